using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kreisblick.Web.Platform.Data.Migrations.Sqlite
{
    /// <summary>
    /// The database itself refuses to change the audit trail. Rows from before the chain get numbers below 1, in the
    /// order of their time; the program links them at its next start. A later migration that rebuilds one of these
    /// tables must make the triggers again.
    /// </summary>
    public partial class AuditAppendOnly : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                UPDATE platform_audit_events SET number = -1 - (
                    SELECT count(*) FROM platform_audit_events AS later
                    WHERE (later.happened_at, later.id) > (platform_audit_events.happened_at, platform_audit_events.id)
                );
                """
            );

            migrationBuilder.CreateIndex(
                name: "ix_platform_audit_events_number",
                table: "platform_audit_events",
                column: "number",
                unique: true
            );

            migrationBuilder.Sql(
                """
                CREATE TRIGGER platform_audit_events_update BEFORE UPDATE ON platform_audit_events
                WHEN OLD.number > 0 AND NOT (
                    OLD.who IS NOT NULL AND NEW.who IS NULL AND OLD.key_year <> 0
                    AND NEW.id IS OLD.id
                    AND NEW.number IS OLD.number
                    AND NEW.happened_at IS OLD.happened_at
                    AND NEW.key_year IS OLD.key_year
                    AND NEW.who_digest IS OLD.who_digest
                    AND NEW.why IS OLD.why
                    AND NEW.came_from IS OLD.came_from
                    AND NEW.module IS OLD.module
                    AND NEW.action IS OLD.action
                    AND NEW.object_kind IS OLD.object_kind
                    AND NEW.object_id IS OLD.object_id
                    AND NEW.changes IS OLD.changes
                    AND NEW.hash IS OLD.hash
                )
                BEGIN
                    SELECT RAISE(ABORT, 'audit rows are never changed');
                END;
                """
            );
            migrationBuilder.Sql(
                """
                CREATE TRIGGER platform_audit_events_delete BEFORE DELETE ON platform_audit_events
                BEGIN
                    SELECT RAISE(ABORT, 'audit rows are never removed');
                END;
                """
            );
            migrationBuilder.Sql(
                """
                -- INSERT OR REPLACE removes rows without asking the trigger above.
                CREATE TRIGGER platform_audit_events_insert BEFORE INSERT ON platform_audit_events
                WHEN EXISTS (SELECT 1 FROM platform_audit_events WHERE id = NEW.id OR number = NEW.number)
                BEGIN
                    SELECT RAISE(ABORT, 'audit rows are never replaced');
                END;
                """
            );
            migrationBuilder.Sql(
                """
                CREATE TRIGGER platform_audit_head_update BEFORE UPDATE ON platform_audit_head
                WHEN NEW.id <> OLD.id OR NEW.number < OLD.number OR (NEW.number = OLD.number AND NEW.hash <> OLD.hash)
                BEGIN
                    SELECT RAISE(ABORT, 'the audit chain only grows');
                END;
                """
            );
            migrationBuilder.Sql(
                """
                CREATE TRIGGER platform_audit_head_delete BEFORE DELETE ON platform_audit_head
                BEGIN
                    SELECT RAISE(ABORT, 'the audit chain only grows');
                END;
                """
            );
            migrationBuilder.Sql(
                """
                CREATE TRIGGER platform_audit_keys_update BEFORE UPDATE ON platform_audit_keys
                BEGIN
                    SELECT RAISE(ABORT, 'audit keys are never changed');
                END;
                """
            );
            migrationBuilder.Sql(
                """
                CREATE TRIGGER platform_audit_keys_delete BEFORE DELETE ON platform_audit_keys
                WHEN EXISTS (SELECT 1 FROM platform_audit_events WHERE key_year = OLD.year AND who IS NOT NULL)
                BEGIN
                    SELECT RAISE(ABORT, 'an audit key stays as long as there are persons under it');
                END;
                """
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER platform_audit_events_update;");
            migrationBuilder.Sql("DROP TRIGGER platform_audit_events_delete;");
            migrationBuilder.Sql("DROP TRIGGER platform_audit_events_insert;");
            migrationBuilder.Sql("DROP TRIGGER platform_audit_head_update;");
            migrationBuilder.Sql("DROP TRIGGER platform_audit_head_delete;");
            migrationBuilder.Sql("DROP TRIGGER platform_audit_keys_update;");
            migrationBuilder.Sql("DROP TRIGGER platform_audit_keys_delete;");
            migrationBuilder.DropIndex(
                name: "ix_platform_audit_events_number",
                table: "platform_audit_events"
            );
        }
    }
}
