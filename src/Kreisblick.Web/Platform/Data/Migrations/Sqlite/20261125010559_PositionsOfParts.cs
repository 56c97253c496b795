using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kreisblick.Web.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PositionsOfParts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "position",
                table: "offers_urls",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "position",
                table: "offers_service_capacities",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "position",
                table: "offers_service_at_locations",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "position",
                table: "offers_service_areas",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "position",
                table: "offers_required_documents",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "position",
                table: "offers_programs",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "position",
                table: "offers_phones",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "position",
                table: "offers_organization_identifiers",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "position",
                table: "offers_locations",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "position",
                table: "offers_languages",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "position",
                table: "offers_funding",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "position",
                table: "offers_cost_options",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "position",
                table: "offers_contacts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "position",
                table: "offers_attributes",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "position",
                table: "offers_addresses",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "position",
                table: "offers_accessibility",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "position",
                table: "offers_urls");

            migrationBuilder.DropColumn(
                name: "position",
                table: "offers_service_capacities");

            migrationBuilder.DropColumn(
                name: "position",
                table: "offers_service_at_locations");

            migrationBuilder.DropColumn(
                name: "position",
                table: "offers_service_areas");

            migrationBuilder.DropColumn(
                name: "position",
                table: "offers_required_documents");

            migrationBuilder.DropColumn(
                name: "position",
                table: "offers_programs");

            migrationBuilder.DropColumn(
                name: "position",
                table: "offers_phones");

            migrationBuilder.DropColumn(
                name: "position",
                table: "offers_organization_identifiers");

            migrationBuilder.DropColumn(
                name: "position",
                table: "offers_locations");

            migrationBuilder.DropColumn(
                name: "position",
                table: "offers_languages");

            migrationBuilder.DropColumn(
                name: "position",
                table: "offers_funding");

            migrationBuilder.DropColumn(
                name: "position",
                table: "offers_cost_options");

            migrationBuilder.DropColumn(
                name: "position",
                table: "offers_contacts");

            migrationBuilder.DropColumn(
                name: "position",
                table: "offers_attributes");

            migrationBuilder.DropColumn(
                name: "position",
                table: "offers_addresses");

            migrationBuilder.DropColumn(
                name: "position",
                table: "offers_accessibility");
        }
    }
}
