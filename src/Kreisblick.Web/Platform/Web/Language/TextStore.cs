using System.Reflection;
using System.Text.Json;

namespace Kreisblick.Web.Platform.Web.Language;

/// <summary>
/// All screen texts, read once from the embedded files <c>texts/{language}.json</c> and
/// <c>texts/{language}.{part}.json</c>. Keys are flat and dotted: "frame.skip.content".
/// </summary>
internal sealed class TextStore
{
    private readonly Dictionary<string, Dictionary<string, string>> byLanguage = new(StringComparer.Ordinal);

    public TextStore()
        : this(Embedded()) { }

    public TextStore(IEnumerable<(string Language, Stream Json)> files)
    {
        foreach (var language in PageLanguage.All)
            byLanguage[language.Code] = new(StringComparer.Ordinal);
        foreach (var (language, json) in files)
        {
            using (json)
            {
                var texts = JsonSerializer.Deserialize<Dictionary<string, string>>(json)!;
                foreach (var (key, text) in texts)
                {
                    if (!byLanguage[language].TryAdd(key, text))
                        throw new InvalidOperationException($"Text '{key}' stands twice in language '{language}'.");
                }
            }
        }
    }

    public IReadOnlyDictionary<string, string> In(string language) => byLanguage[language];

    /// <summary>The text in the language, or the German one with <c>fallback</c> set.</summary>
    public string Find(string language, string key, out bool fallback)
    {
        fallback = false;
        if (byLanguage[language].TryGetValue(key, out var text))
            return text;
        fallback = language != PageLanguage.German.Code;
        return byLanguage[PageLanguage.German.Code].TryGetValue(key, out var german)
            ? german
            : throw new KeyNotFoundException($"No text '{key}'.");
    }

    private static IEnumerable<(string, Stream)> Embedded()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames())
        {
            if (name.StartsWith("texts/", StringComparison.Ordinal))
                yield return (name["texts/".Length..].Split('.')[0], assembly.GetManifestResourceStream(name)!);
        }
    }
}
