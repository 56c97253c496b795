using System.Reflection;
using Kreisblick.Web.Platform.Web.Portal;
using Microsoft.Extensions.Options;

namespace Kreisblick.Web.Platform.Mail;

/// <summary>
/// The texts of all mails (<c>Texts/Mails/*.txt</c>); they travel inside the program. Each gets the values of the
/// portal ({portal}, {landkreis}, {telefon}, {adresse}) and the same foot.
/// </summary>
internal sealed class MailTexts(IOptions<PortalOptions> portal, IConfiguration configuration)
{
    private const string Prefix = "mails/";
    private const string Foot = "fuss";

    private static readonly Lazy<Dictionary<string, string>> Files = new(() =>
        Assembly
            .GetExecutingAssembly()
            .GetManifestResourceNames()
            .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal))
            .ToDictionary(n => Path.GetFileNameWithoutExtension(n[Prefix.Length..]), Read, StringComparer.Ordinal)
    );

    public static IReadOnlyCollection<string> Names => [.. Files.Value.Keys.Where(n => n is not Foot)];

    /// <exception cref="ArgumentException">There is no such text.</exception>
    public static MailText Of(string name) =>
        name is not Foot && Files.Value.TryGetValue(name, out var file)
            ? MailText.Parse(name, $"{file.TrimEnd('\n')}\n\n{Files.Value[Foot]}")
            : throw new ArgumentException($"There is no mail text {name}.", nameof(name));

    /// <summary>Values that every text may use without being handed them.</summary>
    public IReadOnlyDictionary<string, string> Common =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["portal"] = portal.Value.Name,
            ["landkreis"] = portal.Value.County,
            ["telefon"] = portal.Value.Phone.Display,
            ["adresse"] = portal.Value.Address(configuration),
        };

    public (string Subject, string Body) Fill(string name, IReadOnlyDictionary<string, string> values)
    {
        var all = new Dictionary<string, string>(Common, StringComparer.Ordinal);
        foreach (var (key, value) in values)
            all[key] = value;
        return Of(name).Fill(all);
    }

    private static string Read(string resource)
    {
        using var text = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!);
        return text.ReadToEnd().ReplaceLineEndings("\n");
    }
}
