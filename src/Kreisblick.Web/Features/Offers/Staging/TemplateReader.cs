using System.Globalization;
using Kreisblick.Search;
using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Duplicates;
using Kreisblick.Web.Features.Offers.Edit.Steps;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Areas;

namespace Kreisblick.Web.Features.Offers.Staging;

/// <summary>Makes an offer of a row of the template. Empty cells leave what is there already.</summary>
/// <param name="catalogue">Topics and target groups by name or code.</param>
/// <param name="areas">Places of the county.</param>
/// <param name="known">The published offer by id; null: there is none.</param>
internal sealed class TemplateReader(CatalogueSnapshot catalogue, AreaRegister areas, Func<Guid, OfferDocument?> known)
{
    private static readonly Dictionary<string, string> ColumnOf = new(StringComparer.Ordinal)
    {
        ["name"] = TemplateColumn.Offer,
        ["description"] = TemplateColumn.Description,
        ["terms"] = TemplateColumn.Topics,
        ["eligibilityDescription"] = TemplateColumn.Eligibility,
        ["applicationProcess"] = TemplateColumn.Application,
        ["feesDescription"] = TemplateColumn.Fees,
        ["ages"] = TemplateColumn.AgeFrom,
        ["phones"] = TemplateColumn.Phone,
        ["email"] = TemplateColumn.Mail,
        ["url"] = TemplateColumn.Web,
        ["places"] = TemplateColumn.Street,
        ["hours"] = TemplateColumn.Hours,
    };

    /// <param name="line">The row.</param>
    /// <param name="id">Of the offer; a new one or one that is known.</param>
    /// <param name="provider">Of a new offer.</param>
    /// <param name="problems">Gets what is wrong.</param>
    public OfferDocument Read(TemplateLine line, Guid id, Guid provider, List<RowProblem> problems)
    {
        var published = known(id);
        var offer = published ?? OfferDocument.Blank(id, provider);
        string? Cell(string column) => line.Cells.GetValueOrDefault(column);
        void Wrong(string column, string message) =>
            problems.Add(new RowProblem(column, RowProblem.Cut(Cell(column)), message));

        if (published is null)
            foreach (var column in TemplateColumn.All.Where(c => c.IsRequired && Cell(c.Name) is null))
                Wrong(column.Name, "Diese Spalte muss ausgefüllt sein.");
        offer = offer with
        {
            Name = Cell(TemplateColumn.Offer) ?? offer.Name,
            Description = Cell(TemplateColumn.Description) ?? offer.Description,
            EligibilityDescription = Cell(TemplateColumn.Eligibility) ?? offer.EligibilityDescription,
            ApplicationProcess = Cell(TemplateColumn.Application) ?? offer.ApplicationProcess,
            FeesDescription = Cell(TemplateColumn.Fees) ?? offer.FeesDescription,
            Email = Cell(TemplateColumn.Mail) ?? offer.Email,
            Url = Cell(TemplateColumn.Web) is { } web ? WithScheme(web) : offer.Url,
            Ages = Ages(offer.Ages, Cell, Wrong),
        };
        offer = Terms(offer, TaxonomySlugs.Categories, TemplateColumn.Topics, Cell, Wrong);
        offer = Terms(offer, TaxonomySlugs.TargetGroups, TemplateColumn.Groups, Cell, Wrong);
        if (Cell(TemplateColumn.Phone) is { } phones)
            offer = offer with { Phones = Phones(offer, phones) };
        offer = Place(offer, Cell);
        if (Cell(TemplateColumn.Hours) is { } hours)
        {
            if (WeekHours.Parse(hours, id, areas.Today) is { } rows)
                offer = offer with { Hours = rows };
            else
                Wrong(TemplateColumn.Hours, "Schreiben Sie Tage und Zeiten so: Mo-Fr 9-12; Di, Do 14-18");
        }
        foreach (var finding in DocumentCheck.Of(offer).Where(f => f.Level != FindingLevel.Hint))
        {
            var column = ColumnOf.GetValueOrDefault(finding.Path.Split('/')[0], "");
            // One sentence for a cell is enough.
            if (column.Length == 0 || problems.TrueForAll(p => p.Field != column))
                Wrong(column, finding.Message);
        }
        return CanonicalDocument.Of(offer);
    }

    private static DocumentAges? Ages(DocumentAges? ages, Func<string, string?> cell, Action<string, string> wrong)
    {
        int? Age(string column, int? before)
        {
            if (cell(column) is not { } text)
                return before;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var age))
                return age;
            wrong(column, "Geben Sie ein Alter in ganzen Jahren an, zum Beispiel 18.");
            return before;
        }
        var (from, to) = (Age(TemplateColumn.AgeFrom, ages?.Minimum), Age(TemplateColumn.AgeTo, ages?.Maximum));
        return from is null && to is null ? null : new DocumentAges { Minimum = from, Maximum = to };
    }

    private OfferDocument Terms(
        OfferDocument offer,
        string taxonomy,
        string column,
        Func<string, string?> cell,
        Action<string, string> wrong
    )
    {
        if (cell(column) is not { } text)
            return offer;
        var terms = new List<Guid>();
        foreach (
            var word in text.Split([';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        )
            if (Term(taxonomy, word) is { } term)
                terms.Add(term.Id);
            else
                wrong(
                    column,
                    $"„{RowProblem.Cut(word)}“ steht nicht im Katalog. Meinten Sie „{Nearest(taxonomy, word)}“?"
                );
        return offer.WithTerms(taxonomy, terms);
    }

    private CatalogueTerm? Term(string taxonomy, string word)
    {
        var folded = GermanFolding.Fold(word);
        return catalogue
            .InTaxonomy(taxonomy)
            .FirstOrDefault(t =>
                t.Code.Equals(word, StringComparison.OrdinalIgnoreCase)
                || Labels(t).Contains(folded, StringComparer.Ordinal)
            );
    }

    /// <summary>What an everyday word means, else the term that has the word in its name, else the one that is spelt alike.</summary>
    private string Nearest(string taxonomy, string word)
    {
        var folded = GermanFolding.Fold(word);
        var terms = catalogue.InTaxonomy(taxonomy);
        var codes = catalogue.Synonyms.FirstOrDefault(s => GermanFolding.Fold(s.Term) == folded)?.Codes ?? [];
        var meant =
            terms.FirstOrDefault(t => codes.Contains(t.Code, StringComparer.Ordinal))
            ?? terms.FirstOrDefault(t => Labels(t).Any(l => l.Contains(folded, StringComparison.Ordinal)))
            ?? terms.MinBy(t => Labels(t).Min(l => DuplicateName.Distance(folded, l, int.MaxValue)))!;
        return meant.PlainLabel;
    }

    private static IEnumerable<string> Labels(CatalogueTerm term) =>
        [GermanFolding.Fold(term.Label), GermanFolding.Fold(term.PlainLabel)];

    private static List<DocumentPhone> Phones(OfferDocument offer, string text) =>
        [
            .. text.Split([';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Distinct(StringComparer.Ordinal)
                .Select(number =>
                    offer.Phones.FirstOrDefault(p => p.Number == number)
                    ?? new DocumentPhone
                    {
                        Id = Uuid5.Of($"urn:kreisblick:vorlage:telefon:{offer.Id}:{number}"),
                        Number = number,
                    }
                ),
        ];

    private OfferDocument Place(OfferDocument offer, Func<string, string?> cell)
    {
        var (name, street, postcode, city) = (
            cell(TemplateColumn.PlaceName),
            cell(TemplateColumn.Street),
            cell(TemplateColumn.Postcode),
            cell(TemplateColumn.City)
        );
        var isProtected = cell(TemplateColumn.Protected)?.Equals("ja", StringComparison.OrdinalIgnoreCase);
        if (name is null && street is null && postcode is null && city is null && isProtected is null or false)
            return offer;
        var place = offer.Places is [var first, ..]
            ? first
            : PlaceStep.Blank(offer, Uuid5.Of($"urn:kreisblick:vorlage:standort:{offer.Id}"));
        var location = place.Location with { Name = name ?? place.Location.Name };
        // What is protected stays so until a person says otherwise in the form.
        if (isProtected == true || location.Protected)
            location = location.Hidden();
        else if (street is not null || postcode is not null || city is not null)
        {
            var found = city is not null && areas.Find(city) is PlaceMatch.Found match ? match.Place : null;
            var address = location.Addresses is [var before, ..]
                ? before
                : new DocumentAddress
                {
                    Id = Uuid5.Of($"urn:kreisblick:vorlage:anschrift:{offer.Id}"),
                    StateProvince = "Thüringen",
                    Type = LocationType.Physical,
                };
            location = location with
            {
                Type = LocationType.Physical,
                MunicipalityKey = found is { Areas: [{ Kind: AreaKind.Municipality } municipality] }
                    ? municipality.Key
                    : location.MunicipalityKey,
                Point =
                    found?.Point is { } point && (location.Point is null || city != address.City)
                        ? new DocumentPoint { Latitude = point.Latitude, Longitude = point.Longitude }
                        : location.Point,
                Addresses =
                [
                    address with
                    {
                        Address1 = street ?? address.Address1,
                        PostalCode = postcode ?? address.PostalCode,
                        City = city ?? address.City,
                    },
                ],
            };
        }
        return offer with { Places = [place with { Location = location }, .. offer.Places.Skip(1)] };
    }

    private static string WithScheme(string address) =>
        address.Contains("://", StringComparison.Ordinal) ? address : "https://" + address;
}
