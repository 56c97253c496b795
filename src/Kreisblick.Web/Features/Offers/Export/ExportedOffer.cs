using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Contract;
using Kreisblick.Web.Features.Offers.Hours;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Search;
using Kreisblick.Web.Features.Offers.Show;
using Kreisblick.Web.Platform.Values;
using Kreisblick.Web.Platform.Web.Language;

namespace Kreisblick.Web.Features.Offers.Export;

/// <summary>An address of an offer that everybody may know.</summary>
internal sealed record ExportedPlace(string? Name, Address? Address, Coordinates? Point)
{
    /// <summary>"Beratungsstelle, Beispielstraße 1, 99974 Mühlhausen".</summary>
    public string Line =>
        string.Join(
            ", ",
            new[] { Name, Address?.Address1, Address is { } a ? $"{a.PostalCode} {a.City}" : null }.Where(t =>
                !string.IsNullOrEmpty(t)
            )
        );
}

/// <summary>
/// One offer as files carry it: what its page says, in the page's language, as plain text. The only door from offers
/// to files, so that nothing of a protected place gets into one.
/// </summary>
/// <param name="service">With all details loaded.</param>
/// <param name="snapshot">Catalogue, areas and holidays of this moment.</param>
/// <param name="texts">Language of the request.</param>
/// <param name="origin">Public origin, without slash at the end.</param>
internal sealed class ExportedOffer(Service service, OfferSnapshot snapshot, Texts texts, string origin)
{
    private readonly OfferText text = OfferText.Of(service, texts.Language);

    public Guid Id => service.Id;
    public Service Service => service;
    public OfferSnapshot Snapshot => snapshot;

    /// <summary>In metres; null without a place in the search.</summary>
    public double? Distance { get; init; }

    public string Name => text.Name.Text;
    public string? Provider => service.Organization?.Name;
    public string? Summary => text.Description is { } part ? OfferMarkdown.FirstSentence(part.Text) : null;
    public string? Eligibility => text.Eligibility?.Text;
    public string? Application => text.Application?.Text;
    public string? Fees => text.Fees?.Text;

    /// <summary>Address of the offer's page.</summary>
    public string Page => origin + texts.Link(OfferLinks.Offer(service, snapshot.Catalogue));

    /// <summary>Its page is one of the quiet ones (pages.md 10.2).</summary>
    public bool IsProtectedTopic =>
        service.Attributes.Any(a =>
            a.LinkId == service.Id && (snapshot.Catalogue.Find(a.TaxonomyTermId)?.ProtectedTopic ?? false)
        );

    /// <summary>One of its places is a protected one.</summary>
    public bool HasProtectedPlace => service.ServiceAtLocations.Exists(x => x.Location!.IsAddressProtected);

    public IReadOnlyList<ExportedPlace> Places { get; } =
    [
        .. service
            .ServiceAtLocations.Select(x => x.Location!)
            .Where(l => !l.IsAddressProtected)
            .Select(l => new ExportedPlace(
                l.Name,
                l.Addresses.Count > 0 ? l.Addresses[0] : null,
                // As on the map: a point at the open office would be taken for the shelter.
                service.ServiceAtLocations.Exists(x => x.Location!.IsAddressProtected)
                    ? null
                    : l.Point
            )),
    ];

    public IReadOnlyList<Phone> Phones => OfferContact.Phones(service);
    public EmailAddress? Mail => OfferContact.Mail(service);

    /// <summary>With its address, or null for a protected place.</summary>
    public IEnumerable<(Guid Id, OpeningTimes Times, string? Place)> Openings =>
        service.ServiceAtLocations.Count == 0
            ? [(service.Id, OpeningTimes.Of(service, null, snapshot.Holidays), null)]
            : service.ServiceAtLocations.Select(at =>
                (
                    at.Id,
                    OpeningTimes.Of(service, at, snapshot.Holidays),
                    at.Location is { IsAddressProtected: false } place
                        ? new ExportedPlace(
                            place.Name,
                            place.Addresses.Count > 0 ? place.Addresses[0] : null,
                            null
                        ).Line
                        : null
                )
            );

    /// <summary>The regular hours in words, each sentence once.</summary>
    public string Hours
    {
        get
        {
            var words = OpeningWords.In(texts.Language.Code);
            return string.Join(
                "; ",
                Openings
                    .SelectMany(o => words.Regular(o.Times, snapshot.Areas.Today))
                    .Select(l => l.Note is { } note && note != l.Text ? $"{l.Text}: {note}" : l.Text)
                    .Distinct(StringComparer.Ordinal)
            );
        }
    }

    public IEnumerable<CatalogueTerm> Terms(string taxonomy) =>
        service
            .Attributes.Where(a => a.LinkId == service.Id)
            .OrderByDescending(a => a.IsPrimary)
            .Select(a => snapshot.Catalogue.Find(a.TaxonomyTermId))
            .OfType<CatalogueTerm>()
            .Where(t => t.Taxonomy == taxonomy);

    public IEnumerable<string> Languages =>
        service.Languages.Select(l => l.Name ?? OfferLanguages.Name(l.Code!.Value.Value));

    public IEnumerable<string> Areas => OfferContact.Areas(service, snapshot);
}
