namespace Kreisblick.Web.Platform.Authorization;

/// <summary>
/// What a role can be given for, registered by the module that owns the things: the module of offers lists the
/// organizations. Kinds without a source take a code that somebody types.
/// </summary>
/// <param name="Kind">Kind of scope.</param>
/// <param name="ListAsync">All of them, by name.</param>
internal sealed record ScopeSource(
    ScopeKind Kind,
    Func<IServiceProvider, CancellationToken, Task<IReadOnlyList<ScopeOption>>> ListAsync
);

/// <param name="Id">As in the grant.</param>
/// <param name="Name">As on screen.</param>
internal sealed record ScopeOption(string Id, string Name);

/// <summary>The choices of scope, and their names.</summary>
internal sealed class Scopes(IEnumerable<ScopeSource> sources, IServiceProvider services)
{
    private readonly Dictionary<ScopeKind, IReadOnlyList<ScopeOption>> read = [];

    /// <returns>Null: there is no list of that kind; a code is typed.</returns>
    public async Task<IReadOnlyList<ScopeOption>?> OfAsync(ScopeKind kind, CancellationToken cancellation)
    {
        if (read.TryGetValue(kind, out var known))
            return known;
        if (sources.FirstOrDefault(s => s.Kind == kind) is not { } source)
            return null;
        return read[kind] = await source.ListAsync(services, cancellation);
    }

    /// <summary>"Träger: Beratung e. V."</summary>
    public async Task<string> WordsAsync(RoleGrant grant, CancellationToken cancellation)
    {
        var rule = RoleRule.Of(grant.Role);
        if (grant.Scope is not { } scope)
            return rule.German;
        var options = await OfAsync(rule.Scope, cancellation);
        return $"{rule.German}: {options?.FirstOrDefault(o => o.Id == scope)?.Name ?? scope}";
    }
}
