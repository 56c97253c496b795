using System.Collections.Concurrent;

namespace Kreisblick.Web.Tests.Fixtures;

/// <summary>
/// Class fixture: the databases and portals of one test class. The class shares one database (and one portal) per
/// kind and content; a test that needs its own takes <see cref="FreshAsync"/>.
/// <code>
/// public sealed class SearchTests(Databases databases) : IClassFixture&lt;Databases&gt;
/// {
///     [Theory, EachDatabase]
///     public async Task Schuldnerberatung_is_found(DatabaseKind kind)
///     {
///         var portal = await databases.PortalAsync(kind, seeded: true);
///         using var client = portal.Visitor();
/// </code>
/// </summary>
public sealed class Databases : IAsyncLifetime
{
    private readonly ConcurrentDictionary<(DatabaseKind, bool), Lazy<Task<TestDatabase>>> shared = new();
    private readonly ConcurrentDictionary<(DatabaseKind, bool), Lazy<Task<PortalFactory>>> portals = new();
    private readonly ConcurrentBag<IAsyncDisposable> owned = [];

    /// <summary>The database that all tests of this class share.</summary>
    /// <param name="kind">Which database.</param>
    /// <param name="seeded">With the example county in it.</param>
    public Task<TestDatabase> OpenAsync(DatabaseKind kind, bool seeded = false) =>
        shared.GetOrAdd((kind, seeded), key => new(() => FreshAsync(key.Item1, key.Item2))).Value;

    /// <summary>A database that no other test sees.</summary>
    public async Task<TestDatabase> FreshAsync(DatabaseKind kind, bool seeded = false)
    {
        var database = await DatabaseTemplate.CopyAsync(kind, seeded);
        owned.Add(database);
        return database;
    }

    /// <summary>The portal on the shared database of this class.</summary>
    internal Task<PortalFactory> PortalAsync(DatabaseKind kind, bool seeded = false) =>
        portals
            .GetOrAdd(
                (kind, seeded),
                key => new(async () => new PortalFactory(await OpenAsync(key.Item1, key.Item2), key.Item2))
            )
            .Value;

    /// <summary>A portal on a database of its own; the test disposes it.</summary>
    internal async Task<PortalFactory> FreshPortalAsync(DatabaseKind kind, bool seeded = false) =>
        new(await FreshAsync(kind, seeded), seeded);

    ValueTask IAsyncLifetime.InitializeAsync() => ValueTask.CompletedTask;

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        foreach (var portal in portals.Values)
            await (await portal.Value).DisposeAsync();
        foreach (var database in owned)
            await database.DisposeAsync();
    }
}
