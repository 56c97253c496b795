using System.Collections.Concurrent;
using Kreisblick.Search;
using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Hours;
using Kreisblick.Web.Features.Offers.Upkeep;
using Kreisblick.Web.Platform.Areas;
using Kreisblick.Web.Platform.Calendar;

namespace Kreisblick.Web.Features.Offers.Search;

/// <summary>All published offers as the search needs them, in memory; immutable, replaced as a whole on change.</summary>
internal sealed class OfferSnapshot
{
    private readonly Dictionary<Guid, OfferFacts> facts;
    private readonly ConcurrentDictionary<(string Wish, long Moment), DocumentSet> openSets = new();
    private (DateOnly Day, IReadOnlyDictionary<Guid, uint> Masks)? week;

    public OfferSnapshot(
        SearchIndex index,
        Dictionary<Guid, OfferFacts> facts,
        CatalogueSnapshot catalogue,
        AreaRegister areas,
        HolidayCalendar holidays,
        UpkeepRules upkeep
    )
    {
        this.facts = facts;
        (Index, Catalogue, Areas, Holidays, Upkeep) = (index, catalogue, areas, holidays, upkeep);
        HoursUnknown = Where(o => o.HoursAreUnknown);
    }

    public SearchIndex Index { get; }
    public CatalogueSnapshot Catalogue { get; }
    public AreaRegister Areas { get; }
    public HolidayCalendar Holidays { get; }
    public UpkeepRules Upkeep { get; }

    /// <summary>Offers whose hours nobody knows: an opening filter lists them apart and never hides them.</summary>
    public DocumentSet HoursUnknown { get; }
    public int Count => facts.Count;

    public OfferFacts? Find(Guid id) => facts.GetValueOrDefault(id);

    /// <summary>The offers for which a condition holds.</summary>
    public DocumentSet Where(Func<OfferFacts, bool> condition) =>
        Index.SetOf(facts.Values.Where(condition).Select(f => f.Id));

    /// <summary>The offers that are certainly open when somebody wishes. Kept for the minute, or for the day.</summary>
    /// <param name="code">A wish that <see cref="OpenWish.Parse"/> understands.</param>
    /// <param name="now">This moment.</param>
    public DocumentSet OpenAt(string code, DateTimeOffset now)
    {
        var wish = OpenWish.Parse(code) ?? throw new ArgumentException("Unknown wish", nameof(code));
        var today = BerlinTime.DateOf(now);
        var moment = wish.Now ? now.UtcTicks / TimeSpan.TicksPerMinute : today.DayNumber;
        if (openSets.TryGetValue((code, moment), out var known))
            return known;
        // Old moments never come back; wishes are few.
        if (openSets.Count > 500)
            openSets.Clear();
        return openSets[(code, moment)] = wish.Now ? OpenNow(now) : OpenIn(wish.Mask, today);
    }

    private DocumentSet OpenNow(DateTimeOffset now)
    {
        var moment = new BerlinMoment(now);
        var buffer = new List<OpeningSpan>();
        return Where(o => o.IsOpenAt(moment, buffer));
    }

    private DocumentSet OpenIn(uint mask, DateOnly today)
    {
        var current = week;
        if (current?.Day != today)
            week = current = (today, facts.Values.ToDictionary(f => f.Id, f => f.WeekMask(today)));
        var masks = current!.Value.Masks;
        return Where(o => (masks[o.Id] & mask) != 0);
    }
}
