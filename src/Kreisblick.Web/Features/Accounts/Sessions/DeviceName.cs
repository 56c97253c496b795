namespace Kreisblick.Web.Features.Accounts.Sessions;

/// <summary>Kind of browser and system in words, so that people recognise their own sessions; nothing finer is kept.</summary>
internal static class DeviceName
{
    // The order matters: most browsers also claim to be others.
    private static readonly (string Sign, string Name)[] Browsers =
    [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser", "Samsung Internet"),
        ("Firefox", "Firefox"),
        ("FxiOS", "Firefox"),
        ("Chrome", "Chrome"),
        ("CriOS", "Chrome"),
        ("Safari", "Safari"),
    ];

    private static readonly (string Sign, string Name)[] Systems =
    [
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ];

    public static string Of(string userAgent)
    {
        var browser = Named(Browsers, userAgent) ?? "Ein Browser";
        return Named(Systems, userAgent) is { } system ? $"{browser} auf {system}" : browser;
    }

    private static string? Named((string Sign, string Name)[] table, string userAgent)
    {
        foreach (var (sign, name) in table)
            if (userAgent.Contains(sign, StringComparison.Ordinal))
                return name;
        return null;
    }
}
