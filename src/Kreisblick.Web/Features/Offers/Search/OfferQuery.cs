using System.Globalization;
using System.Text;

namespace Kreisblick.Web.Features.Offers.Search;

internal enum OfferSort
{
    Relevance,
    Distance,
}

internal enum OfferView
{
    List,
    Map,
}

/// <summary>What the place means for the list.</summary>
internal enum PlaceMode
{
    /// <summary>Only offers that are there for people of this place, wherever they stand.</summary>
    Catchment,

    /// <summary>Only offers that stand within the radius.</summary>
    Radius,

    /// <summary>All offers; the place gives the distances.</summary>
    Anywhere,
}

/// <summary>
/// A search as it stands in the address. Equal choices give equal addresses: the parameters have one order, values are
/// sorted, defaults are left out.
/// </summary>
internal sealed record OfferQuery
{
    public const int MaxTextLength = 200;
    public const int PageSize = 20;

    /// <summary>Radii that the form offers, in metres.</summary>
    public static IReadOnlyList<int> Radii { get; } = [2_000, 5_000, 10_000, 20_000, 50_000];

    public string Text { get; init; } = "";

    /// <summary>Chosen codes by facet parameter, sorted; facets without choice are absent.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Choices { get; init; } =
        new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>Place as typed or as official key; a postcode stands in <see cref="Postcode"/>.</summary>
    public string? Place { get; init; }
    public string? Postcode { get; init; }
    public PlaceMode PlaceMode { get; init; }
    public int? RadiusMetres { get; init; }
    public string? Open { get; init; }
    public int? Age { get; init; }
    public OfferSort Sort { get; init; }
    public OfferView View { get; init; }
    public int Page { get; init; } = 1;

    public bool HasPlace => Place is not null || Postcode is not null;

    public IReadOnlyList<string> Chosen(Facet facet) => Choices.GetValueOrDefault(facet.Parameter, []);

    public bool HasFilters => Choices.Count > 0 || Open is not null || Age is not null;

    /// <summary>The same search with one value of a facet more or less, on page 1.</summary>
    public OfferQuery Toggle(Facet facet, string code)
    {
        var chosen = Chosen(facet);
        return With(
            facet,
            chosen.Contains(code, StringComparer.Ordinal) ? chosen.Where(c => c != code) : [.. chosen, code]
        );
    }

    public OfferQuery With(Facet facet, IEnumerable<string> codes)
    {
        var choices = new SortedDictionary<string, IReadOnlyList<string>>(
            Choices.ToDictionary(c => c.Key, c => c.Value, StringComparer.Ordinal),
            StringComparer.Ordinal
        );
        string[] sorted = [.. codes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (sorted.Length == 0)
            choices.Remove(facet.Parameter);
        else
            choices[facet.Parameter] = sorted;
        return this with { Choices = choices, Page = 1 };
    }

    /// <summary>The query part of the address with its question mark, or nothing for the search without any choice.</summary>
    public string ToQueryString()
    {
        var address = new StringBuilder();
        void Add(string name, string? value)
        {
            if (string.IsNullOrEmpty(value))
                return;
            address.Append(address.Length == 0 ? '?' : '&').Append(name).Append('=');
            // A comma may stand in a query as it is (RFC 3986), and lists stay readable.
            address.Append(Uri.EscapeDataString(value).Replace("%2C", ",", StringComparison.Ordinal));
        }
        Add("q", Text);
        foreach (var facet in Facet.All)
            Add(facet.Parameter, string.Join(',', Chosen(facet)));
        Add("ort", Place);
        Add("plz", Postcode);
        Add(
            "umkreis",
            PlaceMode switch
            {
                PlaceMode.Radius => RadiusMetres?.ToString(CultureInfo.InvariantCulture),
                PlaceMode.Anywhere => "alle",
                _ => null,
            }
        );
        Add("offen", Open);
        Add("alter", Age?.ToString(CultureInfo.InvariantCulture));
        Add("sort", Sort == OfferSort.Distance ? "nah" : null);
        Add("ansicht", View == OfferView.Map ? "karte" : null);
        Add("seite", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null);
        return address.ToString();
    }
}
