using System.Globalization;
using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Platform.Values;

namespace Kreisblick.Web.Features.Offers.Search;

/// <summary>A value in the address that is not understood: named to the reader, otherwise ignored.</summary>
/// <param name="Parameter">Name of the parameter.</param>
/// <param name="Value">What stood there, cut to a readable length.</param>
internal sealed record IgnoredValue(string Parameter, string Value);

internal sealed record ParsedOfferQuery(OfferQuery Query, IReadOnlyList<IgnoredValue> Ignored, bool TextWasCut);

/// <summary>
/// Reads a search from the parameters of an address. Unknown parameters are ignored; wrong values are collected and
/// ignored; nothing that stands in an address can make it fail.
/// </summary>
internal sealed class OfferQueryParser(CatalogueSnapshot catalogue)
{
    private const int MaxValues = 40;
    private const int MaxPage = 100_000;

    public ParsedOfferQuery Parse(IQueryCollection parameters)
    {
        var ignored = new List<IgnoredValue>();
        var text = Clean(parameters["q"].ToString());
        var cut = text.Length > OfferQuery.MaxTextLength;
        var query = new OfferQuery
        {
            Text = cut ? Cut(text, OfferQuery.MaxTextLength) : text,
            Place = Place(parameters, ignored, out var postcode),
            Postcode = postcode,
            Open = Value(parameters, "offen", ignored, v => OpenWish.Parse(v) is null ? null : v),
            Age = Number(parameters, "alter", 0, 120, ignored),
            Sort =
                Value(parameters, "sort", ignored, v => v is "nah" or "passend" ? v : null) == "nah"
                    ? OfferSort.Distance
                    : OfferSort.Relevance,
            View =
                Value(parameters, "ansicht", ignored, v => v is "karte" or "liste" ? v : null) == "karte"
                    ? OfferView.Map
                    : OfferView.List,
            Page = Number(parameters, "seite", 1, MaxPage, ignored) ?? 1,
        };
        query = WithRadius(query, parameters, ignored);
        foreach (var facet in Facet.All)
        {
            var page = query.Page;
            query = query.With(facet, Codes(parameters, facet, ignored)) with { Page = page };
        }
        return new ParsedOfferQuery(query, ignored, cut);
    }

    private static OfferQuery WithRadius(OfferQuery query, IQueryCollection parameters, List<IgnoredValue> ignored)
    {
        var raw = Clean(parameters["umkreis"].ToString());
        if (raw == "alle")
            return query with { PlaceMode = PlaceMode.Anywhere };
        return Number(parameters, "umkreis", 100, 200_000, ignored) is { } metres
            ? query with
            {
                PlaceMode = PlaceMode.Radius,
                RadiusMetres = metres,
            }
            : query;
    }

    /// <summary>People type a postcode into the field for the place: it is understood there too.</summary>
    private static string? Place(IQueryCollection parameters, List<IgnoredValue> ignored, out string? postcode)
    {
        var place = Cut(Clean(parameters["ort"].ToString()), 80);
        postcode = Value(parameters, "plz", ignored, v => v.Length == 5 && v.All(char.IsAsciiDigit) ? v : null);
        if (place.Length == 5 && place.All(char.IsAsciiDigit))
        {
            postcode ??= place;
            return null;
        }
        return place.Length == 0 ? null : place;
    }

    private IEnumerable<string> Codes(IQueryCollection parameters, Facet facet, List<IgnoredValue> ignored)
    {
        var codes = parameters[facet.Parameter]
            .SelectMany(v => (v ?? "").Split(','))
            .Select(Clean)
            .Where(v => v.Length > 0)
            .Take(MaxValues);
        foreach (var code in codes)
        {
            if (IsKnown(facet, code))
                yield return code;
            else
                ignored.Add(new IgnoredValue(facet.Parameter, Cut(code, 40)));
        }
    }

    private bool IsKnown(Facet facet, string code) =>
        facet.Taxonomy is { } taxonomy
            ? catalogue.Find(code)?.Taxonomy == taxonomy
            : code is OfferFacets.Interpreting or OfferFacets.SimpleGerman || LanguageCode.TryParse(code, out _, out _);

    private static string? Value(
        IQueryCollection parameters,
        string name,
        List<IgnoredValue> ignored,
        Func<string, string?> read
    )
    {
        var raw = Clean(parameters[name].ToString());
        if (raw.Length == 0)
            return null;
        if (read(raw) is { } value)
            return value;
        ignored.Add(new IgnoredValue(name, Cut(raw, 40)));
        return null;
    }

    private static int? Number(
        IQueryCollection parameters,
        string name,
        int least,
        int most,
        List<IgnoredValue> ignored
    ) =>
        Value(
            parameters,
            name,
            ignored,
            v =>
                int.TryParse(v, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number >= least
                && number <= most
                    ? v
                    : null
        )
            is { } digits
            ? int.Parse(digits, CultureInfo.InvariantCulture)
            : null;

    /// <summary>Canonical form, without control characters and without lone surrogates.</summary>
    private static string Clean(string text)
    {
        var kept = string.Concat(text.EnumerateRunes().Where(r => !System.Text.Rune.IsControl(r) && r.Value != 0xFFFD));
        return kept.Normalize().Trim();
    }

    private static string Cut(string text, int length)
    {
        if (text.Length <= length)
            return text;
        return char.IsHighSurrogate(text[length - 1]) ? text[..(length - 1)] : text[..length];
    }
}
