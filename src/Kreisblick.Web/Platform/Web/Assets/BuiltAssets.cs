using System.Reflection;
using System.Text.Json;

namespace Kreisblick.Web.Platform.Web.Assets;

/// <summary>
/// The built style, script, fonts and pictures inside the program. Names carry a hash of the content, so browsers
/// may keep them for ever. A program built without assets still serves plain pages.
/// </summary>
internal sealed class BuiltAssets
{
    private const string Folder = "wwwroot/built/";
    private readonly Assembly assembly = Assembly.GetExecutingAssembly();
    private readonly HashSet<string> resources;
    private readonly Dictionary<string, string> manifest;

    public BuiltAssets()
    {
        resources = assembly
            .GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name => name[Folder.Length..])
            .ToHashSet(StringComparer.Ordinal);
        using var json = Open("manifest.json");
        manifest = json is null ? [] : JsonSerializer.Deserialize<Dictionary<string, string>>(json)!;
    }

    public string? Css => Url("app.css");

    public string? Script => Url("app.js");

    /// <summary>The address of an asset by its source name ("app.css", "icon.svg"); null where it is not built.</summary>
    public string? Url(string name) => manifest.TryGetValue(name, out var built) ? "/built/" + built : null;

    public Stream? Open(string file) =>
        resources.Contains(file) ? assembly.GetManifestResourceStream(Folder + file) : null;
}
