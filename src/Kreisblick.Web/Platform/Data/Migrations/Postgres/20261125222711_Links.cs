using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kreisblick.Web.Platform.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Links : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "offers_links",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    address = table.Column<string>(type: "text", nullable: false),
                    is_protected = table.Column<bool>(type: "boolean", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    target = table.Column<string>(type: "text", nullable: true),
                    certificate_ends = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    checked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    failing_since = table.Column<DateOnly>(type: "date", nullable: true),
                    last_failed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    failed_days = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offers_links", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_offers_links_address",
                table: "offers_links",
                column: "address",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_offers_links_due_at",
                table: "offers_links",
                column: "due_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "offers_links");
        }
    }
}
