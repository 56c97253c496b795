using Kreisblick.Web.Features.Offers.Hours;

namespace Kreisblick.Web.Features.Offers.Show;

/// <summary>Today's state of an offer with all its places, in one sentence.</summary>
internal static class OfferHoursText
{
    /// <summary>Open if one place is open, else the soonest opening; unknown only where no place says more.</summary>
    public static string Today(IReadOnlyList<OpeningTimes> openings, DateTimeOffset now, string language)
    {
        var states = openings.Select(o => o.At(now)).ToList();
        var best =
            (OpeningState?)states.OfType<OpeningState.Open>().MaxBy(o => o.Until ?? DateTimeOffset.MaxValue)
            ?? states.OfType<OpeningState.Closed>().Where(c => c.OpensAt is not null).MinBy(c => c.OpensAt)
            ?? states.OfType<OpeningState.Unknown>().FirstOrDefault()
            ?? states[0];
        return OpeningWords.In(language).State(best, now);
    }
}
