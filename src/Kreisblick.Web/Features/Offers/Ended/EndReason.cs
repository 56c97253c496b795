using Kreisblick.Web.Features.Offers.Model;

namespace Kreisblick.Web.Features.Offers.Ended;

/// <summary>Why an offer is no longer in the portal.</summary>
internal enum EndReason
{
    /// <summary>It was another one: its address leads there.</summary>
    Merged,

    /// <summary>Somebody says that it no longer exists.</summary>
    Gone,

    /// <summary>Nobody confirmed it: the portal withdrew it by itself.</summary>
    Unconfirmed,

    /// <summary>The last day that was announced is over.</summary>
    LastDay,

    /// <summary>It rests and may come back.</summary>
    Resting,
}

internal static class EndReasons
{
    /// <summary>As they stand in the address and on the page.</summary>
    public static IReadOnlyList<(EndReason Reason, string Value, string German)> All { get; } =
    [
        (EndReason.Unconfirmed, "unbestaetigt", "von selbst zurückgezogen, weil niemand es bestätigt hat"),
        (EndReason.LastDay, "letzter-tag", "der letzte Tag ist vorbei"),
        (EndReason.Resting, "ruht", "ruht, vielleicht später wieder"),
        (EndReason.Gone, "gibt-es-nicht-mehr", "gibt es nicht mehr"),
        (EndReason.Merged, "zusammengefuehrt", "mit einem anderen Angebot zusammengeführt"),
    ];

    public static string German(this EndReason reason) => All.Single(r => r.Reason == reason).German;

    /// <param name="isMerged">Its address leads to another offer.</param>
    /// <param name="status">Inactive or defunct.</param>
    /// <param name="isWithdrawn">The end came with the portal's own withdrawal.</param>
    /// <param name="endsOn">The last day that was announced.</param>
    /// <param name="endedOn">Day on which it ended.</param>
    public static EndReason Of(
        bool isMerged,
        ServiceStatus status,
        bool isWithdrawn,
        DateOnly? endsOn,
        DateOnly endedOn
    ) =>
        isMerged ? EndReason.Merged
        : status == ServiceStatus.Defunct ? EndReason.Gone
        : isWithdrawn ? EndReason.Unconfirmed
        : endsOn < endedOn ? EndReason.LastDay
        : EndReason.Resting;
}
