using Kreisblick.Web.Features.Offers.Edit;

namespace Kreisblick.Web.Features.Offers.Ended;

/// <summary>Addresses of the page about offers that have ended.</summary>
internal static class EndedLinks
{
    public const string List = EditLinks.List + "/beendet";

    /// <summary>Takes up again the offer that the form names.</summary>
    public const string TakeUp = List + "?handler=aufnehmen";
}
