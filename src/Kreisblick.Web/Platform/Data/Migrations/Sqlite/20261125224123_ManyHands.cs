using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kreisblick.Web.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ManyHands : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "archived_at",
                table: "offers_services",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "capacity_days",
                table: "offers_category_rules",
                type: "INTEGER",
                nullable: false,
                defaultValue: 14);

            migrationBuilder.CreateTable(
                name: "accounts_erasures",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    asked_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    why = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    decided_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accounts_erasures", x => x.id);
                    table.ForeignKey(
                        name: "fk_accounts_erasures_accounts_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts_accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

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
                name: "offers_feeds",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    address = table.Column<string>(type: "TEXT", nullable: false),
                    rhythm = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    failure = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    failures = table.Column<int>(type: "INTEGER", nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    wants_all = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offers_feeds", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "offers_free_fields",
                columns: table => new
                {
                    scope = table.Column<string>(type: "TEXT", maxLength: 36, nullable: false),
                    field_group = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offers_free_fields", x => new { x.scope, x.field_group });
                });

            migrationBuilder.CreateTable(
                name: "offers_imports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    file_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    file_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    file_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    format = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    origin = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    feed_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    who = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    read_at = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    refusal = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    ignored = table.Column<string>(type: "TEXT", nullable: true),
                    acted_by = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    acted_at = table.Column<long>(type: "INTEGER", nullable: false),
                    confirms = table.Column<bool>(type: "INTEGER", nullable: false),
                    applied_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offers_imports", x => x.id);
                });

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

            migrationBuilder.CreateTable(
                name: "offers_feed_terms",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    feed_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    count = table.Column<int>(type: "INTEGER", nullable: false),
                    term_id = table.Column<Guid>(type: "TEXT", nullable: true)
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

            migrationBuilder.CreateTable(
                name: "offers_import_rows",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    run_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    place = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    provider = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    effect = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    record_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    document = table.Column<string>(type: "TEXT", nullable: true),
                    before_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    changes = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    problems = table.Column<string>(type: "TEXT", nullable: false),
                    like_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    like_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    like_reason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    is_taken = table.Column<bool>(type: "INTEGER", nullable: false),
                    proposal_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offers_import_rows", x => x.id);
                    table.ForeignKey(
                        name: "fk_offers_import_rows_offers_imports_run_id",
                        column: x => x.run_id,
                        principalTable: "offers_imports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_accounts_erasures_account_id",
                table: "accounts_erasures",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_accounts_erasures_state",
                table: "accounts_erasures",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "ix_offers_distinct_second",
                table: "offers_distinct",
                column: "second");

            migrationBuilder.CreateIndex(
                name: "ix_offers_feed_terms_feed_id_key",
                table: "offers_feed_terms",
                columns: new[] { "feed_id", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_offers_feeds_due_at",
                table: "offers_feeds",
                column: "due_at");

            migrationBuilder.CreateIndex(
                name: "ix_offers_import_rows_proposal_id",
                table: "offers_import_rows",
                column: "proposal_id");

            migrationBuilder.CreateIndex(
                name: "ix_offers_import_rows_run_id_number",
                table: "offers_import_rows",
                columns: new[] { "run_id", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_offers_imports_feed_id",
                table: "offers_imports",
                column: "feed_id");

            migrationBuilder.CreateIndex(
                name: "ix_offers_imports_file_hash",
                table: "offers_imports",
                column: "file_hash");

            migrationBuilder.CreateIndex(
                name: "ix_offers_imports_read_at",
                table: "offers_imports",
                column: "read_at");

            migrationBuilder.CreateIndex(
                name: "ix_offers_links_address",
                table: "offers_links",
                column: "address",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_offers_links_due_at",
                table: "offers_links",
                column: "due_at");

            migrationBuilder.CreateIndex(
                name: "ix_offers_merged_merged_at",
                table: "offers_merged",
                column: "merged_at");

            migrationBuilder.CreateIndex(
                name: "ix_offers_merged_merged_into",
                table: "offers_merged",
                column: "merged_into");

            migrationBuilder.CreateIndex(
                name: "ix_offers_searches_day",
                table: "offers_searches",
                column: "day");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "accounts_erasures");

            migrationBuilder.DropTable(
                name: "offers_distinct");

            migrationBuilder.DropTable(
                name: "offers_feed_terms");

            migrationBuilder.DropTable(
                name: "offers_free_fields");

            migrationBuilder.DropTable(
                name: "offers_import_rows");

            migrationBuilder.DropTable(
                name: "offers_links");

            migrationBuilder.DropTable(
                name: "offers_merged");

            migrationBuilder.DropTable(
                name: "offers_search_months");

            migrationBuilder.DropTable(
                name: "offers_searches");

            migrationBuilder.DropTable(
                name: "offers_feeds");

            migrationBuilder.DropTable(
                name: "offers_imports");

            migrationBuilder.DropColumn(
                name: "archived_at",
                table: "offers_services");

            migrationBuilder.DropColumn(
                name: "capacity_days",
                table: "offers_category_rules");
        }
    }
}
