using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace Kreisblick.Web.Tests.Fixtures;

public enum DatabaseKind
{
    Sqlite,
    Postgres,
}

/// <summary>
/// Runs a theory once on SQLite and once on PostgreSQL; the first parameter is the <see cref="DatabaseKind"/>,
/// further ones take <paramref name="values"/>. Without KREISBLICK_PG the PostgreSQL row is skipped with a reason.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class EachDatabaseAttribute(params object?[] values) : DataAttribute
{
    private readonly object?[] values = values;

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(
        MethodInfo testMethod,
        DisposalTracker disposalTracker
    )
    {
        var postgres = new TheoryDataRow([DatabaseKind.Postgres, .. values]);
        if (!PostgresCluster.IsThere && !Requirement.IsRequired(Requirement.Postgres))
            postgres.Skip = PostgresCluster.Missing;
        return new([new TheoryDataRow([DatabaseKind.Sqlite, .. values]), postgres]);
    }

    public override bool SupportsDiscoveryEnumeration() => true;
}
