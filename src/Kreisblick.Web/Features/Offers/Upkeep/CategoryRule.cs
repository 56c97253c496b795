using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Kreisblick.Web.Features.Offers.Upkeep;

/// <summary>When somebody else than the author has to publish.</summary>
internal enum TwoPersonScope
{
    /// <summary>Never, except contacts of crisis help.</summary>
    Never,

    /// <summary>Where it changes how the offer is reached.</summary>
    Contacts,
    Always,
}

/// <summary>
/// What holds for the upkeep of offers of one category, of a top category, or (code <see cref="Everything"/>) of all.
/// The most exact rule holds as a whole.
/// </summary>
internal sealed class CategoryRule
{
    public const string Everything = "*";

    private CategoryRule() { }

    public CategoryRule(string code) => Code = code;

    /// <summary>Code of the category, or <see cref="Everything"/>.</summary>
    public string Code { get; private set; } = Everything;

    /// <summary>Months after which the whole record has to be confirmed again.</summary>
    public int IntervalMonths { get; private set; } = 12;

    /// <summary>Days before and after the due date in which the light is yellow.</summary>
    public int YellowDays { get; private set; } = 30;

    /// <summary>Three days from the due date on which the provider is reminded; negative: before.</summary>
    public IReadOnlyList<int> ReminderDays { get; private set; } = [-30, 0, 30];

    /// <summary>Days after the due date on which the offer becomes inactive by itself; null: never.</summary>
    public int? WithdrawAfterDays { get; private set; }
    public TwoPersonScope TwoPersons { get; private set; } = TwoPersonScope.Always;

    /// <summary>Days for which a number of free places holds after it was stated.</summary>
    public int CapacityDays { get; private set; } = UpkeepValues.UsualCapacityDays;

    /// <exception cref="ArgumentException">A value makes no sense; whoever sets it asks <see cref="UpkeepValues.Error"/> first.</exception>
    public void Set(UpkeepValues values)
    {
        if (values.Error is { } error)
            throw new ArgumentException(error, nameof(values));
        IntervalMonths = values.IntervalMonths;
        YellowDays = values.YellowDays;
        ReminderDays = [.. values.ReminderDays];
        WithdrawAfterDays = values.WithdrawAfterDays;
        TwoPersons = values.TwoPersons;
        CapacityDays = values.CapacityDays;
    }

    public UpkeepValues Values =>
        new(IntervalMonths, YellowDays, ReminderDays, WithdrawAfterDays, TwoPersons) { CapacityDays = CapacityDays };

    private sealed class Configuration : IEntityTypeConfiguration<CategoryRule>
    {
        public void Configure(EntityTypeBuilder<CategoryRule> builder)
        {
            builder.ToTable("offers_category_rules");
            builder.HasKey(r => r.Code);
            builder.Property(r => r.Code).HasMaxLength(40);
            builder
                .Property(r => r.ReminderDays)
                .HasConversion(
                    new ValueConverter<IReadOnlyList<int>, string>(
                        days => string.Join(' ', days.Select(d => d.ToString(CultureInfo.InvariantCulture))),
                        text => Days(text)
                    ),
                    new ValueComparer<IReadOnlyList<int>>(
                        (a, b) => a!.SequenceEqual(b!),
                        days => days.Count,
                        days => days
                    )
                )
                .HasMaxLength(100);
            builder.Property(r => r.CapacityDays).HasDefaultValue(UpkeepValues.UsualCapacityDays);
            builder.Ignore(r => r.Values);
        }

        private static List<int> Days(string text) =>
            [
                .. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Select(d => int.Parse(d, CultureInfo.InvariantCulture)),
            ];
    }
}

/// <summary>The values of one rule.</summary>
internal sealed record UpkeepValues(
    int IntervalMonths,
    int YellowDays,
    IReadOnlyList<int> ReminderDays,
    int? WithdrawAfterDays,
    TwoPersonScope TwoPersons
)
{
    /// <summary>Days that the last reminder leaves to answer before an offer is withdrawn by itself.</summary>
    public const int GraceDays = 14;

    public const int UsualCapacityDays = 14;

    /// <summary>Days for which a number of free places holds after it was stated.</summary>
    public int CapacityDays { get; init; } = UsualCapacityDays;

    /// <summary>What is wrong, in German; null: nothing.</summary>
    public string? Error =>
        IntervalMonths is < 1 or > 60 ? "Die Frist liegt zwischen 1 und 60 Monaten."
        : YellowDays is < 0 or > 180 ? "Die Ampel ist höchstens 180 Tage vor und nach der Frist gelb."
        : CapacityDays is < 1 or > 180 ? "Freie Plätze gelten zwischen 1 und 180 Tagen."
        : ReminderDays.Count != 3 || ReminderDays.Any(d => d is < -180 or > 365)
            ? "Erinnert wird dreimal, von 180 Tagen vor bis 365 Tage nach dem Stichtag."
        : ReminderDays[0] >= ReminderDays[1] || ReminderDays[1] >= ReminderDays[2]
            ? "Die zweite Erinnerung kommt nach der ersten, die letzte nach der zweiten."
        : WithdrawAfterDays is < 0 or > 1_000 ? "Geben Sie bis zu 1 000 Tage nach der Frist an, oder nichts."
        : WithdrawAfterDays < YellowDays ? "Ein Angebot wird frühestens zurückgezogen, wenn die Ampel rot ist."
        : WithdrawAfterDays < ReminderDays[2] + GraceDays
            ? $"Zwischen der letzten Erinnerung und dem Zurückziehen liegen mindestens {GraceDays} Tage."
        : null;
}
