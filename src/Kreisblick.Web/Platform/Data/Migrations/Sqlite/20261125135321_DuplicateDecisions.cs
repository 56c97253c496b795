using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kreisblick.Web.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class DuplicateDecisions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "offers_distinct",
                columns: table => new
                {
                    first = table.Column<Guid>(type: "TEXT", nullable: false),
                    second = table.Column<Guid>(type: "TEXT", nullable: false),
                    who = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offers_distinct", x => new { x.first, x.second });
                    table.ForeignKey(
                        name: "fk_offers_distinct_service_first",
                        column: x => x.first,
                        principalTable: "offers_services",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_offers_distinct_service_second",
                        column: x => x.second,
                        principalTable: "offers_services",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "offers_merged",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    merged_into = table.Column<Guid>(type: "TEXT", nullable: false),
                    kept_before = table.Column<int>(type: "INTEGER", nullable: false),
                    kept_after = table.Column<int>(type: "INTEGER", nullable: false),
                    ended_before = table.Column<int>(type: "INTEGER", nullable: false),
                    ended_after = table.Column<int>(type: "INTEGER", nullable: false),
                    who = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    merged_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offers_merged", x => x.id);
                    table.ForeignKey(
                        name: "fk_offers_merged_service_id",
                        column: x => x.id,
                        principalTable: "offers_services",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_offers_merged_service_merged_into",
                        column: x => x.merged_into,
                        principalTable: "offers_services",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_offers_distinct_second",
                table: "offers_distinct",
                column: "second");

            migrationBuilder.CreateIndex(
                name: "ix_offers_merged_merged_into",
                table: "offers_merged",
                column: "merged_into");

            migrationBuilder.CreateIndex(
                name: "ix_offers_merged_merged_at",
                table: "offers_merged",
                column: "merged_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "offers_distinct");

            migrationBuilder.DropTable(
                name: "offers_merged");
        }
    }
}
