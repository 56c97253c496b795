using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Kreisblick.Web.Tests.Architecture;

/// <summary>The model is the same on both databases, written down in both migration streams, and guarded by its entities.</summary>
public sealed class DatabaseRulesTests
{
    public static TheoryData<DatabaseKind> Kinds => [DatabaseKind.Sqlite, DatabaseKind.Postgres];

    [Theory, MemberData(nameof(Kinds))]
    public void The_model_has_no_change_without_a_migration(DatabaseKind kind)
    {
        using var db = Context(kind);
        Assert.False(db.Database.HasPendingModelChanges(), "Add a migration to both streams: dotnet ef migrations add");
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Tables_carry_the_name_of_their_module(DatabaseKind kind)
    {
        using var db = Context(kind);
        Breaches.AssertNone(
            from entity in db.Model.GetEntityTypes()
            let table = entity.GetTableName()
            where table is not null
            let prefix = Prefix(ModuleEdges.ModuleOf(entity.ClrType.FullName!) ?? "Platform")
            where !table.StartsWith(prefix, StringComparison.Ordinal)
            select $"{entity.ClrType.Name} is stored in {table}, not in {prefix}…"
        );
    }

    [Fact]
    public void Entities_change_only_by_their_own_methods()
    {
        using var db = Context(DatabaseKind.Sqlite);
        Breaches.AssertNone(
            from entity in db.Model.GetEntityTypes()
            where entity.ClrType.Assembly == typeof(KreisblickDb).Assembly
            from property in Members(entity)
            let setter = property.PropertyInfo?.SetMethod
            where setter is { IsPublic: true } && !IsInit(setter)
            select $"{entity.ClrType.Name}.{property.Name} can be set by anybody"
        );
    }

    // PublicSite → public_site_
    private static string Prefix(string module) =>
        string.Concat(module.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(c) : $"{c}"))
        + "_";

    private static IEnumerable<IReadOnlyPropertyBase> Members(IEntityType entity) =>
        [.. entity.GetProperties(), .. entity.GetNavigations(), .. entity.GetComplexProperties()];

    private static bool IsInit(System.Reflection.MethodInfo setter) =>
        setter
            .ReturnParameter.GetRequiredCustomModifiers()
            .Contains(typeof(System.Runtime.CompilerServices.IsExternalInit));

    // Only the model is read: nothing is connected to.
    private static KreisblickDb Context(DatabaseKind kind) =>
        kind == DatabaseKind.Sqlite
            ? new SqliteDesignTimeFactory().CreateDbContext([])
            : new PostgresDesignTimeFactory().CreateDbContext([]);
}
