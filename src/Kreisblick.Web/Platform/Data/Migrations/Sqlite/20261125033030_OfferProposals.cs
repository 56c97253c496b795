using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kreisblick.Web.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class OfferProposals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "offers_category_rules",
                columns: table => new
                {
                    code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    interval_months = table.Column<int>(type: "INTEGER", nullable: false),
                    yellow_days = table.Column<int>(type: "INTEGER", nullable: false),
                    reminder_days = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    withdraw_after_days = table.Column<int>(type: "INTEGER", nullable: true),
                    two_persons = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offers_category_rules", x => x.code);
                });

            migrationBuilder.CreateTable(
                name: "offers_proposals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    record_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    document = table.Column<string>(type: "TEXT", nullable: false),
                    base_version = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    author = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    reviewer = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    approver = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    submitted_at = table.Column<long>(type: "INTEGER", nullable: true),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    verdicts = table.Column<string>(type: "TEXT", nullable: false),
                    collisions = table.Column<string>(type: "TEXT", nullable: false),
                    contributors = table.Column<string>(type: "TEXT", nullable: false),
                    publish_at = table.Column<long>(type: "INTEGER", nullable: true),
                    confirmed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    confirmed_by = table.Column<string>(type: "TEXT", nullable: true),
                    batch_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    published_version = table.Column<int>(type: "INTEGER", nullable: true),
                    at_once = table.Column<bool>(type: "INTEGER", nullable: false),
                    seen_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offers_proposals", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "offers_proposal_saves",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    proposal_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    document = table.Column<string>(type: "TEXT", nullable: false),
                    who = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    saved_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offers_proposal_saves", x => x.id);
                    table.ForeignKey(
                        name: "fk_offers_proposal_saves_proposal_proposal_id",
                        column: x => x.proposal_id,
                        principalTable: "offers_proposals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_offers_proposal_saves_proposal_id_revision",
                table: "offers_proposal_saves",
                columns: new[] { "proposal_id", "revision" });

            migrationBuilder.CreateIndex(
                name: "ix_offers_proposals_batch_id",
                table: "offers_proposals",
                column: "batch_id");

            migrationBuilder.CreateIndex(
                name: "ix_offers_proposals_kind_record_id",
                table: "offers_proposals",
                columns: new[] { "kind", "record_id" });

            migrationBuilder.CreateIndex(
                name: "ix_offers_proposals_owner_id",
                table: "offers_proposals",
                column: "owner_id");

            migrationBuilder.CreateIndex(
                name: "ix_offers_proposals_state_submitted_at",
                table: "offers_proposals",
                columns: new[] { "state", "submitted_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "offers_category_rules");

            migrationBuilder.DropTable(
                name: "offers_proposal_saves");

            migrationBuilder.DropTable(
                name: "offers_proposals");
        }
    }
}
