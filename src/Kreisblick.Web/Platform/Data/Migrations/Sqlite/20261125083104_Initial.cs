using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kreisblick.Web.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "accounts_accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    email_key = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    password_hash = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    totp_secret = table.Column<string>(type: "TEXT", maxLength: 600, nullable: true),
                    totp_step = table.Column<long>(type: "INTEGER", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    last_sign_in_at = table.Column<long>(type: "INTEGER", nullable: true),
                    warnings_sent = table.Column<int>(type: "INTEGER", nullable: false),
                    warned_at = table.Column<long>(type: "INTEGER", nullable: true),
                    is_example = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accounts_accounts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "accounts_groups",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accounts_groups", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "accounts_sign_in_failures",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    budget = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    happened_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accounts_sign_in_failures", x => x.id);
                });

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
                name: "offers_emergency_numbers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    group = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    tel = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    hours = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    cost = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    anonymous = table.Column<bool>(type: "INTEGER", nullable: false),
                    topic_codes = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    last_checked = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offers_emergency_numbers", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "offers_life_situations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    slug = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    teaser = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    category_codes = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    target_group_codes = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    urgent = table.Column<bool>(type: "INTEGER", nullable: false),
                    urgent_numbers = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offers_life_situations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "offers_organizations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    public_id = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    alternate_name = table.Column<string>(type: "TEXT", nullable: true),
                    description = table.Column<string>(type: "TEXT", nullable: false),
                    email = table.Column<string>(type: "TEXT", nullable: true),
                    website = table.Column<string>(type: "TEXT", nullable: true),
                    year_incorporated = table.Column<int>(type: "INTEGER", nullable: true),
                    legal_status = table.Column<string>(type: "TEXT", nullable: true),
                    logo = table.Column<string>(type: "TEXT", nullable: true),
                    uri = table.Column<string>(type: "TEXT", nullable: true),
                    parent_organization_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    last_modified = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offers_organizations", x => x.id);
                    table.ForeignKey(
                        name: "fk_offers_organizations_offers_organizations_parent_organization_id",
                        column: x => x.parent_organization_id,
                        principalTable: "offers_organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
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
                name: "offers_synonyms",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    term = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    canonical = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    codes = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    urgent = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offers_synonyms", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "offers_taxonomies",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    slug = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    description = table.Column<string>(type: "TEXT", nullable: false),
                    uri = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offers_taxonomies", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "offers_units",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    scheme = table.Column<string>(type: "TEXT", nullable: true),
                    identifier = table.Column<string>(type: "TEXT", nullable: true),
                    uri = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offers_units", x => x.id);
                });

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

            migrationBuilder.CreateTable(
                name: "platform_area_events",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    effective = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_area_events", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "platform_areas",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    ars = table.Column<string>(type: "TEXT", maxLength: 12, nullable: true),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    last_day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    latitude = table.Column<double>(type: "REAL", nullable: true),
                    longitude = table.Column<double>(type: "REAL", nullable: true),
                    source = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    licence = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_areas", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "platform_audit_events",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    happened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    who = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    who_digest = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    key_year = table.Column<int>(type: "INTEGER", nullable: false),
                    why = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    came_from = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    module = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    action = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    object_kind = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    object_id = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    changes = table.Column<string>(type: "TEXT", nullable: true),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_audit_events", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "platform_audit_head",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_audit_head", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "platform_audit_keys",
                columns: table => new
                {
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    secret = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_audit_keys", x => x.year);
                });

            migrationBuilder.CreateTable(
                name: "platform_change_counters",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    value = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_change_counters", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "platform_data_protection_keys",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    friendly_name = table.Column<string>(type: "TEXT", nullable: true),
                    xml = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_data_protection_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "platform_files",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    type = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    size = table.Column<long>(type: "INTEGER", nullable: false),
                    stored = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_files", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "platform_holiday_places",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    municipality_key = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    village = table.Column<string>(type: "TEXT", nullable: true),
                    holiday = table.Column<string>(type: "TEXT", nullable: false),
                    is_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_holiday_places", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "platform_jobs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    payload = table.Column<string>(type: "TEXT", nullable: false),
                    due = table.Column<long>(type: "INTEGER", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    leased_until = table.Column<long>(type: "INTEGER", nullable: true),
                    lease_owner = table.Column<Guid>(type: "TEXT", nullable: true),
                    finished = table.Column<long>(type: "INTEGER", nullable: true),
                    error = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_jobs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "platform_mail_outbox",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    template = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    recipient = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    subject = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    body = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: true),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    created = table.Column<long>(type: "INTEGER", nullable: false),
                    waiting_since = table.Column<long>(type: "INTEGER", nullable: false),
                    due = table.Column<long>(type: "INTEGER", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    leased_until = table.Column<long>(type: "INTEGER", nullable: true),
                    lease_owner = table.Column<Guid>(type: "TEXT", nullable: true),
                    answer = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    settled = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_mail_outbox", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "platform_messages",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    text_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    reply_address = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    page = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false),
                    form_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_messages", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "platform_school_holidays",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school_year = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    from_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    is_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_school_holidays", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "platform_secrets",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    protected_value = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_secrets", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "platform_trace_links",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    from_kind = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    from_key = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    from_title = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    from_address = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    from_visibility = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    to_kind = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    to_key = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    to_title = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    to_address = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    to_visibility = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    relation = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_trace_links", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "accounts_external_logins",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    issuer = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    subject = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    connected_at = table.Column<long>(type: "INTEGER", nullable: false),
                    last_used_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accounts_external_logins", x => x.id);
                    table.ForeignKey(
                        name: "fk_accounts_external_logins_accounts_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts_accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "accounts_granted_roles",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    scope = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    granted_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accounts_granted_roles", x => x.id);
                    table.ForeignKey(
                        name: "fk_accounts_granted_roles_accounts_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts_accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "accounts_known_devices",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    seen_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accounts_known_devices", x => x.id);
                    table.ForeignKey(
                        name: "fk_accounts_known_devices_accounts_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts_accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "accounts_passkeys",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    credential_id = table.Column<byte[]>(type: "BLOB", maxLength: 1023, nullable: false),
                    public_key = table.Column<byte[]>(type: "BLOB", maxLength: 2000, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    sign_count = table.Column<long>(type: "INTEGER", nullable: false),
                    transports = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    user_verified = table.Column<bool>(type: "INTEGER", nullable: false),
                    backup_eligible = table.Column<bool>(type: "INTEGER", nullable: false),
                    backed_up = table.Column<bool>(type: "INTEGER", nullable: false),
                    attestation_object = table.Column<byte[]>(type: "BLOB", nullable: false),
                    client_data = table.Column<byte[]>(type: "BLOB", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    last_used_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accounts_passkeys", x => x.id);
                    table.ForeignKey(
                        name: "fk_accounts_passkeys_accounts_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts_accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "accounts_recovery_codes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    used_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accounts_recovery_codes", x => x.id);
                    table.ForeignKey(
                        name: "fk_accounts_recovery_codes_accounts_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts_accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "accounts_role_proposals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    give = table.Column<bool>(type: "INTEGER", nullable: false),
                    role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    scope = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    why = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    proposed_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    proposed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    settled_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    settled_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accounts_role_proposals", x => x.id);
                    table.ForeignKey(
                        name: "fk_accounts_role_proposals_accounts_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts_accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "accounts_sessions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    key_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false),
                    seen_at = table.Column<long>(type: "INTEGER", nullable: false),
                    proven_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ends_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    device = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accounts_sessions", x => x.id);
                    table.ForeignKey(
                        name: "fk_accounts_sessions_accounts_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts_accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "accounts_tokens",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    purpose = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    created_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    used_at = table.Column<long>(type: "INTEGER", nullable: true),
                    detail = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    pending_factor = table.Column<string>(type: "TEXT", maxLength: 600, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accounts_tokens", x => x.id);
                    table.ForeignKey(
                        name: "fk_accounts_tokens_accounts_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts_accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "accounts_group_memberships",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    group_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false),
                    until = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accounts_group_memberships", x => x.id);
                    table.ForeignKey(
                        name: "fk_accounts_group_memberships_accounts_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts_accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_accounts_group_memberships_accounts_groups_group_id",
                        column: x => x.group_id,
                        principalTable: "accounts_groups",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "offers_confirmation_links",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    key_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offers_confirmation_links", x => x.id);
                    table.ForeignKey(
                        name: "fk_offers_confirmation_links_offers_organizations_organization_id",
                        column: x => x.organization_id,
                        principalTable: "offers_organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "offers_locations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    location_type = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    url = table.Column<string>(type: "TEXT", nullable: true),
                    name = table.Column<string>(type: "TEXT", nullable: true),
                    alternate_name = table.Column<string>(type: "TEXT", nullable: true),
                    description = table.Column<string>(type: "TEXT", nullable: true),
                    transportation = table.Column<string>(type: "TEXT", nullable: true),
                    latitude = table.Column<double>(type: "REAL", nullable: true),
                    longitude = table.Column<double>(type: "REAL", nullable: true),
                    external_identifier = table.Column<string>(type: "TEXT", nullable: true),
                    external_identifier_type = table.Column<string>(type: "TEXT", nullable: true),
                    municipality_key = table.Column<string>(type: "TEXT", nullable: true),
                    is_address_protected = table.Column<bool>(type: "INTEGER", nullable: false),
                    last_modified = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offers_locations", x => x.id);
                    table.CheckConstraint("ck_offers_locations_protected", "NOT is_address_protected OR (latitude IS NULL AND longitude IS NULL AND transportation IS NULL AND municipality_key IS NULL)");
                    table.ForeignKey(
                        name: "fk_offers_locations_organization_organization_id",
                        column: x => x.organization_id,
                        principalTable: "offers_organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "offers_organization_identifiers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    identifier_scheme = table.Column<string>(type: "TEXT", nullable: true),
                    identifier_type = table.Column<string>(type: "TEXT", nullable: false),
                    identifier = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offers_organization_identifiers", x => x.id);
                    table.ForeignKey(
                        name: "fk_offers_organization_identifiers_offers_organizations_organization_id",
                        column: x => x.organization_id,
                        principalTable: "offers_organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "offers_programs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    alternate_name = table.Column<string>(type: "TEXT", nullable: true),
                    description = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offers_programs", x => x.id);
                    table.ForeignKey(
                        name: "fk_offers_programs_offers_organizations_organization_id",
                        column: x => x.organization_id,
                        principalTable: "offers_organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
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

            migrationBuilder.CreateTable(
                name: "offers_taxonomy_terms",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    taxonomy_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: true),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    plain_name = table.Column<string>(type: "TEXT", nullable: true),
                    description = table.Column<string>(type: "TEXT", nullable: false),
                    parent_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    language = table.Column<string>(type: "TEXT", nullable: true),
                    term_uri = table.Column<string>(type: "TEXT", nullable: true),
                    legal_basis = table.Column<string>(type: "TEXT", nullable: true),
                    open_eligibility = table.Column<string>(type: "TEXT", nullable: true),
                    age_from = table.Column<int>(type: "INTEGER", nullable: true),
                    age_to = table.Column<int>(type: "INTEGER", nullable: true),
                    is_protected = table.Column<bool>(type: "INTEGER", nullable: false),
                    replaced_by = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offers_taxonomy_terms", x => x.id);
                    table.ForeignKey(
                        name: "fk_offers_taxonomy_terms_offers_taxonomies_taxonomy_id",
                        column: x => x.taxonomy_id,
                        principalTable: "offers_taxonomies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_offers_taxonomy_terms_offers_taxonomy_terms_parent_id",
                        column: x => x.parent_id,
                        principalTable: "offers_taxonomy_terms",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "platform_area_boundaries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    area_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    status = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    last_day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    shape = table.Column<byte[]>(type: "BLOB", nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    licence = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_area_boundaries", x => x.id);
                    table.ForeignKey(
                        name: "fk_platform_area_boundaries_platform_areas_area_id",
                        column: x => x.area_id,
                        principalTable: "platform_areas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "platform_area_event_parts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    from_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    to_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    part = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    share = table.Column<double>(type: "REAL", nullable: true),
                    certainty = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    source = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    event_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_area_event_parts", x => x.id);
                    table.ForeignKey(
                        name: "fk_platform_area_event_parts_platform_area_events_event_id",
                        column: x => x.event_id,
                        principalTable: "platform_area_events",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_platform_area_event_parts_platform_areas_from_id",
                        column: x => x.from_id,
                        principalTable: "platform_areas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_platform_area_event_parts_platform_areas_to_id",
                        column: x => x.to_id,
                        principalTable: "platform_areas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "platform_area_parents",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    child_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    parent_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    last_day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    source = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_area_parents", x => x.id);
                    table.ForeignKey(
                        name: "fk_platform_area_parents_platform_areas_child_id",
                        column: x => x.child_id,
                        principalTable: "platform_areas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_platform_area_parents_platform_areas_parent_id",
                        column: x => x.parent_id,
                        principalTable: "platform_areas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "platform_area_postcodes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 5, nullable: false),
                    area_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    latitude = table.Column<double>(type: "REAL", nullable: true),
                    longitude = table.Column<double>(type: "REAL", nullable: true),
                    source = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_area_postcodes", x => x.id);
                    table.ForeignKey(
                        name: "fk_platform_area_postcodes_platform_areas_area_id",
                        column: x => x.area_id,
                        principalTable: "platform_areas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "offers_accessibility",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    location_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    description = table.Column<string>(type: "TEXT", nullable: true),
                    details = table.Column<string>(type: "TEXT", nullable: true),
                    url = table.Column<string>(type: "TEXT", nullable: true),
                    checked_on = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offers_accessibility", x => x.id);
                    table.ForeignKey(
                        name: "fk_offers_accessibility_offers_locations_location_id",
                        column: x => x.location_id,
                        principalTable: "offers_locations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "offers_addresses",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    location_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    attention = table.Column<string>(type: "TEXT", nullable: true),
                    address1 = table.Column<string>(type: "TEXT", nullable: false),
                    address2 = table.Column<string>(type: "TEXT", nullable: true),
                    city = table.Column<string>(type: "TEXT", nullable: false),
                    region = table.Column<string>(type: "TEXT", nullable: true),
                    state_province = table.Column<string>(type: "TEXT", nullable: false),
                    postal_code = table.Column<string>(type: "TEXT", nullable: false),
                    country = table.Column<string>(type: "TEXT", nullable: false),
                    address_type = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offers_addresses", x => x.id);
                    table.ForeignKey(
                        name: "fk_offers_addresses_offers_locations_location_id",
                        column: x => x.location_id,
                        principalTable: "offers_locations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "offers_services",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    public_id = table.Column<string>(type: "TEXT", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    program_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    alternate_name = table.Column<string>(type: "TEXT", nullable: true),
                    description = table.Column<string>(type: "TEXT", nullable: true),
                    url = table.Column<string>(type: "TEXT", nullable: true),
                    email = table.Column<string>(type: "TEXT", nullable: true),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    interpretation_services = table.Column<string>(type: "TEXT", nullable: true),
                    application_process = table.Column<string>(type: "TEXT", nullable: true),
                    fees_description = table.Column<string>(type: "TEXT", nullable: true),
                    accreditations = table.Column<string>(type: "TEXT", nullable: true),
                    eligibility_description = table.Column<string>(type: "TEXT", nullable: true),
                    minimum_age = table.Column<int>(type: "INTEGER", nullable: true),
                    maximum_age = table.Column<int>(type: "INTEGER", nullable: true),
                    assured_date = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    assurer_email = table.Column<string>(type: "TEXT", nullable: true),
                    alert = table.Column<string>(type: "TEXT", nullable: true),
                    alert_until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    last_modified = table.Column<long>(type: "INTEGER", nullable: false),
                    verification_interval_months = table.Column<int>(type: "INTEGER", nullable: false),
                    published_at = table.Column<long>(type: "INTEGER", nullable: true),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    ends_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    funding_ends_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    internal_note = table.Column<string>(type: "TEXT", nullable: true),
                    is_example = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offers_services", x => x.id);
                    table.ForeignKey(
                        name: "fk_offers_services_offers_organizations_organization_id",
                        column: x => x.organization_id,
                        principalTable: "offers_organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_offers_services_offers_programs_program_id",
                        column: x => x.program_id,
                        principalTable: "offers_programs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "offers_attributes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    link_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    link_entity = table.Column<string>(type: "TEXT", nullable: false),
                    link_type = table.Column<string>(type: "TEXT", nullable: true),
                    value = table.Column<string>(type: "TEXT", nullable: true),
                    label = table.Column<string>(type: "TEXT", nullable: true),
                    taxonomy_term_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    is_primary = table.Column<bool>(type: "INTEGER", nullable: false),
                    service_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    location_id = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offers_attributes", x => x.id);
                    table.ForeignKey(
                        name: "fk_offers_attributes_offers_locations_location_id",
                        column: x => x.location_id,
                        principalTable: "offers_locations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_offers_attributes_organization_organization_id",
                        column: x => x.organization_id,
                        principalTable: "offers_organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_offers_attributes_service_service_id",
                        column: x => x.service_id,
                        principalTable: "offers_services",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_offers_attributes_taxonomy_term_taxonomy_term_id",
                        column: x => x.taxonomy_term_id,
                        principalTable: "offers_taxonomy_terms",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "offers_confirmation_items",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    link_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    service_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    answer = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    answered_at = table.Column<long>(type: "INTEGER", nullable: true)
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

            migrationBuilder.CreateTable(
                name: "offers_cost_options",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    service_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    option = table.Column<string>(type: "TEXT", nullable: true),
                    currency = table.Column<string>(type: "TEXT", nullable: true),
                    amount = table.Column<decimal>(type: "TEXT", precision: 12, scale: 2, nullable: true),
                    amount_description = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offers_cost_options", x => x.id);
                    table.ForeignKey(
                        name: "fk_offers_cost_options_service_service_id",
                        column: x => x.service_id,
                        principalTable: "offers_services",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "offers_funding",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    service_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    source = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offers_funding", x => x.id);
                    table.ForeignKey(
                        name: "fk_offers_funding_offers_organizations_organization_id",
                        column: x => x.organization_id,
                        principalTable: "offers_organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_offers_funding_service_service_id",
                        column: x => x.service_id,
                        principalTable: "offers_services",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "offers_reminders",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    service_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    due_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    sent_on = table.Column<DateOnly>(type: "TEXT", nullable: false)
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
                name: "offers_required_documents",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    service_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    document = table.Column<string>(type: "TEXT", nullable: true),
                    uri = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offers_required_documents", x => x.id);
                    table.ForeignKey(
                        name: "fk_offers_required_documents_service_service_id",
                        column: x => x.service_id,
                        principalTable: "offers_services",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "offers_service_at_locations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    service_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    location_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    description = table.Column<string>(type: "TEXT", nullable: true),
                    last_modified = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offers_service_at_locations", x => x.id);
                    table.ForeignKey(
                        name: "fk_offers_service_at_locations_offers_locations_location_id",
                        column: x => x.location_id,
                        principalTable: "offers_locations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_offers_service_at_locations_service_service_id",
                        column: x => x.service_id,
                        principalTable: "offers_services",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "offers_service_capacities",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    service_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    unit_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    available = table.Column<decimal>(type: "TEXT", nullable: false),
                    maximum = table.Column<decimal>(type: "TEXT", nullable: true),
                    description = table.Column<string>(type: "TEXT", nullable: true),
                    updated = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offers_service_capacities", x => x.id);
                    table.ForeignKey(
                        name: "fk_offers_service_capacities_offers_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "offers_units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_offers_service_capacities_service_service_id",
                        column: x => x.service_id,
                        principalTable: "offers_services",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "offers_service_texts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    service_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    language = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    description = table.Column<string>(type: "TEXT", nullable: true),
                    eligibility_description = table.Column<string>(type: "TEXT", nullable: true),
                    application_process = table.Column<string>(type: "TEXT", nullable: true),
                    fees_description = table.Column<string>(type: "TEXT", nullable: true),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    based_on = table.Column<long>(type: "INTEGER", nullable: false),
                    origins = table.Column<string>(type: "TEXT", nullable: true),
                    checked_by = table.Column<string>(type: "TEXT", nullable: true),
                    date = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offers_service_texts", x => x.id);
                    table.ForeignKey(
                        name: "fk_offers_service_texts_service_service_id",
                        column: x => x.service_id,
                        principalTable: "offers_services",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "offers_urls",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    service_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    label = table.Column<string>(type: "TEXT", nullable: true),
                    address = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offers_urls", x => x.id);
                    table.ForeignKey(
                        name: "fk_offers_urls_offers_organizations_organization_id",
                        column: x => x.organization_id,
                        principalTable: "offers_organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_offers_urls_service_service_id",
                        column: x => x.service_id,
                        principalTable: "offers_services",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "offers_contacts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    service_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    service_at_location_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    location_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    name = table.Column<string>(type: "TEXT", nullable: true),
                    title = table.Column<string>(type: "TEXT", nullable: true),
                    department = table.Column<string>(type: "TEXT", nullable: true),
                    email = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offers_contacts", x => x.id);
                    table.ForeignKey(
                        name: "fk_offers_contacts_location_location_id",
                        column: x => x.location_id,
                        principalTable: "offers_locations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_offers_contacts_organization_organization_id",
                        column: x => x.organization_id,
                        principalTable: "offers_organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_offers_contacts_service_at_location_service_at_location_id",
                        column: x => x.service_at_location_id,
                        principalTable: "offers_service_at_locations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_offers_contacts_service_service_id",
                        column: x => x.service_id,
                        principalTable: "offers_services",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "offers_schedule_exceptions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    service_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    location_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    service_at_location_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    from_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    opens_at = table.Column<TimeOnly>(type: "TEXT", nullable: true),
                    closes_at = table.Column<TimeOnly>(type: "TEXT", nullable: true),
                    note = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offers_schedule_exceptions", x => x.id);
                    table.ForeignKey(
                        name: "fk_offers_schedule_exceptions_offers_locations_location_id",
                        column: x => x.location_id,
                        principalTable: "offers_locations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_offers_schedule_exceptions_service_at_location_service_at_location_id",
                        column: x => x.service_at_location_id,
                        principalTable: "offers_service_at_locations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_offers_schedule_exceptions_service_service_id",
                        column: x => x.service_id,
                        principalTable: "offers_services",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "offers_schedules",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    service_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    location_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    service_at_location_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    dt_start = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    freq = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    interval = table.Column<int>(type: "INTEGER", nullable: false),
                    wkst = table.Column<string>(type: "TEXT", maxLength: 2, nullable: true),
                    by_day = table.Column<string>(type: "TEXT", nullable: true),
                    by_month_day = table.Column<string>(type: "TEXT", nullable: true),
                    count = table.Column<int>(type: "INTEGER", nullable: true),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    opens_at = table.Column<TimeOnly>(type: "TEXT", nullable: true),
                    closes_at = table.Column<TimeOnly>(type: "TEXT", nullable: true),
                    description = table.Column<string>(type: "TEXT", nullable: true),
                    schedule_link = table.Column<string>(type: "TEXT", nullable: true),
                    attending_type = table.Column<string>(type: "TEXT", nullable: true),
                    notes = table.Column<string>(type: "TEXT", nullable: true),
                    public_holidays = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    school_holidays = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offers_schedules", x => x.id);
                    table.ForeignKey(
                        name: "fk_offers_schedules_offers_locations_location_id",
                        column: x => x.location_id,
                        principalTable: "offers_locations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_offers_schedules_service_at_location_service_at_location_id",
                        column: x => x.service_at_location_id,
                        principalTable: "offers_service_at_locations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_offers_schedules_service_service_id",
                        column: x => x.service_id,
                        principalTable: "offers_services",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "offers_service_areas",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    service_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    service_at_location_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    name = table.Column<string>(type: "TEXT", nullable: true),
                    description = table.Column<string>(type: "TEXT", nullable: true),
                    extent = table.Column<string>(type: "TEXT", nullable: true),
                    extent_type = table.Column<string>(type: "TEXT", nullable: true),
                    uri = table.Column<string>(type: "TEXT", nullable: true),
                    area_key = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offers_service_areas", x => x.id);
                    table.ForeignKey(
                        name: "fk_offers_service_areas_service_at_location_service_at_location_id",
                        column: x => x.service_at_location_id,
                        principalTable: "offers_service_at_locations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_offers_service_areas_service_service_id",
                        column: x => x.service_id,
                        principalTable: "offers_services",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "offers_phones",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    location_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    service_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    contact_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    service_at_location_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    number = table.Column<string>(type: "TEXT", nullable: false),
                    type = table.Column<string>(type: "TEXT", nullable: true),
                    description = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offers_phones", x => x.id);
                    table.ForeignKey(
                        name: "fk_offers_phones_offers_contacts_contact_id",
                        column: x => x.contact_id,
                        principalTable: "offers_contacts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_offers_phones_offers_locations_location_id",
                        column: x => x.location_id,
                        principalTable: "offers_locations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_offers_phones_offers_organizations_organization_id",
                        column: x => x.organization_id,
                        principalTable: "offers_organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_offers_phones_service_at_location_service_at_location_id",
                        column: x => x.service_at_location_id,
                        principalTable: "offers_service_at_locations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_offers_phones_service_service_id",
                        column: x => x.service_id,
                        principalTable: "offers_services",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "offers_languages",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    service_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    location_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    phone_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    name = table.Column<string>(type: "TEXT", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: true),
                    note = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offers_languages", x => x.id);
                    table.ForeignKey(
                        name: "fk_offers_languages_offers_locations_location_id",
                        column: x => x.location_id,
                        principalTable: "offers_locations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_offers_languages_offers_phones_phone_id",
                        column: x => x.phone_id,
                        principalTable: "offers_phones",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_offers_languages_service_service_id",
                        column: x => x.service_id,
                        principalTable: "offers_services",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                table: "platform_audit_head",
                columns: new[] { "id", "hash", "number" },
                values: new object[] { 1, "0000000000000000000000000000000000000000000000000000000000000000", 0L });

            migrationBuilder.CreateIndex(
                name: "ix_accounts_accounts_email_key",
                table: "accounts_accounts",
                column: "email_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_accounts_external_logins_account_id",
                table: "accounts_external_logins",
                column: "account_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_accounts_external_logins_issuer_subject",
                table: "accounts_external_logins",
                columns: new[] { "issuer", "subject" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_accounts_granted_roles_account_id",
                table: "accounts_granted_roles",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_accounts_granted_roles_role_scope",
                table: "accounts_granted_roles",
                columns: new[] { "role", "scope" });

            migrationBuilder.CreateIndex(
                name: "ix_accounts_group_memberships_account_id",
                table: "accounts_group_memberships",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_accounts_group_memberships_group_id",
                table: "accounts_group_memberships",
                column: "group_id");

            migrationBuilder.CreateIndex(
                name: "ix_accounts_groups_code",
                table: "accounts_groups",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_accounts_known_devices_account_id",
                table: "accounts_known_devices",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_accounts_known_devices_hash",
                table: "accounts_known_devices",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_accounts_passkeys_account_id",
                table: "accounts_passkeys",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_accounts_passkeys_credential_id",
                table: "accounts_passkeys",
                column: "credential_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_accounts_recovery_codes_account_id",
                table: "accounts_recovery_codes",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_accounts_role_proposals_account_id",
                table: "accounts_role_proposals",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_accounts_sessions_account_id",
                table: "accounts_sessions",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_accounts_sessions_key_hash",
                table: "accounts_sessions",
                column: "key_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_accounts_sign_in_failures_budget_happened_at",
                table: "accounts_sign_in_failures",
                columns: new[] { "budget", "happened_at" });

            migrationBuilder.CreateIndex(
                name: "ix_accounts_tokens_account_id",
                table: "accounts_tokens",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_accounts_tokens_hash",
                table: "accounts_tokens",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_offers_accessibility_location_id",
                table: "offers_accessibility",
                column: "location_id");

            migrationBuilder.CreateIndex(
                name: "ix_offers_addresses_location_id",
                table: "offers_addresses",
                column: "location_id");

            migrationBuilder.CreateIndex(
                name: "ix_offers_addresses_postal_code",
                table: "offers_addresses",
                column: "postal_code");

            migrationBuilder.CreateIndex(
                name: "ix_offers_attributes_link_id",
                table: "offers_attributes",
                column: "link_id");

            migrationBuilder.CreateIndex(
                name: "ix_offers_attributes_location_id",
                table: "offers_attributes",
                column: "location_id");

            migrationBuilder.CreateIndex(
                name: "ix_offers_attributes_organization_id",
                table: "offers_attributes",
                column: "organization_id");

            migrationBuilder.CreateIndex(
                name: "ix_offers_attributes_service_id",
                table: "offers_attributes",
                column: "service_id");

            migrationBuilder.CreateIndex(
                name: "ix_offers_attributes_taxonomy_term_id",
                table: "offers_attributes",
                column: "taxonomy_term_id");

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
                name: "ix_offers_contacts_location_id",
                table: "offers_contacts",
                column: "location_id");

            migrationBuilder.CreateIndex(
                name: "ix_offers_contacts_organization_id",
                table: "offers_contacts",
                column: "organization_id");

            migrationBuilder.CreateIndex(
                name: "ix_offers_contacts_service_at_location_id",
                table: "offers_contacts",
                column: "service_at_location_id");

            migrationBuilder.CreateIndex(
                name: "ix_offers_contacts_service_id",
                table: "offers_contacts",
                column: "service_id");

            migrationBuilder.CreateIndex(
                name: "ix_offers_cost_options_service_id",
                table: "offers_cost_options",
                column: "service_id");

            migrationBuilder.CreateIndex(
                name: "ix_offers_funding_organization_id",
                table: "offers_funding",
                column: "organization_id");

            migrationBuilder.CreateIndex(
                name: "ix_offers_funding_service_id",
                table: "offers_funding",
                column: "service_id");

            migrationBuilder.CreateIndex(
                name: "ix_offers_languages_location_id",
                table: "offers_languages",
                column: "location_id");

            migrationBuilder.CreateIndex(
                name: "ix_offers_languages_phone_id",
                table: "offers_languages",
                column: "phone_id");

            migrationBuilder.CreateIndex(
                name: "ix_offers_languages_service_id",
                table: "offers_languages",
                column: "service_id");

            migrationBuilder.CreateIndex(
                name: "ix_offers_life_situations_code",
                table: "offers_life_situations",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_offers_life_situations_slug",
                table: "offers_life_situations",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_offers_locations_organization_id",
                table: "offers_locations",
                column: "organization_id");

            migrationBuilder.CreateIndex(
                name: "ix_offers_organization_identifiers_organization_id",
                table: "offers_organization_identifiers",
                column: "organization_id");

            migrationBuilder.CreateIndex(
                name: "ix_offers_organizations_parent_organization_id",
                table: "offers_organizations",
                column: "parent_organization_id");

            migrationBuilder.CreateIndex(
                name: "ix_offers_organizations_public_id",
                table: "offers_organizations",
                column: "public_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_offers_phones_contact_id",
                table: "offers_phones",
                column: "contact_id");

            migrationBuilder.CreateIndex(
                name: "ix_offers_phones_location_id",
                table: "offers_phones",
                column: "location_id");

            migrationBuilder.CreateIndex(
                name: "ix_offers_phones_organization_id",
                table: "offers_phones",
                column: "organization_id");

            migrationBuilder.CreateIndex(
                name: "ix_offers_phones_service_at_location_id",
                table: "offers_phones",
                column: "service_at_location_id");

            migrationBuilder.CreateIndex(
                name: "ix_offers_phones_service_id",
                table: "offers_phones",
                column: "service_id");

            migrationBuilder.CreateIndex(
                name: "ix_offers_programs_organization_id",
                table: "offers_programs",
                column: "organization_id");

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

            migrationBuilder.CreateIndex(
                name: "ix_offers_reminders_service_id_due_on_kind",
                table: "offers_reminders",
                columns: new[] { "service_id", "due_on", "kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_offers_required_documents_service_id",
                table: "offers_required_documents",
                column: "service_id");

            migrationBuilder.CreateIndex(
                name: "ix_offers_schedule_exceptions_location_id",
                table: "offers_schedule_exceptions",
                column: "location_id");

            migrationBuilder.CreateIndex(
                name: "ix_offers_schedule_exceptions_service_at_location_id",
                table: "offers_schedule_exceptions",
                column: "service_at_location_id");

            migrationBuilder.CreateIndex(
                name: "ix_offers_schedule_exceptions_service_id",
                table: "offers_schedule_exceptions",
                column: "service_id");

            migrationBuilder.CreateIndex(
                name: "ix_offers_schedules_location_id",
                table: "offers_schedules",
                column: "location_id");

            migrationBuilder.CreateIndex(
                name: "ix_offers_schedules_service_at_location_id",
                table: "offers_schedules",
                column: "service_at_location_id");

            migrationBuilder.CreateIndex(
                name: "ix_offers_schedules_service_id",
                table: "offers_schedules",
                column: "service_id");

            migrationBuilder.CreateIndex(
                name: "ix_offers_service_areas_area_key",
                table: "offers_service_areas",
                column: "area_key");

            migrationBuilder.CreateIndex(
                name: "ix_offers_service_areas_service_at_location_id",
                table: "offers_service_areas",
                column: "service_at_location_id");

            migrationBuilder.CreateIndex(
                name: "ix_offers_service_areas_service_id",
                table: "offers_service_areas",
                column: "service_id");

            migrationBuilder.CreateIndex(
                name: "ix_offers_service_at_locations_location_id",
                table: "offers_service_at_locations",
                column: "location_id");

            migrationBuilder.CreateIndex(
                name: "ix_offers_service_at_locations_service_id",
                table: "offers_service_at_locations",
                column: "service_id");

            migrationBuilder.CreateIndex(
                name: "ix_offers_service_capacities_service_id",
                table: "offers_service_capacities",
                column: "service_id");

            migrationBuilder.CreateIndex(
                name: "ix_offers_service_capacities_unit_id",
                table: "offers_service_capacities",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_offers_service_texts_service_id_language",
                table: "offers_service_texts",
                columns: new[] { "service_id", "language" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_offers_services_last_modified",
                table: "offers_services",
                column: "last_modified");

            migrationBuilder.CreateIndex(
                name: "ix_offers_services_organization_id",
                table: "offers_services",
                column: "organization_id");

            migrationBuilder.CreateIndex(
                name: "ix_offers_services_program_id",
                table: "offers_services",
                column: "program_id");

            migrationBuilder.CreateIndex(
                name: "ix_offers_services_public_id",
                table: "offers_services",
                column: "public_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_offers_synonyms_term",
                table: "offers_synonyms",
                column: "term",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_offers_taxonomies_slug",
                table: "offers_taxonomies",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_offers_taxonomy_terms_parent_id",
                table: "offers_taxonomy_terms",
                column: "parent_id");

            migrationBuilder.CreateIndex(
                name: "ix_offers_taxonomy_terms_taxonomy_id_code",
                table: "offers_taxonomy_terms",
                columns: new[] { "taxonomy_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_offers_urls_organization_id",
                table: "offers_urls",
                column: "organization_id");

            migrationBuilder.CreateIndex(
                name: "ix_offers_urls_service_id",
                table: "offers_urls",
                column: "service_id");

            migrationBuilder.CreateIndex(
                name: "ix_offers_versions_kind_record_id_number",
                table: "offers_versions",
                columns: new[] { "kind", "record_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_platform_area_boundaries_area_id_status",
                table: "platform_area_boundaries",
                columns: new[] { "area_id", "status" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_platform_area_event_parts_event_id",
                table: "platform_area_event_parts",
                column: "event_id");

            migrationBuilder.CreateIndex(
                name: "ix_platform_area_event_parts_from_id",
                table: "platform_area_event_parts",
                column: "from_id");

            migrationBuilder.CreateIndex(
                name: "ix_platform_area_event_parts_to_id",
                table: "platform_area_event_parts",
                column: "to_id");

            migrationBuilder.CreateIndex(
                name: "ix_platform_area_events_key",
                table: "platform_area_events",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_platform_area_parents_child_id",
                table: "platform_area_parents",
                column: "child_id");

            migrationBuilder.CreateIndex(
                name: "ix_platform_area_parents_parent_id",
                table: "platform_area_parents",
                column: "parent_id");

            migrationBuilder.CreateIndex(
                name: "ix_platform_area_postcodes_area_id",
                table: "platform_area_postcodes",
                column: "area_id");

            migrationBuilder.CreateIndex(
                name: "ix_platform_area_postcodes_code_area_id",
                table: "platform_area_postcodes",
                columns: new[] { "code", "area_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_platform_areas_key",
                table: "platform_areas",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_platform_audit_events_happened_at",
                table: "platform_audit_events",
                column: "happened_at");

            migrationBuilder.CreateIndex(
                name: "ix_platform_audit_events_number",
                table: "platform_audit_events",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_platform_audit_events_object_kind_object_id",
                table: "platform_audit_events",
                columns: new[] { "object_kind", "object_id" });

            migrationBuilder.CreateIndex(
                name: "ix_platform_audit_events_who",
                table: "platform_audit_events",
                column: "who");

            migrationBuilder.CreateIndex(
                name: "ix_platform_files_hash",
                table: "platform_files",
                column: "hash");

            migrationBuilder.CreateIndex(
                name: "ix_platform_jobs_finished_due",
                table: "platform_jobs",
                columns: new[] { "finished", "due" });

            migrationBuilder.CreateIndex(
                name: "ix_platform_mail_outbox_settled",
                table: "platform_mail_outbox",
                column: "settled");

            migrationBuilder.CreateIndex(
                name: "ix_platform_mail_outbox_state_due",
                table: "platform_mail_outbox",
                columns: new[] { "state", "due" });

            migrationBuilder.CreateIndex(
                name: "ix_platform_messages_form_id",
                table: "platform_messages",
                column: "form_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_platform_messages_received_at",
                table: "platform_messages",
                column: "received_at");

            migrationBuilder.CreateIndex(
                name: "ix_platform_messages_reference",
                table: "platform_messages",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_platform_trace_links_from_kind_from_key",
                table: "platform_trace_links",
                columns: new[] { "from_kind", "from_key" });

            migrationBuilder.CreateIndex(
                name: "ix_platform_trace_links_to_kind_to_key",
                table: "platform_trace_links",
                columns: new[] { "to_kind", "to_key" });

            AuditTriggers.Create(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "accounts_external_logins");

            migrationBuilder.DropTable(
                name: "accounts_granted_roles");

            migrationBuilder.DropTable(
                name: "accounts_group_memberships");

            migrationBuilder.DropTable(
                name: "accounts_known_devices");

            migrationBuilder.DropTable(
                name: "accounts_passkeys");

            migrationBuilder.DropTable(
                name: "accounts_recovery_codes");

            migrationBuilder.DropTable(
                name: "accounts_role_proposals");

            migrationBuilder.DropTable(
                name: "accounts_sessions");

            migrationBuilder.DropTable(
                name: "accounts_sign_in_failures");

            migrationBuilder.DropTable(
                name: "accounts_tokens");

            migrationBuilder.DropTable(
                name: "offers_accessibility");

            migrationBuilder.DropTable(
                name: "offers_addresses");

            migrationBuilder.DropTable(
                name: "offers_attributes");

            migrationBuilder.DropTable(
                name: "offers_category_rules");

            migrationBuilder.DropTable(
                name: "offers_confirmation_items");

            migrationBuilder.DropTable(
                name: "offers_cost_options");

            migrationBuilder.DropTable(
                name: "offers_emergency_numbers");

            migrationBuilder.DropTable(
                name: "offers_funding");

            migrationBuilder.DropTable(
                name: "offers_languages");

            migrationBuilder.DropTable(
                name: "offers_life_situations");

            migrationBuilder.DropTable(
                name: "offers_organization_identifiers");

            migrationBuilder.DropTable(
                name: "offers_proposal_saves");

            migrationBuilder.DropTable(
                name: "offers_reminders");

            migrationBuilder.DropTable(
                name: "offers_required_documents");

            migrationBuilder.DropTable(
                name: "offers_schedule_exceptions");

            migrationBuilder.DropTable(
                name: "offers_schedules");

            migrationBuilder.DropTable(
                name: "offers_service_areas");

            migrationBuilder.DropTable(
                name: "offers_service_capacities");

            migrationBuilder.DropTable(
                name: "offers_service_texts");

            migrationBuilder.DropTable(
                name: "offers_synonyms");

            migrationBuilder.DropTable(
                name: "offers_urls");

            migrationBuilder.DropTable(
                name: "offers_versions");

            migrationBuilder.DropTable(
                name: "platform_area_boundaries");

            migrationBuilder.DropTable(
                name: "platform_area_event_parts");

            migrationBuilder.DropTable(
                name: "platform_area_parents");

            migrationBuilder.DropTable(
                name: "platform_area_postcodes");

            migrationBuilder.DropTable(
                name: "platform_audit_events");

            migrationBuilder.DropTable(
                name: "platform_audit_head");

            migrationBuilder.DropTable(
                name: "platform_audit_keys");

            migrationBuilder.DropTable(
                name: "platform_change_counters");

            migrationBuilder.DropTable(
                name: "platform_data_protection_keys");

            migrationBuilder.DropTable(
                name: "platform_files");

            migrationBuilder.DropTable(
                name: "platform_holiday_places");

            migrationBuilder.DropTable(
                name: "platform_jobs");

            migrationBuilder.DropTable(
                name: "platform_mail_outbox");

            migrationBuilder.DropTable(
                name: "platform_messages");

            migrationBuilder.DropTable(
                name: "platform_school_holidays");

            migrationBuilder.DropTable(
                name: "platform_secrets");

            migrationBuilder.DropTable(
                name: "platform_trace_links");

            migrationBuilder.DropTable(
                name: "accounts_groups");

            migrationBuilder.DropTable(
                name: "accounts_accounts");

            migrationBuilder.DropTable(
                name: "offers_taxonomy_terms");

            migrationBuilder.DropTable(
                name: "offers_confirmation_links");

            migrationBuilder.DropTable(
                name: "offers_phones");

            migrationBuilder.DropTable(
                name: "offers_proposals");

            migrationBuilder.DropTable(
                name: "offers_units");

            migrationBuilder.DropTable(
                name: "platform_area_events");

            migrationBuilder.DropTable(
                name: "platform_areas");

            migrationBuilder.DropTable(
                name: "offers_taxonomies");

            migrationBuilder.DropTable(
                name: "offers_contacts");

            migrationBuilder.DropTable(
                name: "offers_service_at_locations");

            migrationBuilder.DropTable(
                name: "offers_locations");

            migrationBuilder.DropTable(
                name: "offers_services");

            migrationBuilder.DropTable(
                name: "offers_programs");

            migrationBuilder.DropTable(
                name: "offers_organizations");
        }
    }
}
