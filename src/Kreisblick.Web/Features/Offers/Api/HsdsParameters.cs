using System.Globalization;
using Kreisblick.Web.Features.Offers.Model;

namespace Kreisblick.Web.Features.Offers.Api;

/// <summary>Names of the query parameters (contract hsds.md §4).</summary>
internal static class HsdsParameterNames
{
    public const string Search = "search";
    public const string Page = "page";
    public const string PerPage = "per_page";
    public const string Format = "format";
    public const string TaxonomyTermId = "taxonomy_term_id";
    public const string TaxonomyId = "taxonomy_id";
    public const string OrganizationId = "organization_id";
    public const string ModifiedAfter = "modified_after";
    public const string Minimal = "minimal";
    public const string Full = "full";
    public const string FullService = "full_service";
    public const string Postcode = "postcode";
    public const string Proximity = "proximity";
    public const string TopOnly = "top_only";
    public const string ParentId = "parent_id";
    public const string MinimumAge = "minimum_age";
    public const string MaximumAge = "maximum_age";
    public const string Day = "day";
    public const string StartTime = "start_time";
    public const string EndTime = "end_time";
    public const string IncludeInactive = "x_include_inactive";
}

/// <summary>
/// A query as asked, every value checked. Filters are lists, because a repeated parameter is one more condition
/// (AND); of page, form and switches the last one holds.
/// </summary>
internal sealed record HsdsParameters
{
    public const int DefaultPerPage = 50;
    public const int MaximumPerPage = 500;

    public IReadOnlyList<string> Search { get; init; } = [];
    public int Page { get; init; } = 1;
    public int PerPage { get; init; } = DefaultPerPage;
    public bool IsNdjson { get; init; }
    public IReadOnlyList<Guid> TaxonomyTermIds { get; init; } = [];
    public IReadOnlyList<Guid> TaxonomyIds { get; init; } = [];
    public IReadOnlyList<Guid> OrganizationIds { get; init; } = [];
    public IReadOnlyList<Guid> ParentIds { get; init; } = [];

    /// <summary>The latest of the asked instants.</summary>
    public DateTimeOffset? ModifiedAfter { get; init; }
    public bool IsMinimal { get; init; }
    public bool IsFull { get; init; }
    public bool HasFullServices { get; init; }
    public bool IsTopOnly { get; init; }
    public bool IncludesInactive { get; init; }
    public IReadOnlyList<string> Postcodes { get; init; } = [];

    /// <summary>Metres; the smallest asked.</summary>
    public double? Proximity { get; init; }
    public decimal? MinimumAge { get; init; }
    public decimal? MaximumAge { get; init; }
    public IReadOnlyList<DayOfWeek> Days { get; init; } = [];
    public TimeOnly? StartTime { get; init; }
    public TimeOnly? EndTime { get; init; }

    public bool AsksForHours => Days.Count > 0 || StartTime is not null || EndTime is not null;
}

/// <summary>Reads and checks the parameters that an endpoint knows; others are ignored.</summary>
internal sealed class HsdsParameterReader(
    IReadOnlyDictionary<string, IReadOnlyList<string>> given,
    IReadOnlySet<string> known
)
{
    private readonly Dictionary<string, string[]> errors = new(StringComparer.Ordinal);

    /// <summary>Empty where all is well.</summary>
    public IDictionary<string, string[]> Errors => errors;

    public HsdsParameters Read()
    {
        var postcodes = All<string>(HsdsParameterNames.Postcode, "Eine Postleitzahl hat fünf Ziffern.", Postcode);
        var proximity = All<double>(
            HsdsParameterNames.Proximity,
            "Die Entfernung ist eine Zahl in Metern über 0.",
            Metres
        );
        if (proximity.Count > 0 && postcodes.Count == 0 && !errors.ContainsKey(HsdsParameterNames.Postcode))
            Error(HsdsParameterNames.Proximity, "Zu einer Entfernung gehört eine Postleitzahl (postcode).");
        return new HsdsParameters
        {
            Search = All<string>(
                HsdsParameterNames.Search,
                "Der Suchtext ist länger als 500 Zeichen.",
                t => t.Length <= 500 ? t : null
            ),
            Page = Last(HsdsParameterNames.Page, 1, "Die Seite ist eine ganze Zahl ab 1.", Whole),
            PerPage = Math.Min(
                Last(
                    HsdsParameterNames.PerPage,
                    HsdsParameters.DefaultPerPage,
                    "Die Seitengröße ist eine ganze Zahl ab 1.",
                    Whole
                ),
                HsdsParameters.MaximumPerPage
            ),
            IsNdjson = Last(HsdsParameterNames.Format, false, "Erlaubt sind json und ndjson.", Format),
            TaxonomyTermIds = Ids(HsdsParameterNames.TaxonomyTermId),
            TaxonomyIds = Ids(HsdsParameterNames.TaxonomyId),
            OrganizationIds = Ids(HsdsParameterNames.OrganizationId),
            ParentIds = Ids(HsdsParameterNames.ParentId),
            ModifiedAfter = Extreme(
                All<DateTimeOffset>(
                    HsdsParameterNames.ModifiedAfter,
                    "Ein Zeitpunkt nach RFC 3339 mit Zeitzone (2026-10-01T08:15:00Z) oder ein Tag (2026-10-01).",
                    HsdsInstants.TryRead
                ),
                latest: true
            ),
            IsMinimal = Switch(HsdsParameterNames.Minimal),
            IsFull = Switch(HsdsParameterNames.Full),
            HasFullServices = Switch(HsdsParameterNames.FullService),
            IsTopOnly = Switch(HsdsParameterNames.TopOnly),
            IncludesInactive = Switch(HsdsParameterNames.IncludeInactive),
            Postcodes = postcodes,
            Proximity = Extreme(proximity, latest: false),
            MinimumAge = Extreme(
                All<decimal>(HsdsParameterNames.MinimumAge, "Das Alter ist eine Zahl.", Number),
                latest: true
            ),
            MaximumAge = Extreme(
                All<decimal>(HsdsParameterNames.MaximumAge, "Das Alter ist eine Zahl.", Number),
                latest: false
            ),
            Days = All<DayOfWeek>(HsdsParameterNames.Day, "Erlaubt sind MO, TU, WE, TH, FR, SA, SU.", Day),
            StartTime = Extreme(
                All<TimeOnly>(HsdsParameterNames.StartTime, "Eine Uhrzeit wie 09:00.", Time),
                latest: true
            ),
            EndTime = Extreme(
                All<TimeOnly>(HsdsParameterNames.EndTime, "Eine Uhrzeit wie 17:00.", Time),
                latest: false
            ),
        };
    }

    private List<Guid> Ids(string name) =>
        All<Guid>(name, "Eine Kennung ist eine UUID.", t => Guid.TryParseExact(t, "D", out var id) ? id : null);

    private bool Switch(string name) => Last(name, false, "Erlaubt sind true und false.", Truth);

    private IEnumerable<string> Values(string name) =>
        known.Contains(name) && given.TryGetValue(name, out var values) ? values.Where(v => v.Length > 0) : [];

    private List<T> All<T>(string name, string rule, Func<string, T?> read)
        where T : struct
    {
        var values = new List<T>();
        foreach (var text in Values(name))
            if (read(text) is { } value)
                values.Add(value);
            else
                Error(name, rule);
        return values;
    }

    private List<string> All<T>(string name, string rule, Func<string, string?> read)
        where T : class
    {
        var values = new List<string>();
        foreach (var text in Values(name))
            if (read(text) is { } value)
                values.Add(value);
            else
                Error(name, rule);
        return values;
    }

    private T Last<T>(string name, T fallback, string rule, Func<string, T?> read)
        where T : struct => All(name, rule, read) is [.., var last] ? last : fallback;

    private void Error(string name, string rule) => errors[name] = [rule];

    private static T? Extreme<T>(List<T> values, bool latest)
        where T : struct =>
        values.Count == 0 ? null
        : latest ? values.Max()
        : values.Min();

    private static int? Whole(string text) =>
        text.All(char.IsAsciiDigit) && text.TrimStart('0') is { Length: > 0 } digits
            // A page beyond all numbers is a page beyond the end, not an error.
            ? int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : int.MaxValue
            : null;

    private static bool? Truth(string text) =>
        text switch
        {
            "true" or "1" => true,
            "false" or "0" => false,
            _ => null,
        };

    private static bool? Format(string text) =>
        text switch
        {
            "ndjson" => true,
            "json" => false,
            _ => null,
        };

    private static string? Postcode(string text) => text.Length == 5 && text.All(char.IsAsciiDigit) ? text : null;

    private static double? Metres(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var metres)
        && metres > 0
        && double.IsFinite(metres)
            ? metres
            : null;

    private static decimal? Number(string text) =>
        decimal.TryParse(
            text,
            NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;

    private static DayOfWeek? Day(string text) => WeekdayCode.TryParse(text, out var day) ? day : null;

    private static TimeOnly? Time(string text) =>
        TimeOnly.TryParseExact(
            text,
            ["HH:mm", "HH:mm:ss"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var time
        )
            ? time
            : null;
}
