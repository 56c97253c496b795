using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Areas;

namespace Kreisblick.Web.Features.Offers.Edit.Steps;

/// <summary>
/// Places of an offer. The address search knows the county's places only: the name of a village or municipality gives
/// key and point; a point can be given by hand.
/// </summary>
internal static class PlaceStep
{
    private static readonly string[] Answers = ["yes", "partly", "no"];

    public static OfferDocument Apply(OfferDocument offer, DraftForm form, EditContext context) =>
        offer with
        {
            Places = form.Rows(
                "places",
                offer.Places,
                (path, place) => Place(form, context, path, place),
                id => Blank(offer, id)
            ),
        };

    public static DocumentPlace Blank(OfferDocument offer, Guid id) =>
        new()
        {
            Id = id,
            Location = new DocumentLocation
            {
                Id = Uuid5.Of($"urn:kreisblick:ort:{id}"),
                OrganizationId = offer.OrganizationId,
                Type = LocationType.Physical,
            },
        };

    private static DocumentPlace? Place(DraftForm form, EditContext context, string path, DocumentPlace place)
    {
        var at = path + "/location";
        var old = place.Location;
        var location = old with
        {
            Name = form.Text(at + "/name"),
            Languages = old.Languages,
            Accessibility = Accessibility(form, context, at, old),
        };
        if (form.IsTicked(at + "/protected"))
            return place with { Location = location.Hidden() };

        var (street, postcode, city) = (
            form.Text(at + "/street"),
            form.Text(at + "/postcode"),
            form.Text(at + "/city")
        );
        if (location.Name is null && street is null && postcode is null && city is null)
            return null;
        var (key, point) = Found(form, context, at, old, city);
        return place with
        {
            Location = location with
            {
                Type = LocationType.Physical,
                Protected = false,
                Transportation = form.Text(at + "/transportation"),
                MunicipalityKey = key,
                Point = point,
                Addresses =
                    street is null && postcode is null && city is null
                        ? []
                        : [Address(old, path, street, postcode, city)],
            },
        };
    }

    // A point by hand counts; without one, a place that has moved gets the point of its village.
    private static (string? Key, DocumentPoint? Point) Found(
        DraftForm form,
        EditContext context,
        string at,
        DocumentLocation old,
        string? city
    )
    {
        var typed = (Latitude: form.Degrees(at + "/latitude"), Longitude: form.Degrees(at + "/longitude"));
        var moved = city != (old.Addresses is [var former, ..] ? former.City : null);
        var place = city is not null && context.Areas.Find(city) is PlaceMatch.Found found ? found.Place : null;
        var key =
            place is { Areas: [{ Kind: AreaKind.Municipality } municipality] } ? municipality.Key
            : moved ? null
            : old.MunicipalityKey;
        if (
            typed is { Latitude: { } latitude, Longitude: { } longitude }
            && (!moved || !IsPoint(old.Point, latitude, longitude))
        )
            return (key, new DocumentPoint { Latitude = latitude, Longitude = longitude });
        return place?.Point is { } centre
            ? (key, new DocumentPoint { Latitude = centre.Latitude, Longitude = centre.Longitude })
            : (key, null);
    }

    private static bool IsPoint(DocumentPoint? point, double latitude, double longitude) =>
        point is not null && Math.Abs(point.Latitude - latitude) < 1e-6 && Math.Abs(point.Longitude - longitude) < 1e-6;

    private static DocumentAddress Address(
        DocumentLocation old,
        string path,
        string? street,
        string? postcode,
        string? city
    ) =>
        (
            old.Addresses is [var former, ..]
                ? former
                : new DocumentAddress
                {
                    Id = Uuid5.Of($"urn:kreisblick:anschrift:{path}"),
                    StateProvince = "Thüringen",
                    Type = LocationType.Physical,
                }
        ) with
        {
            Address1 = street ?? "",
            PostalCode = postcode ?? "",
            City = city ?? "",
        };

    /// <summary>One answer per criterion; "unbekannt" keeps no row, because unknown is not no.</summary>
    private static List<DocumentAccessibility> Accessibility(
        DraftForm form,
        EditContext context,
        string at,
        DocumentLocation old
    )
    {
        var rows = old.Accessibility.Where(a => CriterionOf(a) is null).ToList();
        foreach (var criterion in context.Catalogue.InTaxonomy(TaxonomySlugs.Accessibility))
        {
            var path = $"{at}/{criterion.Code}";
            var before = old.Accessibility.FirstOrDefault(a => CriterionOf(a)?.Term == criterion.Id);
            if (!form.Has(path))
            {
                if (before is not null)
                    rows.Add(before);
                continue;
            }
            if (form.Text(path) is not { } answer || !Answers.Contains(answer, StringComparer.Ordinal))
                continue;
            var details = form.Text(path + "/details");
            if (before is not null && CriterionOf(before)?.Value == answer && before.Details == details)
                rows.Add(before);
            else
                rows.Add(Row(old.Id, criterion, answer, details, context.Today));
        }
        return rows;
    }

    private static DocumentAccessibility Row(
        Guid location,
        CatalogueTerm criterion,
        string answer,
        string? details,
        DateOnly today
    )
    {
        var id = Uuid5.Of($"urn:kreisblick:kriterium:{location}:{criterion.Code}");
        return new()
        {
            Id = id,
            Description = criterion.Label,
            Details = details,
            CheckedOn = today,
            Terms =
            [
                new()
                {
                    Id = DocumentIds.OfTerm(id, criterion.Id),
                    Term = criterion.Id,
                    Taxonomy = TaxonomySlugs.Accessibility,
                    Value = answer,
                },
            ],
        };
    }

    public static DocumentTerm? CriterionOf(DocumentAccessibility row) =>
        row.Terms.FirstOrDefault(t => t.Taxonomy == TaxonomySlugs.Accessibility);
}
