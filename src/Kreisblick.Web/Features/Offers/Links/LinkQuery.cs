using Kreisblick.Web.Features.Offers.Edit;
using Microsoft.AspNetCore.WebUtilities;

namespace Kreisblick.Web.Features.Offers.Links;

/// <summary>What is looked for among the links; all of it stands in the address.</summary>
/// <param name="Words">Parts of the address, or of the names of where it stands.</param>
/// <param name="State">One of <see cref="States"/>, as it stands in the address.</param>
internal sealed record LinkQuery(string? Words, string? State, int Page)
{
    public const int Size = 50;
    public const string Broken = "kaputt";

    /// <summary>A certificate that ends so soon is worth a word.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromDays(14);

    public static IReadOnlyList<(
        string Value,
        string German,
        Func<CheckedLink, DateTimeOffset, bool> Fits
    )> States { get; } =
    [
        (Broken, "geht nicht (an drei Tagen)", static (l, _) => l.State == LinkState.Broken),
        ("gestoert", "ging zuletzt nicht", static (l, _) => l.State == LinkState.Failing),
        ("umgezogen", "umgezogen", static (l, _) => l.State == LinkState.Moved),
        ("unklar", "bitte selbst nachsehen", static (l, _) => l.State is LinkState.Unclear or LinkState.Barred),
        ("zertifikat", "Zertifikat läuft bald ab", static (l, now) => EndsSoon(l, now)),
        ("gut", "in Ordnung", static (l, _) => l.State == LinkState.Works),
        ("neu", "noch nicht geprüft", static (l, _) => l.State == LinkState.Unknown),
    ];

    public bool IsFiltered => (Words ?? State) is { Length: > 0 };

    public string Address =>
        QueryHelpers.AddQueryString(
            LinkPages.List,
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["q"] = Words,
                ["stand"] = State,
                ["seite"] = Page > 1 ? Page.ToString(EditModel.German) : null,
            }.Where(p => p.Value is { Length: > 0 })
        );

    public bool Fits(LinkLine line, DateTimeOffset now) =>
        States.All(s => s.Value != State || s.Fits(line.Link, now))
        && ListWords.Fit(Words, $"{line.Link.Address} {string.Join(' ', line.Uses.Select(u => u.Title))}");

    public static bool EndsSoon(CheckedLink link, DateTimeOffset now) =>
        link.CertificateEnds is { } ends && ends > now && ends < now + Soon;
}
