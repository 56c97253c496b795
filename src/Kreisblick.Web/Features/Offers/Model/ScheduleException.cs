using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kreisblick.Web.Features.Offers.Model;

internal enum ScheduleExceptionState
{
    Closed,
    Open,
}

/// <summary>
/// HSDS-DE <c>de_schedule_exceptions</c>: some days that depart from the usual hours: closed, or open with their
/// own hours instead. Exists only if dates and times obey HSDS-DE §8.
/// </summary>
internal sealed class ScheduleException : IPart
{
    private ScheduleException() { }

    public Guid Id { get; private init; }
    public Guid? ServiceId { get; private init; }
    public Guid? LocationId { get; private init; }
    public Guid? ServiceAtLocationId { get; private init; }
    public int Position { get; private init; }

    /// <summary>First and last day, both included.</summary>
    public DateOnly From { get; private init; }
    public DateOnly To { get; private init; }
    public ScheduleExceptionState State { get; private init; }

    /// <summary>Wall time in Berlin; both if open, neither if closed.</summary>
    public TimeOnly? OpensAt { get; private init; }
    public TimeOnly? ClosesAt { get; private init; }
    public string? Note { get; private init; }

    public bool Covers(DateOnly date) => From <= date && date <= To;

    public static ScheduleExceptionOutcome Read(
        ScheduleExceptionText text,
        ScheduleOwner owner,
        ScheduleSource source,
        int position = 0
    )
    {
        var errors = new List<ScheduleRemark>();
        var from = Date("from", text.From, errors);
        var to = string.IsNullOrEmpty(text.To) && source != ScheduleSource.Strict ? from : Date("to", text.To, errors);
        if (from > to)
            errors.Add(new("to", text.To, "from ≤ to", "„Bis“ liegt vor „von“."));
        ScheduleExceptionState? state = text.State switch
        {
            "open" => ScheduleExceptionState.Open,
            "closed" => ScheduleExceptionState.Closed,
            _ => null,
        };
        if (state is null)
            errors.Add(
                new(
                    "state",
                    text.State,
                    "open | closed",
                    "Sagen Sie, ob geöffnet (open) oder geschlossen (closed) ist."
                )
            );
        var opens = Time("opens_at", text.OpensAt, from, source, errors);
        var closes = Time("closes_at", text.ClosesAt, from, source, errors);
        if (
            state == ScheduleExceptionState.Open
            && (string.IsNullOrEmpty(text.OpensAt) || string.IsNullOrEmpty(text.ClosesAt))
        )
            errors.Add(new("opens_at", text.OpensAt, "opens_at, closes_at", "Geben Sie Beginn und Ende an."));
        if (
            state == ScheduleExceptionState.Closed
            && (!string.IsNullOrEmpty(text.OpensAt) || !string.IsNullOrEmpty(text.ClosesAt))
        )
            errors.Add(new("opens_at", text.OpensAt, "opens_at, closes_at", "Ein geschlossener Tag hat keine Zeiten."));
        if (opens is not null && opens == closes)
            errors.Add(
                new(
                    "closes_at",
                    text.ClosesAt,
                    "opens_at, closes_at",
                    "Beginn und Ende sind gleich. Rund um die Uhr: 00:00 bis 23:59."
                )
            );
        if (errors.Count > 0)
            return new ScheduleExceptionOutcome.Refused(errors);
        return new ScheduleExceptionOutcome.Valid(
            new ScheduleException
            {
                Id = text.Id ?? Guid.CreateVersion7(),
                ServiceId = owner.ServiceId,
                LocationId = owner.LocationId,
                ServiceAtLocationId = owner.ServiceAtLocationId,
                Position = position,
                From = from!.Value,
                To = to!.Value,
                State = state!.Value,
                OpensAt = opens,
                ClosesAt = closes,
                Note = string.IsNullOrWhiteSpace(text.Note) ? null : text.Note,
            }
        );
    }

    public ScheduleExceptionText Write() =>
        new()
        {
            Id = Id,
            From = HsdsDate.Write(From),
            To = HsdsDate.Write(To),
            State = State == ScheduleExceptionState.Open ? "open" : "closed",
            OpensAt = OpensAt is { } opens ? HsdsTime.Write(opens, From) : null,
            ClosesAt = ClosesAt is { } closes ? HsdsTime.Write(closes, From) : null,
            Note = Note,
        };

    private static DateOnly? Date(string field, string? value, List<ScheduleRemark> errors)
    {
        if (HsdsDate.TryParse(value, out var date))
            return date;
        errors.Add(new(field, value, "yyyy-MM-dd", "Geben Sie ein Datum an, das es gibt, zum Beispiel 2026-12-24."));
        return null;
    }

    private static TimeOnly? Time(
        string field,
        string? value,
        DateOnly? day,
        ScheduleSource source,
        List<ScheduleRemark> errors
    )
    {
        if (string.IsNullOrEmpty(value))
            return null;
        var right =
            source == ScheduleSource.Strict
                ? HsdsTime.TryParse(value, out var time)
                : HsdsTime.TryParseWall(value, out time);
        if (right)
        {
            var wall = time.ToWallTime(day ?? new DateOnly(2026, 1, 1), out var dayShift);
            if (dayShift == 0)
                return wall;
        }
        errors.Add(
            new(
                field,
                value,
                "HH:mm und Abstand zur Weltzeit",
                "Schreiben Sie die Uhrzeit zum Beispiel so: 09:00+01:00."
            )
        );
        return null;
    }
}

/// <summary>An exception as texts, as HSDS-DE writes it.</summary>
internal sealed record ScheduleExceptionText
{
    public Guid? Id { get; init; }
    public string? From { get; init; }
    public string? To { get; init; }
    public string? State { get; init; }
    public string? OpensAt { get; init; }
    public string? ClosesAt { get; init; }
    public string? Note { get; init; }
}

internal abstract record ScheduleExceptionOutcome
{
    private ScheduleExceptionOutcome() { }

    public sealed record Valid(ScheduleException Exception) : ScheduleExceptionOutcome;

    public sealed record Refused(IReadOnlyList<ScheduleRemark> Errors) : ScheduleExceptionOutcome;

    /// <summary>For seeds and tests, whose rows are known to be right.</summary>
    /// <exception cref="InvalidOperationException">The row was refused.</exception>
    public ScheduleException Require() =>
        this is Valid valid
            ? valid.Exception
            : throw new InvalidOperationException(
                string.Join("; ", ((Refused)this).Errors.Select(e => $"{e.Field} {e.Value}: {e.Message}"))
            );
}

internal sealed class ScheduleExceptionTable : IEntityTypeConfiguration<ScheduleException>
{
    public void Configure(EntityTypeBuilder<ScheduleException> builder)
    {
        builder.ToTable("offers_schedule_exceptions");
        builder.Property(e => e.Id).ValueGeneratedNever();
        // "from" and "to" are words of SQL.
        builder.Property(e => e.From).HasColumnName("from_date");
        builder.Property(e => e.To).HasColumnName("to_date");
        builder.HasIndex(e => e.ServiceId);
        builder.HasIndex(e => e.LocationId);
        builder.HasIndex(e => e.ServiceAtLocationId);
    }
}
