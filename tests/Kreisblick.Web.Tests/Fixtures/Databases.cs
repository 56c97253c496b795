using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;

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
    private readonly ConcurrentDictionary<(DatabaseKind, Content), Lazy<Task<TestDatabase>>> shared = new();
    private readonly ConcurrentDictionary<(DatabaseKind, Content), Lazy<Task<PortalFactory>>> portals = new();
    private readonly ConcurrentBag<IAsyncDisposable> owned = [];

    /// <summary>The database that all tests of this class share.</summary>
    /// <param name="kind">Which database.</param>
    /// <param name="seeded">With the example county in it; otherwise only the tables.</param>
    public Task<TestDatabase> OpenAsync(DatabaseKind kind, bool seeded = false) =>
        ShareAsync(kind, seeded ? Content.Example : Content.Empty);

    /// <summary>A database that no other test sees.</summary>
    public Task<TestDatabase> FreshAsync(DatabaseKind kind, bool seeded = false) =>
        CopyAsync(kind, seeded ? Content.Example : Content.Empty);

    private async Task<TestDatabase> CopyAsync(DatabaseKind kind, Content content)
    {
        var database = await DatabaseTemplate.CopyAsync(kind, content);
        owned.Add(database);
        return database;
    }

    /// <summary>A portal that all tests of this class share; its database is <see cref="PortalFactory.Database"/>.</summary>
    internal Task<PortalFactory> PortalAsync(DatabaseKind kind, bool seeded = false) =>
        portals
            .GetOrAdd(
                (kind, seeded ? Content.Example : Content.Base),
                key => new(async () => new PortalFactory(await ShareAsync(key.Item1, key.Item2), seeded))
            )
            .Value;

    /// <summary>A portal on a database of its own; the test disposes it.</summary>
    internal async Task<PortalFactory> FreshPortalAsync(
        DatabaseKind kind,
        bool seeded = false,
        Action<IServiceCollection>? change = null,
        IReadOnlyDictionary<string, string>? settings = null
    ) => new(await CopyAsync(kind, seeded ? Content.Example : Content.Base), seeded, change, settings);

    private Task<TestDatabase> ShareAsync(DatabaseKind kind, Content content) =>
        shared.GetOrAdd((kind, content), key => new(() => CopyAsync(key.Item1, key.Item2))).Value;

    ValueTask IAsyncLifetime.InitializeAsync() => ValueTask.CompletedTask;

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        foreach (var portal in portals.Values)
            await (await portal.Value).DisposeAsync();
        foreach (var database in owned)
            await database.DisposeAsync();
    }
}
