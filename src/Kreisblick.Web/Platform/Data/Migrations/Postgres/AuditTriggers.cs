using Microsoft.EntityFrameworkCore.Migrations;

namespace Kreisblick.Web.Platform.Data.Migrations.Postgres;

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
            CREATE FUNCTION platform_audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                RAISE EXCEPTION 'the audit trail only grows';
            END $$;
            """
        );
        migration.Sql(
            """
            CREATE TRIGGER platform_audit_events_update BEFORE UPDATE ON platform_audit_events
            FOR EACH ROW WHEN (NOT (
                OLD.who IS NOT NULL AND NEW.who IS NULL AND OLD.key_year <> 0
                AND NEW.id IS NOT DISTINCT FROM OLD.id
                AND NEW.number IS NOT DISTINCT FROM OLD.number
                AND NEW.happened_at IS NOT DISTINCT FROM OLD.happened_at
                AND NEW.key_year IS NOT DISTINCT FROM OLD.key_year
                AND NEW.who_digest IS NOT DISTINCT FROM OLD.who_digest
                AND NEW.why IS NOT DISTINCT FROM OLD.why
                AND NEW.came_from IS NOT DISTINCT FROM OLD.came_from
                AND NEW.module IS NOT DISTINCT FROM OLD.module
                AND NEW.action IS NOT DISTINCT FROM OLD.action
                AND NEW.object_kind IS NOT DISTINCT FROM OLD.object_kind
                AND NEW.object_id IS NOT DISTINCT FROM OLD.object_id
                AND NEW.changes IS NOT DISTINCT FROM OLD.changes
                AND NEW.hash IS NOT DISTINCT FROM OLD.hash
            ))
            EXECUTE FUNCTION platform_audit_refuse();
            """
        );
        migration.Sql(
            """
            CREATE TRIGGER platform_audit_events_delete BEFORE DELETE ON platform_audit_events
            FOR EACH ROW EXECUTE FUNCTION platform_audit_refuse();
            """
        );
        migration.Sql(
            """
            CREATE TRIGGER platform_audit_head_delete BEFORE DELETE ON platform_audit_head
            FOR EACH ROW EXECUTE FUNCTION platform_audit_refuse();
            """
        );
        migration.Sql(
            """
            CREATE TRIGGER platform_audit_events_truncate BEFORE TRUNCATE ON platform_audit_events
            FOR EACH STATEMENT EXECUTE FUNCTION platform_audit_refuse();
            """
        );
        migration.Sql(
            """
            CREATE TRIGGER platform_audit_head_truncate BEFORE TRUNCATE ON platform_audit_head
            FOR EACH STATEMENT EXECUTE FUNCTION platform_audit_refuse();
            """
        );
        migration.Sql(
            """
            CREATE TRIGGER platform_audit_keys_truncate BEFORE TRUNCATE ON platform_audit_keys
            FOR EACH STATEMENT EXECUTE FUNCTION platform_audit_refuse();
            """
        );
        migration.Sql(
            """
            CREATE TRIGGER platform_audit_head_update BEFORE UPDATE ON platform_audit_head
            FOR EACH ROW WHEN (
                NEW.id <> OLD.id OR NEW.number < OLD.number OR (NEW.number = OLD.number AND NEW.hash <> OLD.hash)
            )
            EXECUTE FUNCTION platform_audit_refuse();
            """
        );
        migration.Sql(
            """
            CREATE TRIGGER platform_audit_keys_update BEFORE UPDATE ON platform_audit_keys
            FOR EACH ROW EXECUTE FUNCTION platform_audit_refuse();
            """
        );
        migration.Sql(
            """
            CREATE FUNCTION platform_audit_keep_key() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF EXISTS (SELECT 1 FROM platform_audit_events WHERE key_year = OLD.year AND who IS NOT NULL) THEN
                    RAISE EXCEPTION 'an audit key stays as long as there are persons under it';
                END IF;
                RETURN OLD;
            END $$;
            """
        );
        migration.Sql(
            """
            CREATE TRIGGER platform_audit_keys_delete BEFORE DELETE ON platform_audit_keys
            FOR EACH ROW EXECUTE FUNCTION platform_audit_keep_key();
            """
        );
    }

    /// <summary>The triggers go with their tables; what they call has to be dropped.</summary>
    public static void Drop(MigrationBuilder migration)
    {
        migration.Sql("DROP FUNCTION platform_audit_refuse();");
        migration.Sql("DROP FUNCTION platform_audit_keep_key();");
    }
}
