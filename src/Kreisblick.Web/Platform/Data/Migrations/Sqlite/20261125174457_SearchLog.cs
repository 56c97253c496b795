using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kreisblick.Web.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SearchLog : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "offers_search_months",
                columns: table => new
                {
                    month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    term = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    is_topic = table.Column<bool>(type: "INTEGER", nullable: false),
                    municipality = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    hits = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offers_search_months", x => new { x.month, x.term, x.is_topic, x.municipality, x.hits });
                });

            migrationBuilder.CreateTable(
                name: "offers_searches",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    words = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    codes = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    groups = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    municipality = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    language = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    hits = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offers_searches", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_offers_searches_day",
                table: "offers_searches",
                column: "day");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "offers_search_months");

            migrationBuilder.DropTable(
                name: "offers_searches");
        }
    }
}
