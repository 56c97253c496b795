using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Web.Language;

namespace Kreisblick.Web.Features.Offers.Show;

/// <summary>One text of an offer with the language it is really in; another one than the page's is marked.</summary>
/// <param name="Lang">BCP 47 tag for the markup, or null where it is the language of the page.</param>
internal sealed record OfferPart(string Text, string? Lang);

/// <summary>The texts of an offer in the language of the page, each field falling back to German by itself.</summary>
internal sealed record OfferText(
    OfferPart Name,
    OfferPart? Description,
    OfferPart? Eligibility,
    OfferPart? Application,
    OfferPart? Fees,
    ServiceText? Version,
    bool IsStale
)
{
    public static OfferText Of(Service service, PageLanguage language)
    {
        var wanted = language.IsSimple ? ServiceText.SimpleGerman : language.Code;
        var version = language.IsGerman ? null : service.Texts.Find(t => t.Language == wanted);
        var german = language.IsGerman ? null : "de";
        OfferPart? Part(string? translated, string? original) =>
            !string.IsNullOrWhiteSpace(translated) ? new OfferPart(translated, null)
            : !string.IsNullOrWhiteSpace(original) ? new OfferPart(original, german)
            : null;
        return new OfferText(
            Part(version?.Name, service.Name)!,
            Part(version?.Description, service.Description),
            Part(version?.EligibilityDescription, service.EligibilityDescription),
            Part(version?.ApplicationProcess, service.ApplicationProcess),
            Part(version?.FeesDescription, service.FeesDescription),
            version,
            version?.IsStale(service) == true
        );
    }
}
