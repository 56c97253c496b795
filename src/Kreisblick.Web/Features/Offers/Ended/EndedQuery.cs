using Kreisblick.Web.Features.Offers.Edit;
using Microsoft.AspNetCore.WebUtilities;

namespace Kreisblick.Web.Features.Offers.Ended;

/// <summary>What is looked for among the ended offers; all of it stands in the address.</summary>
/// <param name="Words">Parts of the name or of the provider's.</param>
/// <param name="Reason">One of <see cref="EndReasons.All"/>, as it stands in the address.</param>
internal sealed record EndedQuery(string? Words, string? Reason, string? Sort, int Page)
{
    public const int Size = 50;
    public const string Archive = "archiv";
    public const string All = "alle";
    private static readonly StringComparer German = StringComparer.Create(EditModel.German, ignoreCase: true);

    public static IReadOnlyList<(string Value, string German)> Columns { get; } =
    [("name", "Angebot"), ("traeger", "Träger"), ("grund", "Warum"), ("seit", "Beendet am")];

    /// <summary>As they stand in the address; what is not in the archive needs no word.</summary>
    public static IReadOnlyList<(string Value, string German)> States { get; } =
    [("", "beendet in den letzten 24 Monaten"), (Archive, "im Archiv: länger als 24 Monate"), (All, "alle")];

    /// <summary>One of <see cref="States"/>.</summary>
    public string? State { get; init; }

    public SortOrder Order => new(Sort);

    public bool IsFiltered => (Words ?? Reason ?? State) is { Length: > 0 };

    public string Address =>
        QueryHelpers.AddQueryString(
            EndedLinks.List,
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["q"] = Words,
                ["grund"] = Reason,
                ["stand"] = State,
                ["sort"] = Sort,
                ["seite"] = Page > 1 ? Page.ToString(EditModel.German) : null,
            }.Where(p => p.Value is { Length: > 0 })
        );

    /// <summary>The list by this column; by the one that orders it already, the other way round.</summary>
    public EndedQuery By(string column) => this with { Page = 1, Sort = Order.By(column) };

    public bool Fits(EndedLine line) =>
        (State == All || line.ArchivedOn is not null == (State == Archive))
        && EndReasons.All.All(r => r.Value != Reason || r.Reason == line.Reason)
        && ListWords.Fit(Words, $"{line.Name} {line.Provider}");

    /// <summary>What ended last comes first, unless another order was asked for.</summary>
    public IEnumerable<EndedLine> Ordered(IEnumerable<EndedLine> lines) =>
        (
            SortOrder.Of(Sort, Columns) switch
            {
                "name" => Order.Order(lines, l => l.Name, German),
                "traeger" => Order.Order(lines, l => l.Provider, German),
                "grund" => Order.Order(lines, l => l.Reason.German(), German),
                "seit" => Order.Order(lines, l => l.EndedOn),
                _ => lines.OrderByDescending(l => l.EndedOn),
            }
        )
            .ThenBy(l => l.Name, German)
            .ThenBy(l => l.Offer);
}
