using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Web.Language;

namespace Kreisblick.Web.Features.Offers.Show;

/// <summary>Criteria of accessibility are answered one by one: ja, teilweise, nein or unbekannt; never by one flag.</summary>
internal static class OfferAccessibility
{
    public static string Answer(Location place, Accessibility criterion, Texts texts) =>
        place.Attributes.Find(a => a.LinkId == criterion.Id)?.Value switch
        {
            "yes" => texts.Plain("answer.yes"),
            "partly" => texts.Plain("answer.partly"),
            "no" => texts.Plain("answer.no"),
            _ => "",
        };
}
