using Kreisblick.Web.Features.Offers.Model;

namespace Kreisblick.Web.Features.Offers.Documents;

/// <summary>The texts of an offer in one other language or in Leichte Sprache, field by field.</summary>
internal sealed record DocumentText : DocumentPart
{
    /// <summary>ISO 639 code, or <see cref="ServiceText.SimpleGerman"/>.</summary>
    public string Language { get; init; } = "";

    /// <summary>Group of readers that checked the texts.</summary>
    public string? CheckedBy { get; init; }
    public Translated? Name { get; init; }
    public Translated? Description { get; init; }
    public Translated? EligibilityDescription { get; init; }
    public Translated? ApplicationProcess { get; init; }
    public Translated? FeesDescription { get; init; }

    public Translated? this[TranslatedField field] =>
        field switch
        {
            TranslatedField.Name => Name,
            TranslatedField.Description => Description,
            TranslatedField.EligibilityDescription => EligibilityDescription,
            TranslatedField.ApplicationProcess => ApplicationProcess,
            _ => FeesDescription,
        };

    public DocumentText With(TranslatedField field, Translated? value) =>
        field switch
        {
            TranslatedField.Name => this with { Name = value },
            TranslatedField.Description => this with { Description = value },
            TranslatedField.EligibilityDescription => this with { EligibilityDescription = value },
            TranslatedField.ApplicationProcess => this with { ApplicationProcess = value },
            _ => this with { FeesDescription = value },
        };
}

/// <summary>One field in another language, with where it comes from.</summary>
internal sealed record Translated
{
    public required string Text { get; init; }
    public TranslationKind Kind { get; init; }

    /// <summary>Account of the person, or name of the program part; null where nobody noted it.</summary>
    public string? Author { get; init; }
    public DateOnly Date { get; init; }

    /// <summary>When the text was last compared with the German one.</summary>
    public DateTimeOffset BasedOn { get; init; }

    /// <summary>Fingerprint of the German text on which it rests; another one now means "out of date".</summary>
    public string Source { get; init; } = "";
}
