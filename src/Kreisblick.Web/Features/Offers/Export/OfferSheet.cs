using Kreisblick.Documents.Tables;
using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Show;
using Kreisblick.Web.Platform.Web.Language;

namespace Kreisblick.Web.Features.Offers.Export;

/// <summary>Offers as rows of a spreadsheet, one row each; a second place stands in a column of its own.</summary>
internal static class OfferSheet
{
    private static readonly (string Key, int Width, Func<ExportedOffer, Texts, SheetCell> Cell)[] All =
    [
        ("name", 40, (o, _) => SheetCell.Of(o.Name)),
        ("provider", 30, (o, _) => SheetCell.Of(o.Provider)),
        ("topics", 30, (o, _) => Labels(o, TaxonomySlugs.Categories)),
        ("groups", 30, (o, _) => Labels(o, TaxonomySlugs.TargetGroups)),
        ("summary", 60, (o, _) => SheetCell.Of(o.Summary)),
        ("who", 40, (o, _) => SheetCell.Of(o.Eligibility)),
        ("from", 8, (o, _) => SheetCell.Of(o.Service.MinimumAge)),
        ("to", 8, (o, _) => SheetCell.Of(o.Service.MaximumAge)),
        ("area", 24, (o, t) => Joined(o.Areas.DefaultIfEmpty(t.Plain("offer.area.county")))),
        ("how", 40, (o, _) => SheetCell.Of(o.Application)),
        ("cost", 30, (o, _) => SheetCell.Of(o.Fees)),
        ("phone", 20, (o, _) => SheetCell.Of(o.Phones.Select(p => p.Number.Value).FirstOrDefault())),
        ("mail", 28, (o, _) => SheetCell.Of(o.Mail?.Value)),
        ("web", 28, (o, _) => SheetCell.Of(o.Service.Url?.Value)),
        ("street", 24, (o, _) => SheetCell.Of(First(o)?.Address?.Address1)),
        ("postcode", 8, (o, _) => SheetCell.Of(First(o)?.Address?.PostalCode)),
        ("city", 22, City),
        ("district", 18, (o, _) => SheetCell.Of(First(o)?.Address?.Address2)),
        ("distance", 10, (o, _) => SheetCell.Of(o.Distance is { } metres ? Math.Round(metres / 1000, 1) : null)),
        ("places", 30, (o, _) => Joined(o.Places.Skip(1).Select(p => p.Line))),
        ("hours", 40, (o, _) => SheetCell.Of(o.Hours)),
        ("languages", 20, (o, _) => Joined(o.Languages)),
        ("checked", 12, (o, _) => SheetCell.Of(o.Service.AssuredDate)),
        ("state", 30, (o, t) => SheetCell.Of(OfferFormats.Checked(o.Service, o.Snapshot, t))),
        ("page", 50, (o, _) => SheetCell.Of(o.Page)),
    ];

    public static IReadOnlyList<SheetColumn> Columns(Texts texts) =>
        [.. All.Select(c => new SheetColumn(texts.Plain("export.column." + c.Key), c.Width))];

    public static IEnumerable<SheetCell> Row(ExportedOffer offer, Texts texts) => All.Select(c => c.Cell(offer, texts));

    private static ExportedPlace? First(ExportedOffer offer) => offer.Places.Count > 0 ? offer.Places[0] : null;

    private static SheetCell City(ExportedOffer offer, Texts texts) =>
        SheetCell.Of(First(offer)?.Address?.City ?? (offer.HasProtectedPlace ? texts.Plain("export.protected") : null));

    private static SheetCell Labels(ExportedOffer offer, string taxonomy) =>
        Joined(offer.Terms(taxonomy).Select(t => t.PlainLabel));

    private static SheetCell Joined(IEnumerable<string> parts) => SheetCell.Of(string.Join("; ", parts));
}
