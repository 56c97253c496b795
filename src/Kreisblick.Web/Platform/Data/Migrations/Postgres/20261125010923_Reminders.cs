using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kreisblick.Web.Platform.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Reminders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "offers_confirmation_links",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offers_confirmation_links", x => x.id);
                    table.ForeignKey(
                        name: "fk_offers_confirmation_links_offers_organizations_organization",
                        column: x => x.organization_id,
                        principalTable: "offers_organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "offers_reminders",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    service_id = table.Column<Guid>(type: "uuid", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    sent_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offers_reminders", x => x.id);
                    table.ForeignKey(
                        name: "fk_offers_reminders_offers_services_service_id",
                        column: x => x.service_id,
                        principalTable: "offers_services",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "offers_confirmation_items",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    link_id = table.Column<Guid>(type: "uuid", nullable: false),
                    service_id = table.Column<Guid>(type: "uuid", nullable: false),
                    answer = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offers_confirmation_items", x => x.id);
                    table.ForeignKey(
                        name: "fk_offers_confirmation_items_confirmation_link_link_id",
                        column: x => x.link_id,
                        principalTable: "offers_confirmation_links",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_offers_confirmation_items_offers_services_service_id",
                        column: x => x.service_id,
                        principalTable: "offers_services",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_offers_confirmation_items_link_id",
                table: "offers_confirmation_items",
                column: "link_id");

            migrationBuilder.CreateIndex(
                name: "ix_offers_confirmation_items_service_id",
                table: "offers_confirmation_items",
                column: "service_id");

            migrationBuilder.CreateIndex(
                name: "ix_offers_confirmation_links_expires_at",
                table: "offers_confirmation_links",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_offers_confirmation_links_key_hash",
                table: "offers_confirmation_links",
                column: "key_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_offers_confirmation_links_organization_id",
                table: "offers_confirmation_links",
                column: "organization_id");

            migrationBuilder.CreateIndex(
                name: "ix_offers_reminders_service_id_due_on_kind",
                table: "offers_reminders",
                columns: new[] { "service_id", "due_on", "kind" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "offers_confirmation_items");

            migrationBuilder.DropTable(
                name: "offers_reminders");

            migrationBuilder.DropTable(
                name: "offers_confirmation_links");
        }
    }
}
