using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kreisblick.Web.Platform.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Feeds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "feed_id",
                table: "offers_imports",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "offers_feeds",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    address = table.Column<string>(type: "text", nullable: false),
                    rhythm = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    failure = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    failures = table.Column<int>(type: "integer", nullable: false),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    wants_all = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offers_feeds", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "offers_feed_terms",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    feed_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false),
                    term_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offers_feed_terms", x => x.id);
                    table.ForeignKey(
                        name: "fk_offers_feed_terms_offers_feeds_feed_id",
                        column: x => x.feed_id,
                        principalTable: "offers_feeds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_offers_imports_feed_id",
                table: "offers_imports",
                column: "feed_id");

            migrationBuilder.CreateIndex(
                name: "ix_offers_feed_terms_feed_id_key",
                table: "offers_feed_terms",
                columns: new[] { "feed_id", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_offers_feeds_due_at",
                table: "offers_feeds",
                column: "due_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "offers_feed_terms");

            migrationBuilder.DropTable(
                name: "offers_feeds");

            migrationBuilder.DropIndex(
                name: "ix_offers_imports_feed_id",
                table: "offers_imports");

            migrationBuilder.DropColumn(
                name: "feed_id",
                table: "offers_imports");
        }
    }
}
