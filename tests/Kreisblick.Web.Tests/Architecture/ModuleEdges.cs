namespace Kreisblick.Web.Tests.Architecture;

/// <summary>Rule 2 of docs/architecture.md: which module may use the Contract of which other one.</summary>
internal static class ModuleEdges
{
    private const string Features = "Kreisblick.Web.Features.";

    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Accounts"] = [],
        ["Offers"] = ["Accounts"],
        ["Monitoring"] = ["Accounts"],
        ["Gaps"] = ["Offers", "Monitoring"],
        ["Reports"] = ["Offers", "Monitoring", "Gaps"],
        ["Participation"] = ["Accounts"],
        ["Strategy"] = ["Participation", "Reports", "Gaps", "Monitoring", "Offers"],
        ["PublicSite"] = ["Accounts", "Offers", "Monitoring", "Gaps", "Reports", "Participation", "Strategy"],
    };

    public static IReadOnlyCollection<string> Modules => Allowed.Keys;

    /// <summary>The module that a type belongs to; null for Platform and the rest of the program.</summary>
    public static string? ModuleOf(string fullName) =>
        fullName.StartsWith(Features, StringComparison.Ordinal) ? fullName[Features.Length..].Split('.')[0] : null;

    /// <summary>What is wrong with <paramref name="user"/> naming <paramref name="used"/>; null where it is allowed.</summary>
    public static string? Breach(string user, string used)
    {
        if (ModuleOf(used) is not { } to)
            return null;
        var from = ModuleOf(user);
        if (from == to)
            return null;
        if (from is null)
            return user.StartsWith("Kreisblick.Web.Platform.", StringComparison.Ordinal)
                ? $"{user} (Platform) knows the module {to}: {used}"
                : null;
        if (!Allowed.TryGetValue(from, out var targets))
            return $"{from} is no module of the architecture: {user}";
        if (!targets.Contains(to, StringComparer.Ordinal))
            return $"{from} → {to} is no allowed edge: {user} names {used}";
        return used.StartsWith($"{Features}{to}.Contract.", StringComparison.Ordinal)
            ? null
            : $"{user} names {used}, which is not in {to}'s Contract";
    }
}
