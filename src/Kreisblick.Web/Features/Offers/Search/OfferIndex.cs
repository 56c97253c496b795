using System.Runtime.CompilerServices;
using Kreisblick.Search;
using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Upkeep;
using Kreisblick.Web.Platform.Areas;
using Kreisblick.Web.Platform.Calendar;
using Kreisblick.Web.Platform.Changes;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Search;

/// <summary>Gives the current <see cref="OfferSnapshot"/>: built from the database, built again when something in it changed.</summary>
internal sealed class OfferIndex : IDisposable
{
    /// <summary>Change counter that every write to the tables of offers raises.</summary>
    public const string Counter = "offers";

    /// <summary>Headings of suggestions while typing.</summary>
    public const string TopicGroup = "suggest.topics";
    public const string LifeSituationGroup = "suggest.situations";
    public const string PlaceGroup = "suggest.places";
    public const string OfferGroup = "suggest.offers";
    private const int BatchSize = 1_000;

    private readonly Snapshot<OfferSnapshot> snapshot;
    private readonly AreaRegisterSource areas;
    private readonly CatalogueSource catalogues;
    private readonly HolidayCalendarSource calendars;

    public OfferIndex(
        IServiceProvider services,
        AreaRegisterSource areas,
        CatalogueSource catalogues,
        HolidayCalendarSource calendars
    )
    {
        (this.areas, this.catalogues, this.calendars) = (areas, catalogues, calendars);
        snapshot = new Snapshot<OfferSnapshot>(
            services,
            [Counter, AreaRegisterSource.Counter, CatalogueSource.Counter, HolidayCalendarSource.Counter],
            (scope, cancellation) => BuildAsync(scope.GetRequiredService<KreisblickDb>(), cancellation),
            isOfDay: true
        );
    }

    public bool IsReady => snapshot.IsReady;

    public ValueTask<OfferSnapshot> GetAsync(CancellationToken cancellation = default) =>
        snapshot.GetAsync(cancellation);

    public void Dispose() => snapshot.Dispose();

    private async Task<OfferSnapshot> BuildAsync(KreisblickDb db, CancellationToken cancellation)
    {
        var register = await areas.GetAsync(cancellation);
        var catalogue = await catalogues.GetAsync(cancellation);
        var holidays = await calendars.GetAsync(cancellation);
        var facts = new Dictionary<Guid, OfferFacts>();
        var builder = new SearchIndexBuilder { TitleGroup = OfferGroup }
            .AddSynonyms(catalogue.Synonyms.Select(ToSearch))
            .AddPlaces(register.PlaceNames.Select(p => new Kreisblick.Search.PlaceName(p.Name, p.Code)))
            .AddLabels(Labels(catalogue, register));
        await foreach (var service in PublishedAsync(db, cancellation))
        {
            builder.Add(OfferDocuments.Of(service, catalogue, register.Today));
            facts[service.Id] = OfferFacts.Of(service, holidays);
        }
        var upkeep = await UpkeepRules.LoadAsync(db, cancellation);
        return new OfferSnapshot(builder.Build(), facts, catalogue, register, holidays, upkeep);
    }

    private static async IAsyncEnumerable<Service> PublishedAsync(
        KreisblickDb db,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var ids = await db.Published().OrderBy(s => s.Id).Select(s => s.Id).ToListAsync(cancellation);
        foreach (var batch in ids.Chunk(BatchSize))
        {
            // A span of ids instead of a list: the list would be written into each of the many queries.
            var (first, last) = (batch[0], batch[^1]);
            var services = await db.Published()
                .Where(s => s.Id >= first && s.Id <= last)
                .WithSearchDetails()
                .ToListAsync(cancellation);
            foreach (var service in services)
                yield return service;
        }
    }

    internal static Kreisblick.Search.Synonym ToSearch(Catalogue.Synonym synonym) =>
        new(
            synonym.Term,
            synonym.Canonical,
            synonym.Codes,
            Enum.Parse<Kreisblick.Search.SynonymKind>(synonym.Kind.ToString()),
            synonym.Urgent
        );

    /// <summary>Canonical labels only: never a stored synonym, never another person's words.</summary>
    private static IEnumerable<SuggestionLabel> Labels(CatalogueSnapshot catalogue, AreaRegister register)
    {
        foreach (var term in catalogue.InTaxonomy(TaxonomySlugs.Categories))
        {
            yield return new SuggestionLabel(term.PlainLabel, TopicGroup, term.Code);
            yield return new SuggestionLabel(term.Label, TopicGroup, term.Code);
        }
        foreach (var situation in catalogue.LifeSituations)
            yield return new SuggestionLabel(situation.Title, LifeSituationGroup, null);
        foreach (var municipality in register.Municipalities)
            yield return new SuggestionLabel(municipality.Name, PlaceGroup, null);
    }
}
