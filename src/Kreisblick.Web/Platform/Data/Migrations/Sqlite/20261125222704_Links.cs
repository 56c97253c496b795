using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kreisblick.Web.Platform.Data.Migrations.Sqlite
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
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    address = table.Column<string>(type: "TEXT", nullable: false),
                    is_protected = table.Column<bool>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    target = table.Column<string>(type: "TEXT", nullable: true),
                    certificate_ends = table.Column<long>(type: "INTEGER", nullable: true),
                    due_at = table.Column<long>(type: "INTEGER", nullable: false),
                    checked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    failing_since = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    last_failed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    failed_days = table.Column<int>(type: "INTEGER", nullable: false)
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
