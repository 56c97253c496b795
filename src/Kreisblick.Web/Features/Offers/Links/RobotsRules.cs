namespace Kreisblick.Web.Features.Offers.Links;

/// <summary>
/// What the operator of a host allows programs (RFC 9309): the group that names us, otherwise that for all; of its
/// rules the longest that fits counts, and of equal ones the permission.
/// </summary>
internal sealed class RobotsRules
{
    private readonly List<(string Pattern, bool Allows)> rules;

    private RobotsRules(List<(string Pattern, bool Allows)> rules) => this.rules = rules;

    public static RobotsRules AllowAll { get; } = new([]);

    /// <param name="text">Content of <c>/robots.txt</c>.</param>
    /// <param name="product">Our name, without version.</param>
    public static RobotsRules Parse(string text, string product)
    {
        var own = new List<(string, bool)>();
        var general = new List<(string, bool)>();
        var isNamed = false;
        List<List<(string, bool)>> current = [];
        var hasRules = true;
        foreach (var raw in text.AsSpan().EnumerateLines())
        {
            var line = raw.IndexOf('#') is >= 0 and var comment ? raw[..comment] : raw;
            var colon = line.IndexOf(':');
            if (colon < 0)
                continue;
            var name = line[..colon].Trim();
            var value = line[(colon + 1)..].Trim().ToString();
            if (name.Equals("user-agent", StringComparison.OrdinalIgnoreCase))
            {
                if (hasRules)
                    (current, hasRules) = ([], false);
                if (value == "*")
                    current.Add(general);
                else if (value.Equals(product, StringComparison.OrdinalIgnoreCase))
                {
                    current.Add(own);
                    isNamed = true;
                }
            }
            else if (
                name.Equals("allow", StringComparison.OrdinalIgnoreCase) is var allows && allows
                || name.Equals("disallow", StringComparison.OrdinalIgnoreCase)
            )
            {
                hasRules = true;
                if (value.Length > 0)
                    foreach (var group in current)
                        group.Add((value, allows));
            }
        }
        return new RobotsRules(isNamed ? own : general);
    }

    /// <param name="path">With the query, as it is sent.</param>
    public bool Allow(string path) =>
        rules
            .Where(r => Fits(r.Pattern, path))
            .OrderByDescending(r => r.Pattern.Length)
            .ThenByDescending(r => r.Allows)
            .Select(r => (bool?)r.Allows)
            .FirstOrDefault()
        ?? true;

    /// <summary>"*" stands for anything, a "$" at the end for the end; in time proportional to both lengths' product.</summary>
    private static bool Fits(string pattern, string path)
    {
        var isWhole = pattern.EndsWith('$');
        var parts = (isWhole ? pattern[..^1] : pattern).Split('*');
        if (!path.StartsWith(parts[0], StringComparison.Ordinal))
            return false;
        if (parts.Length == 1)
            return !isWhole || path.Length == parts[0].Length;
        var at = parts[0].Length;
        foreach (var part in parts[1..^1])
        {
            var found = path.IndexOf(part, at, StringComparison.Ordinal);
            if (found < 0)
                return false;
            at = found + part.Length;
        }
        return isWhole
            ? path.Length - parts[^1].Length >= at && path.EndsWith(parts[^1], StringComparison.Ordinal)
            : path.IndexOf(parts[^1], at, StringComparison.Ordinal) >= 0;
    }
}
