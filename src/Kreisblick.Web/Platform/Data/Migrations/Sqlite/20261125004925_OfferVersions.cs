using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kreisblick.Web.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class OfferVersions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "ends_on",
                table: "offers_services",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "funding_ends_on",
                table: "offers_services",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "internal_note",
                table: "offers_services",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "origins",
                table: "offers_service_texts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "offers_versions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    record_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    document = table.Column<string>(type: "TEXT", nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false),
                    who = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    why = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    proposal_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    restored_from = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offers_versions", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_offers_versions_kind_record_id_number",
                table: "offers_versions",
                columns: new[] { "kind", "record_id", "number" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "offers_versions");

            migrationBuilder.DropColumn(
                name: "ends_on",
                table: "offers_services");

            migrationBuilder.DropColumn(
                name: "funding_ends_on",
                table: "offers_services");

            migrationBuilder.DropColumn(
                name: "internal_note",
                table: "offers_services");

            migrationBuilder.DropColumn(
                name: "origins",
                table: "offers_service_texts");
        }
    }
}
