using Kreisblick.Web.Platform.Values;

namespace Kreisblick.Web.Features.Offers.Model;

/// <summary>hsds <c>service</c>: a help offer (Angebot).</summary>
internal sealed class Service
{
    /// <summary>Months between two confirmations of an entry.</summary>
    public const int UsualInterval = 12;

    private int? minimumAge;
    private int? maximumAge;

    public required Guid Id { get; init; }
    public required PublicId PublicId { get; init; }
    public required Guid OrganizationId { get; init; }
    public Guid? ProgramId { get; init; }
    public required string Name { get; init; }
    public string? AlternateName { get; init; }

    /// <summary>Markdown without raw HTML; the first sentence stands alone as short text.</summary>
    public string? Description { get; init; }
    public WebAddress? Url { get; init; }
    public EmailAddress? Email { get; init; }
    public required ServiceStatus Status { get; init; }
    public string? InterpretationServices { get; init; }
    public string? ApplicationProcess { get; init; }
    public string? FeesDescription { get; init; }
    public string? Accreditations { get; init; }
    public string? EligibilityDescription { get; init; }

    /// <summary>Completed years, 1 to 120; no limit is null, and 0 is none (HSDS-DE §8).</summary>
    public int? MinimumAge
    {
        get => minimumAge;
        init => minimumAge = CheckedAge(value, value, maximumAge) is > 0 ? value : null;
    }

    /// <summary>Completed years, 0 to 120; no limit is null.</summary>
    public int? MaximumAge
    {
        get => maximumAge;
        init => maximumAge = CheckedAge(value, minimumAge, value);
    }

    /// <summary>Day on which the whole record was last confirmed ("geprüft am").</summary>
    public DateOnly? AssuredDate { get; init; }

    /// <summary>Address of the editorial office, never a person's.</summary>
    public EmailAddress? AssurerEmail { get; init; }
    public string? Alert { get; init; }
    public DateOnly? AlertUntil { get; init; }

    /// <summary>Covers every change in nested objects too.</summary>
    public required DateTimeOffset LastModified { get; init; }

    /// <summary>Months after which the entry has to be confirmed again (12; crisis help 6).</summary>
    public int VerificationIntervalMonths { get; init; } = UsualInterval;

    /// <summary>Instant of first publication; null: a draft that nobody outside sees.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>Instant from which status inactive or defunct holds; decides when the offer is gone for good.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Instant from which an ended offer is in the archive: its address in the interface is gone too.</summary>
    public DateTimeOffset? ArchivedAt { get; init; }

    /// <summary>Last day of the offer; it becomes inactive on the day after.</summary>
    public DateOnly? EndsOn { get; init; }

    /// <summary>Last day for which the money is granted. Planning and editing only, in no public answer.</summary>
    public DateOnly? FundingEndsOn { get; init; }

    /// <summary>Planning and editing only, in no public answer.</summary>
    public string? InternalNote { get; init; }

    /// <summary>Invented, for showing the portal; marked on every page.</summary>
    public bool IsExample { get; init; }

    public Organization? Organization { get; init; }
    public Program? Program { get; init; }
    public List<Phone> Phones { get; } = [];
    public List<Schedule> Schedules { get; } = [];
    public List<ScheduleException> ScheduleExceptions { get; } = [];
    public List<ServiceArea> ServiceAreas { get; } = [];
    public List<ServiceAtLocation> ServiceAtLocations { get; } = [];
    public List<Language> Languages { get; } = [];
    public List<Funding> Funding { get; } = [];
    public List<CostOption> CostOptions { get; } = [];
    public List<RequiredDocument> RequiredDocuments { get; } = [];
    public List<Contact> Contacts { get; } = [];
    public List<ServiceCapacity> Capacities { get; } = [];
    public List<Url> AdditionalUrls { get; } = [];
    public List<ServiceText> Texts { get; } = [];

    /// <summary>All attributes inside this aggregate; those of the offer itself have its id as link.</summary>
    public List<OfferAttribute> Attributes { get; } = [];

    /// <summary>The German text of a field that exists in several languages.</summary>
    public string? this[TranslatedField field] =>
        field switch
        {
            TranslatedField.Name => Name,
            TranslatedField.Description => Description,
            TranslatedField.EligibilityDescription => EligibilityDescription,
            TranslatedField.ApplicationProcess => ApplicationProcess,
            _ => FeesDescription,
        };

    public static bool IsValidAge(int age) => age is >= 0 and <= 120;

    private static int? CheckedAge(int? value, int? minimum, int? maximum) =>
        value is { } age && !IsValidAge(age) || minimum > maximum
            ? throw new ArgumentOutOfRangeException(nameof(value), "Alter 0 bis 120, von ≤ bis")
            : value;
}

/// <summary>
/// The texts of an offer in another language or in simple German (profile HSDS-DE: <c>de_translations</c>,
/// <c>de_plain_language</c>).
/// </summary>
internal sealed class ServiceText
{
    /// <summary>Language code of the simple German version (BCP 47, private use).</summary>
    public const string SimpleGerman = "de-x-ls";

    public required Guid Id { get; init; }
    public required Guid ServiceId { get; init; }

    /// <summary>ISO 639 code, or <see cref="SimpleGerman"/>.</summary>
    public required string Language { get; init; }
    public required string Name { get; init; }
    public string? Description { get; init; }
    public string? EligibilityDescription { get; init; }
    public string? ApplicationProcess { get; init; }
    public string? FeesDescription { get; init; }
    public required TranslationKind Kind { get; init; }

    /// <summary>When the oldest of the fields was last compared with the German text.</summary>
    public required DateTimeOffset BasedOn { get; init; }

    /// <summary>Per field where it comes from; null in rows that no editor has touched.</summary>
    public IReadOnlyDictionary<TranslatedField, TextOrigin>? Origins { get; init; }

    /// <summary>Group of readers that checked the text; null: "vereinfacht", not yet checked.</summary>
    public string? CheckedBy { get; init; }
    public required DateOnly Date { get; init; }

    public string? this[TranslatedField field] =>
        field switch
        {
            TranslatedField.Name => Name,
            TranslatedField.Description => Description,
            TranslatedField.EligibilityDescription => EligibilityDescription,
            TranslatedField.ApplicationProcess => ApplicationProcess,
            _ => FeesDescription,
        };

    /// <summary>The German field was changed since this one was compared with it.</summary>
    public bool IsStale(TranslatedField field, Service service) =>
        !string.IsNullOrEmpty(this[field])
        && (
            Origins?.GetValueOrDefault(field) is { } origin
                ? origin.Source != TextFingerprint.Of(service[field])
                : BasedOn < service.LastModified
        );

    /// <summary>At least one field is out of date.</summary>
    public bool IsStale(Service service) => Enum.GetValues<TranslatedField>().Any(f => IsStale(f, service));
}

/// <summary>hsds <c>cost_option</c>.</summary>
internal sealed class CostOption : IPart
{
    private readonly decimal? amount;

    public required Guid Id { get; init; }
    public int Position { get; init; }
    public required Guid ServiceId { get; init; }
    public DateOnly? ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }
    public string? Option { get; init; }
    public CurrencyCode? Currency { get; init; }

    /// <summary>At least 0, at most two decimals.</summary>
    public decimal? Amount
    {
        get => amount;
        init =>
            amount =
                value is null || IsValidAmount(value.Value)
                    ? value
                    : throw new ArgumentOutOfRangeException(
                        nameof(value),
                        "Betrag ab 0 mit höchstens zwei Nachkommastellen"
                    );
    }
    public string? AmountDescription { get; init; }

    public static bool IsValidAmount(decimal value) => value >= 0 && decimal.Round(value, 2) == value;
}

/// <summary>hsds <c>required_document</c>: paper to bring along.</summary>
internal sealed class RequiredDocument : IPart
{
    public required Guid Id { get; init; }
    public int Position { get; init; }
    public Guid? ServiceId { get; init; }
    public string? Document { get; init; }
    public WebAddress? Uri { get; init; }
}

/// <summary>hsds <c>service_capacity</c>: free places, with the instant of the statement.</summary>
internal sealed class ServiceCapacity : IPart
{
    private readonly decimal available;

    public required Guid Id { get; init; }
    public int Position { get; init; }
    public required Guid ServiceId { get; init; }
    public required Guid UnitId { get; init; }

    /// <summary>At least 0, in <see cref="Unit"/>.</summary>
    public required decimal Available
    {
        get => available;
        init => available = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), "Ab 0");
    }
    public decimal? Maximum { get; init; }
    public string? Description { get; init; }
    public required DateTimeOffset Updated { get; init; }
    public Unit? Unit { get; init; }
}

/// <summary>hsds <c>unit</c>: what a capacity counts (Platz, Bett, Termin).</summary>
internal sealed class Unit
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public string? Scheme { get; init; }
    public string? Identifier { get; init; }
    public WebAddress? Uri { get; init; }
}
