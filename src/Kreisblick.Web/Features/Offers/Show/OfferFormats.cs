using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Search;
using Kreisblick.Web.Features.Offers.Upkeep;
using Kreisblick.Web.Platform.Web.Language;

namespace Kreisblick.Web.Features.Offers.Show;

/// <summary>How fresh an entry is (directory-features: verification workflow).</summary>
internal enum Freshness
{
    Green,
    Yellow,
    Red,
}

/// <summary>Numbers, dates and freshness of an offer in words.</summary>
internal static class OfferFormats
{
    public static string Distance(double metres, Texts texts) =>
        metres < 950
            ? texts.Plain("format.metres", Math.Round(metres / 50) * 50)
            : texts.Plain("format.kilometres", (metres / 1000).ToString("0.0", texts.Culture));

    public static string Date(DateOnly date, Texts texts) => date.ToString("d. MMMM yyyy", texts.Culture);

    /// <summary>As everybody sees it: the end of funding is planning and moves no public light.</summary>
    public static Freshness FreshnessOf(Service service, OfferSnapshot snapshot) =>
        Confirmation.Of(
            service.AssuredDate is { } day ? Confirmation.DueOn(day, service.VerificationIntervalMonths) : null,
            snapshot.Upkeep.For(service).YellowDays,
            snapshot.Areas.Today
        );

    /// <summary>The last confirmation as a sentence; where it is too old, with the advice to call first.</summary>
    public static string Checked(Service service, OfferSnapshot snapshot, Texts texts)
    {
        if (service.AssuredDate is not { } assured)
            return texts.Plain("checked.never");
        if (FreshnessOf(service, snapshot) != Freshness.Red)
            return texts.Plain("checked.on", Date(assured, texts));
        var today = snapshot.Areas.Today;
        var months =
            ((today.Year - assured.Year) * 12) + today.Month - assured.Month - (today.Day < assured.Day ? 1 : 0);
        return texts.PlainCount("checked.old", Math.Max(1, months));
    }

    public static string Ages(Service service, Texts texts) =>
        (service.MinimumAge, service.MaximumAge) switch
        {
            ({ } from, { } to) => texts.Plain("ages.fromTo", from, to),
            ({ } from, null) => texts.Plain("ages.from", from),
            (null, { } to) => texts.Plain("ages.to", to),
            _ => texts.Plain("ages.all"),
        };

    public static string Money(CostOption option, Texts texts) =>
        option.Amount switch
        {
            null => option.AmountDescription ?? "",
            0 => texts.Plain("cost.free"),
            { } amount when option.Currency?.Value is null or "EUR" => texts
                .Plain("cost.euro", Amount(amount, texts), option.AmountDescription ?? "")
                .Trim(),
            { } amount => $"{Amount(amount, texts)} {option.Currency} {option.AmountDescription}".Trim(),
        };

    private static string Amount(decimal amount, Texts texts) =>
        amount.ToString(decimal.Truncate(amount) == amount ? "N0" : "N2", texts.Culture);
}
