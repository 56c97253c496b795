using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Proposals;
using Kreisblick.Web.Features.Offers.Show;
using Microsoft.AspNetCore.WebUtilities;

namespace Kreisblick.Web.Features.Offers.Edit;

/// <summary>What is looked for in the list; all of it stands in the address.</summary>
/// <param name="Light">"gruen", "gelb", "rot", "plaetze".</param>
/// <param name="State">"entwurf", "eingereicht", "zurueck", "neu", "beendet".</param>
internal sealed record ListQuery(string? Words, string? Light, string? State, Guid? Provider, int Page)
{
    private const int UsualSize = 50;
    private static readonly StringComparer German = StringComparer.Create(EditModel.German, ignoreCase: true);

    /// <summary>Column by which the list is ordered, see <see cref="Columns"/>; null: what waits longest comes first.</summary>
    public string? Sort { get; init; }

    /// <summary>Lines on one page, one of <see cref="Sizes"/>.</summary>
    public int Size
    {
        get;
        init => field = Sizes.Contains(value) ? value : UsualSize;
    } = UsualSize;

    public static IReadOnlyList<int> Sizes { get; } = [25, UsualSize, 100, 200];

    public static IReadOnlyList<(string Value, string German)> Columns { get; } =
    [("name", "Angebot"), ("traeger", "Träger"), ("stand", "Stand"), ("ampel", "Ampel"), ("frist", "Bestätigen bis")];

    public static IReadOnlyList<(string Value, string German)> Lights { get; } =
    [
        ("rot", "rot: länger überfällig oder nie geprüft"),
        ("gelb", "gelb: bald fällig"),
        ("gruen", "grün: geprüft"),
        ("plaetze", "freie Plätze: bald oder schon zu alt"),
    ];

    public static IReadOnlyList<(string Value, string German)> States { get; } =
    [
        ("entwurf", "mit offenem Entwurf"),
        ("eingereicht", "eingereicht oder in Prüfung"),
        ("zurueck", "zurückgegeben"),
        ("neu", "noch nicht veröffentlicht"),
        ("beendet", "beendet"),
    ];

    public bool IsFiltered => (Words ?? Light ?? State) is { Length: > 0 } || Provider is not null;

    /// <summary>Equal choices give equal addresses.</summary>
    public string Address => At(EditLinks.List);

    /// <summary>The whole list as a table for spreadsheets.</summary>
    public string FileAddress => (this with { Page = 1, Size = UsualSize }).At(EditLinks.ListFile);

    public SortOrder Order => new(Sort);

    /// <summary>The list by this column; by the one that orders it already, the other way round.</summary>
    public ListQuery By(string column) => this with { Page = 1, Sort = Order.By(column) };

    public IEnumerable<ListLine> Ordered(IEnumerable<ListLine> lines)
    {
        var ordered = SortOrder.Of(Sort, Columns) switch
        {
            "name" => Order.Order(lines, l => l.Name, German),
            "traeger" => Order.Order(lines, l => l.Provider, German),
            "stand" => Order.Order(lines, l => l.StateWords, German),
            "ampel" => Order.Order(lines, l => l.Light is { } light ? (int)light : -1),
            // Never checked is the most urgent, what has ended is the least.
            "frist" => Order.Order(lines, l => l.DueOn ?? (l.Light is null ? DateOnly.MaxValue : DateOnly.MinValue)),
            _ => lines
                .OrderByDescending(l => l.State is ProposalState.Returned)
                .ThenByDescending(l => l.State is not null)
                .ThenByDescending(l => l.Light)
                .ThenBy(l => l.DueOn),
        };
        return ordered.ThenBy(l => l.Name, German).ThenBy(l => l.Offer ?? l.Draft);
    }

    public bool Fits(ListLine line) =>
        FitsLight(line) && FitsState(line) && ListWords.Fit(Words, $"{line.Name} {line.Provider}");

    private string At(string path) =>
        QueryHelpers.AddQueryString(
            path,
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["q"] = Words,
                ["stand"] = State,
                ["ampel"] = Light,
                ["traeger"] = Provider?.ToString(),
                ["sort"] = Sort,
                ["je"] = Size == UsualSize ? null : Size.ToString(EditModel.German),
                ["seite"] = Page > 1 ? Page.ToString(EditModel.German) : null,
            }.Where(p => p.Value is { Length: > 0 })
        );

    private bool FitsLight(ListLine line) =>
        Light switch
        {
            "rot" => line.Light == Freshness.Red,
            "gelb" => line.Light == Freshness.Yellow,
            "gruen" => line.Light == Freshness.Green,
            "plaetze" => line.Capacity is { IsUrgent: true },
            _ => true,
        };

    private bool FitsState(ListLine line) =>
        State switch
        {
            "entwurf" => line.State is ProposalState.Draft,
            "eingereicht" => line.State is ProposalState.Submitted or ProposalState.InReview or ProposalState.Scheduled,
            "zurueck" => line.State is ProposalState.Returned,
            "neu" => line.Offer is null,
            "beendet" => line.Status is ServiceStatus.Inactive or ServiceStatus.Defunct,
            _ => true,
        };
}
