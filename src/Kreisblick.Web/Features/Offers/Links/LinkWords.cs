using System.Globalization;
using Kreisblick.Web.Features.Offers.Edit;

namespace Kreisblick.Web.Features.Offers.Links;

/// <summary>What is known of a link, as sentences.</summary>
internal static class LinkWords
{
    public static string Of(CheckedLink link, DateTimeOffset now)
    {
        var text = link.State switch
        {
            LinkState.Unknown => "Noch nicht geprüft.",
            LinkState.Works => "In Ordnung.",
            LinkState.Moved => link.Reason!,
            LinkState.Broken => $"Geht seit {Day(link.FailingSince!.Value)} nicht. {link.Reason}",
            LinkState.Failing => $"Ging zuletzt nicht. {link.Reason}",
            _ => link.Reason!,
        };
        return LinkQuery.EndsSoon(link, now)
            ? $"{text} Das Zertifikat läuft am {Day(DateOnly.FromDateTime(link.CertificateEnds!.Value.UtcDateTime))} ab."
            : text;
    }

    private static string Day(DateOnly day) => day.ToString("d. MMMM yyyy", German);

    private static CultureInfo German => EditModel.German;
}
