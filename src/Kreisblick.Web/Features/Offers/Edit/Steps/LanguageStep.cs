using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Search;

namespace Kreisblick.Web.Features.Offers.Edit.Steps;

internal static class LanguageStep
{
    /// <summary>Versions of the text that the form offers: Leichte Sprache first.</summary>
    public static IReadOnlyList<(string Code, string German)> Versions { get; } =
    [
        (ServiceText.SimpleGerman, "Leichte Sprache"),
        ("en", "Englisch"),
        ("uk", "Ukrainisch"),
        ("ru", "Russisch"),
        ("ar", "Arabisch"),
        ("fa", "Farsi / Dari"),
        ("tr", "Türkisch"),
        ("pl", "Polnisch"),
    ];

    public static OfferDocument Apply(OfferDocument offer, DraftForm form, EditContext context)
    {
        offer = offer with
        {
            InterpretationServices = form.Text("interpretationServices"),
            Languages = Languages(offer, form),
        };
        foreach (var (language, _) in Versions)
        foreach (var field in Enum.GetValues<TranslatedField>())
        {
            var path = PathOf(offer, language, field);
            if (!form.Has(path))
                continue;
            offer = offer.Translate(
                language,
                field,
                form.Text(path),
                TranslationKind.Human,
                context.Author,
                context.Now,
                context.Today
            );
            if (form.IsTicked(path + "/passt"))
                offer = offer.ConfirmTranslation(language, field, context.Now);
        }
        return offer;
    }

    public static string PathOf(OfferDocument offer, string language, TranslatedField field) =>
        $"texts/{offer.Texts.FirstOrDefault(t => t.Language == language)?.Id ?? DocumentIds.OfText(offer.Id, language)}/{field}";

    private static IReadOnlyList<DocumentLanguage> Languages(OfferDocument offer, DraftForm form)
    {
        var chosen = form.All("sprache").Intersect(OfferLanguages.Spoken, StringComparer.Ordinal).ToList();
        return
        [
            // A language that the form does not offer stays.
            .. offer.Languages.Where(l =>
                l.Code is not { } code
                || !OfferLanguages.Spoken.Contains(code, StringComparer.Ordinal)
                || chosen.Contains(code, StringComparer.Ordinal)
            ),
            .. chosen
                .Where(code => offer.Languages.All(l => l.Code != code))
                .Select(code => new DocumentLanguage
                {
                    Id = Uuid5.Of($"urn:kreisblick:sprache:{offer.Id}:{code}"),
                    Code = code,
                    Name = OfferLanguages.Name(code),
                }),
        ];
    }
}
