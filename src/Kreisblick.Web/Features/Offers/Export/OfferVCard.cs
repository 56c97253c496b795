using System.Globalization;
using System.Text;
using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Show;
using Kreisblick.Web.Platform.Web.Language;

namespace Kreisblick.Web.Features.Offers.Export;

/// <summary>
/// An offer as an entry of an address book: vCard 4.0 (RFC 6350). No well-kept package writes that version; the
/// format needs escaping and folding only.
/// </summary>
internal static class OfferVCard
{
    private const int LongestLine = 75;

    public static string Write(ExportedOffer offer, Texts texts)
    {
        var card = new StringBuilder();
        Line(card, "BEGIN:VCARD");
        Line(card, "VERSION:4.0");
        Line(card, "PRODID:-//Kreisblick//Angebot//DE");
        Line(card, "KIND:org");
        Line(card, $"UID:urn:uuid:{offer.Id}");
        Line(card, "FN:" + Escaped(offer.Name));
        if (offer.Provider is { } provider)
            Line(card, "ORG:" + Component(provider));
        foreach (var (i, phone) in offer.Phones.Index())
            Line(
                card,
                $"TEL;VALUE=uri;TYPE=\"{(phone.Type is "fax" or "cell" or "text" or "video" or "textphone" ? phone.Type : "voice")},work\";PREF={Math.Min(i + 1, 100)}:tel:{phone.Number.Dial}"
            );
        if (offer.Mail is { } mail)
            Line(card, "EMAIL;TYPE=work:" + Escaped(mail.Value));
        foreach (var (i, place) in offer.Places.Where(p => p.Address is not null).Index())
        {
            var geo = place.Point is { } point
                ? string.Create(CultureInfo.InvariantCulture, $";GEO=\"geo:{point.Latitude},{point.Longitude}\"")
                : "";
            var a = place.Address!;
            Line(
                card,
                $"ADR;TYPE=work;PREF={Math.Min(i + 1, 100)}{geo}:;;{Component(a.Address1)};{Component(a.City)};{Component(a.StateProvince)};{Component(a.PostalCode)};{Component(a.Country)}"
            );
        }
        if (offer.Service.Url is { } url)
            Line(card, "URL;TYPE=work:" + Uri(url.Value));
        Line(card, "SOURCE:" + Uri(offer.Page));
        var topics = offer.Terms(TaxonomySlugs.Categories).Select(t => Component(t.PlainLabel)).ToList();
        if (topics.Count > 0)
            Line(card, "CATEGORIES:" + string.Join(',', topics));
        foreach (
            var code in offer
                .Service.Languages.Select(l => l.Code?.Value)
                .OfType<string>()
                .Distinct(StringComparer.Ordinal)
        )
            Line(card, "LANG:" + code);
        string?[] notes =
        [
            offer.Summary,
            offer.Hours.Length > 0 ? $"{texts.Plain("offer.hours")}: {offer.Hours}" : null,
            offer.HasProtectedPlace ? texts.Plain("offer.where.protected") : null,
            OfferFormats.Checked(offer.Service, offer.Snapshot, texts),
            offer.Page,
        ];
        Line(card, "NOTE:" + Escaped(string.Join('\n', notes.Where(n => !string.IsNullOrEmpty(n)))));
        Line(
            card,
            "REV:"
                + offer
                    .Service.LastModified.ToUniversalTime()
                    .ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)
        );
        Line(card, "END:VCARD");
        return card.ToString();
    }

    /// <summary>Text values (RFC 6350 §3.4); of control characters only the line break has a form.</summary>
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text.ReplaceLineEndings("\n"))
            _ = c switch
            {
                '\\' => escaped.Append("\\\\"),
                ',' => escaped.Append("\\,"),
                '\n' => escaped.Append("\\n"),
                _ when char.IsControl(c) => escaped,
                _ => escaped.Append(c),
            };
        return escaped.ToString();
    }

    /// <summary>A part of a value that is divided by semicolons.</summary>
    private static string Component(string text) => Escaped(text).Replace(";", "\\;", StringComparison.Ordinal);

    private static string Uri(string address) => new Uri(address).AbsoluteUri;

    /// <summary>Lines are folded after at most 75 octets, never inside a character (RFC 6350 §3.2).</summary>
    private static void Line(StringBuilder card, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                card.Append("\r\n ");
                octets = 1;
            }
            card.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }
        card.Append("\r\n");
    }
}
