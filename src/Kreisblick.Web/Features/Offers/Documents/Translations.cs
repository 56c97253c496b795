using Kreisblick.Web.Features.Offers.Model;

namespace Kreisblick.Web.Features.Offers.Documents;

/// <summary>A field whose German text is no longer the one that was translated.</summary>
internal sealed record StaleTranslation(string Language, TranslatedField Field);

/// <summary>Texts in other languages: what is out of date, and how a text is put in or confirmed.</summary>
internal static class Translations
{
    private static readonly TranslatedField[] Fields = Enum.GetValues<TranslatedField>();

    public static string? German(this OfferDocument offer, TranslatedField field) =>
        field switch
        {
            TranslatedField.Name => offer.Name,
            TranslatedField.Description => offer.Description,
            TranslatedField.EligibilityDescription => offer.EligibilityDescription,
            TranslatedField.ApplicationProcess => offer.ApplicationProcess,
            _ => offer.FeesDescription,
        };

    /// <summary>Exactly the fields whose German text was changed after they were compared with it.</summary>
    public static IEnumerable<StaleTranslation> Stale(this OfferDocument offer) =>
        from text in offer.Texts
        from field in Fields
        where text[field] is { } translated && translated.Source != TextFingerprint.Of(offer.German(field))
        select new StaleTranslation(text.Language, field);

    /// <summary>
    /// Puts a text in. An empty text takes the field away. A machine's text never replaces a person's: then the offer
    /// stays as it is.
    /// </summary>
    public static OfferDocument Translate(
        this OfferDocument offer,
        string language,
        TranslatedField field,
        string? text,
        TranslationKind kind,
        string author,
        DateTimeOffset now,
        DateOnly today
    )
    {
        var version = offer.Texts.FirstOrDefault(t => t.Language == language);
        if (version?[field] is { } old)
        {
            if (old.Text == text || (kind == TranslationKind.Machine && old.Kind == TranslationKind.Human))
                return offer;
        }
        else if (string.IsNullOrWhiteSpace(text))
            return offer;
        version ??= new DocumentText { Id = DocumentIds.OfText(offer.Id, language), Language = language };
        var translated = string.IsNullOrWhiteSpace(text)
            ? null
            : new Translated
            {
                Text = text,
                Kind = kind,
                Author = author,
                Date = today,
                BasedOn = now,
                Source = TextFingerprint.Of(offer.German(field)),
            };
        return offer.WithText(version.With(field, translated));
    }

    /// <summary>Somebody compared the text with the German one: it is right as it stands.</summary>
    public static OfferDocument ConfirmTranslation(
        this OfferDocument offer,
        string language,
        TranslatedField field,
        DateTimeOffset now
    ) =>
        offer.Texts.FirstOrDefault(t => t.Language == language) is { } version && version[field] is { } translated
            ? offer.WithText(
                version.With(field, translated with { BasedOn = now, Source = TextFingerprint.Of(offer.German(field)) })
            )
            : offer;

    /// <summary>
    /// What a file brings, with what is known better here: a text that did not change keeps its author, date and
    /// source, and a person's text is not replaced by a machine's.
    /// </summary>
    public static OfferDocument WithOriginsOf(this OfferDocument incoming, OfferDocument current)
    {
        var known = current.Texts.ToDictionary(t => t.Language, StringComparer.Ordinal);
        return incoming with
        {
            Texts =
            [
                .. incoming.Texts.Select(text =>
                    known.GetValueOrDefault(text.Language) is { } old
                        ? Fields.Aggregate(text, (t, field) => t.With(field, Better(t[field], old[field])))
                        : text
                ),
            ],
        };

        static Translated? Better(Translated? incoming, Translated? old) =>
            old is not null
            && incoming is not null
            && (
                old.Text == incoming.Text
                || (old.Kind == TranslationKind.Human && incoming.Kind == TranslationKind.Machine)
            )
                ? old
                : incoming;
    }

    private static OfferDocument WithText(this OfferDocument offer, DocumentText version)
    {
        var rest = offer.Texts.Where(t => t.Language != version.Language);
        return offer with { Texts = Fields.Any(f => version[f] is not null) ? [.. rest, version] : [.. rest] };
    }
}
