using Kreisblick.Search;
using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Hours;
using Kreisblick.Web.Features.Offers.Model;

namespace Kreisblick.Web.Features.Offers.Search;

/// <summary>One offer in a list.</summary>
internal sealed record OfferCard(OfferHit Hit, OfferSnapshot Snapshot, DateTimeOffset Now)
{
    public OfferCard(OfferHit hit, OfferResults results)
        : this(hit, results.Snapshot, results.Now) { }

    public IReadOnlyList<OpeningTimes> Openings => Hit.Facts.Openings;

    public Service Service => Hit.Service;

    public CatalogueSnapshot Catalogue => Snapshot.Catalogue;

    /// <summary>The main category in plain words.</summary>
    public CatalogueTerm? Category =>
        Service
            .Attributes.Where(a => a.LinkId == Service.Id)
            .OrderByDescending(a => a.IsPrimary)
            .Select(a => Catalogue.Find(a.TaxonomyTermId))
            .FirstOrDefault(t => t?.Taxonomy == TaxonomySlugs.Categories);

    /// <summary>The topic that synonyms led to, if it is why the offer is here.</summary>
    public CatalogueTerm? WhyTopic =>
        Hit.Match.Why.FirstOrDefault(w => w.Kind == MatchKind.Category) is { } why
        && Hit.Match.Why[0].Kind == MatchKind.Category
            ? Catalogue.Find(why.Met)
            : null;

    public Location? Place => Service.ServiceAtLocations.Select(x => x.Location).FirstOrDefault();

    public Phone? Phone =>
        Service
            .Phones.Concat(Service.ServiceAtLocations.SelectMany(x => x.Phones))
            .Concat(Place?.Phones ?? [])
            .Concat(Service.Organization?.Phones ?? [])
            .FirstOrDefault(p => p.Type is null or "voice" or "cell");

    public IEnumerable<string> Codes(Facet facet) =>
        Service
            .Attributes.Where(a => a.LinkId == Service.Id)
            .Select(a => Catalogue.Find(a.TaxonomyTermId))
            .Where(t => t?.Taxonomy == facet.Taxonomy)
            .Select(t => t!.Code);
}
