namespace Kreisblick.Web.Platform.Web.Portal;

/// <summary>The county's own source of map pictures, if one is set and readable.</summary>
/// <param name="Template">Address with {z}, {x}, {y}.</param>
/// <param name="Origin">For the Content-Security-Policy; null on our own host.</param>
/// <param name="Host">Named to people before their device asks there; null on our own host.</param>
internal sealed record TileSource(string Template, string Attribution, string? Origin, string? Host)
{
    private static readonly string[] Places = ["{z}", "{x}", "{y}"];

    /// <summary>Null without a setting and where it cannot be used: then the map stays without tiles.</summary>
    public static TileSource? Of(MapOptions map)
    {
        var template = map.Tiles.Trim();
        if (!Array.TrueForAll(Places, p => template.Contains(p, StringComparison.Ordinal)))
            return null;
        if (template.StartsWith('/') && !template.StartsWith("//", StringComparison.Ordinal))
            return new TileSource(template, map.TilesAttribution, null, null);
        // What goes into a header is taken from the parsed address, never from the text of the setting.
        return
            Uri.TryCreate(template, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
            && Uri.CheckHostName(address.IdnHost) != UriHostNameType.Unknown
            ? new TileSource(
                template,
                map.TilesAttribution,
                $"{address.Scheme}://{address.IdnHost}{Port(address)}",
                address.Host
            )
            : null;
    }

    private static string Port(Uri address) =>
        address.IsDefaultPort ? "" : FormattableString.Invariant($":{address.Port}");
}
