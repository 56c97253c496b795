using Kreisblick.Web.Features.Offers.Show;

namespace Kreisblick.Web.Features.Offers.Upkeep;

/// <summary>How an offer stands, for the people who keep it.</summary>
/// <param name="Light">Of the whole record.</param>
/// <param name="DueOn">When the whole record has to be confirmed again; null: it never was.</param>
/// <param name="ForFunding">It falls due because its funding ends.</param>
/// <param name="Capacity">Of its free places; null: it states none.</param>
internal sealed record UpkeepState(Freshness Light, DateOnly? DueOn, bool ForFunding, CapacityState? Capacity)
{
    public static UpkeepState Of(UpkeepFacts facts, UpkeepRules rules, DateOnly today)
    {
        var values = rules.For(facts.Category);
        var due = facts.DueOn;
        return new UpkeepState(
            Confirmation.Of(due, values.YellowDays, today),
            due,
            due is not null && due == facts.FundingEndsOn,
            facts.Capacity is { } stated ? CapacityState.Of(stated, values.CapacityDays, today) : null
        );
    }
}

/// <summary>Whether the number of free places still holds.</summary>
/// <param name="DueOn">The last day on which it does.</param>
internal sealed record CapacityState(Freshness Light, DateOnly DueOn)
{
    public bool IsUrgent => Light != Freshness.Green;

    public static CapacityState Of(DateTimeOffset stated, int days, DateOnly today)
    {
        var due = Confirmation.CapacityDueOn(stated, days);
        // Red as soon as the public page shows no number any more.
        var light =
            today > due ? Freshness.Red
            : today >= due.AddDays(-Confirmation.CapacityYellowDays(days)) ? Freshness.Yellow
            : Freshness.Green;
        return new CapacityState(light, due);
    }
}
