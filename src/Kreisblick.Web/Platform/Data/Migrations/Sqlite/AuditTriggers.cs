using Microsoft.EntityFrameworkCore.Migrations;

namespace Kreisblick.Web.Platform.Data.Migrations.Sqlite;

/// <summary>
/// The database itself refuses to change the audit trail. A migration that rebuilds one of these tables must make the
/// triggers again.
/// </summary>
internal static class AuditTriggers
{
    public static void Create(MigrationBuilder migration)
    {
        migration.Sql(
            """
            CREATE TRIGGER platform_audit_events_update BEFORE UPDATE ON platform_audit_events
            WHEN NOT (
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
        migration.Sql(
            """
            CREATE TRIGGER platform_audit_events_delete BEFORE DELETE ON platform_audit_events
            BEGIN
                SELECT RAISE(ABORT, 'audit rows are never removed');
            END;
            """
        );
        migration.Sql(
            """
            -- INSERT OR REPLACE removes rows without asking the trigger above.
            CREATE TRIGGER platform_audit_events_insert BEFORE INSERT ON platform_audit_events
            WHEN EXISTS (SELECT 1 FROM platform_audit_events WHERE id = NEW.id OR number = NEW.number)
            BEGIN
                SELECT RAISE(ABORT, 'audit rows are never replaced');
            END;
            """
        );
        migration.Sql(
            """
            CREATE TRIGGER platform_audit_head_update BEFORE UPDATE ON platform_audit_head
            WHEN NEW.id <> OLD.id OR NEW.number < OLD.number OR (NEW.number = OLD.number AND NEW.hash <> OLD.hash)
            BEGIN
                SELECT RAISE(ABORT, 'the audit chain only grows');
            END;
            """
        );
        migration.Sql(
            """
            CREATE TRIGGER platform_audit_head_delete BEFORE DELETE ON platform_audit_head
            BEGIN
                SELECT RAISE(ABORT, 'the audit chain only grows');
            END;
            """
        );
        migration.Sql(
            """
            CREATE TRIGGER platform_audit_keys_update BEFORE UPDATE ON platform_audit_keys
            BEGIN
                SELECT RAISE(ABORT, 'audit keys are never changed');
            END;
            """
        );
        migration.Sql(
            """
            CREATE TRIGGER platform_audit_keys_delete BEFORE DELETE ON platform_audit_keys
            WHEN EXISTS (SELECT 1 FROM platform_audit_events WHERE key_year = OLD.year AND who IS NOT NULL)
            BEGIN
                SELECT RAISE(ABORT, 'an audit key stays as long as there are persons under it');
            END;
            """
        );
    }
}
