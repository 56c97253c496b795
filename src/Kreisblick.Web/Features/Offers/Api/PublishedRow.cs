using System.Globalization;
using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Model;

namespace Kreisblick.Web.Features.Offers.Api;

/// <summary>
/// A row of opening hours as it is published. Readers of plain HSDS do not know <c>de_schedule_exceptions</c>; for
/// them the exceptions are said a second time in rows and sentences (contract hsds.md §9).
/// </summary>
/// <param name="Original">The stored row where the published one departs from it.</param>
internal sealed record PublishedRow(
    Guid Id,
    ScheduleOwner Owner,
    ScheduleText Text,
    ScheduleText? Original,
    bool IsFromException
)
{
    /// <summary>Exceptions of more days than this end the usual row; shorter ones stand beside it.</summary>
    private const int LongestAside = 7;

    /// <summary>Rows of one owner, with its exceptions worked in.</summary>
    public static IEnumerable<PublishedRow> Of(
        ScheduleOwner owner,
        IEnumerable<Schedule> schedules,
        IEnumerable<ScheduleException> exceptions
    )
    {
        var rows = schedules.Select(s => new PublishedRow(s.Id, owner, s.Write(), null, false)).ToList();
        var numbers = new Dictionary<(DateOnly, DateOnly), int>();
        foreach (var exception in exceptions.OrderBy(e => e.From).ThenBy(e => e.Position).ThenBy(e => e.Id))
        {
            var number = numbers[(exception.From, exception.To)] =
                numbers.GetValueOrDefault((exception.From, exception.To)) + 1;
            var id = IdOf(owner, exception, number);
            var days = exception.To.DayNumber - exception.From.DayNumber + 1;
            if (days > LongestAside)
                rows = [.. rows.SelectMany(r => Around(r, exception))];
            if (exception.State == ScheduleExceptionState.Open)
                rows.Add(Instead(id, owner, exception));
            else if (days <= LongestAside)
                Say(rows, id, owner, exception);
        }
        return rows;
    }

    /// <summary>The usual row ends before the exception and goes on after it.</summary>
    private static IEnumerable<PublishedRow> Around(PublishedRow row, ScheduleException exception)
    {
        if (row.IsFromException && row.Text.OpensAt is null)
        {
            yield return row;
            yield break;
        }
        var (from, to) = (HsdsDate.Write(exception.From.AddDays(-1)), HsdsDate.Write(exception.To.AddDays(1)));
        // Dates of this form sort as texts.
        var ends = Earlier(row.Text.ValidTo, from);
        var first = row.Text.ValidFrom ?? row.Text.DtStart;
        if (string.CompareOrdinal(first, to) >= 0)
        {
            yield return row;
            yield break;
        }
        var hasBefore = string.CompareOrdinal(first, from) <= 0;
        var last = Earlier(row.Text.ValidTo, row.Text.Until);
        var hasAfter = last is null || string.CompareOrdinal(to, last) <= 0;
        if (hasBefore)
            yield return row.Change(row.Text with { ValidTo = ends });
        if (hasAfter)
        {
            var begins = string.CompareOrdinal(row.Text.ValidFrom ?? "", to) > 0 ? row.Text.ValidFrom : to;
            var after = row.Change(row.Text with { ValidFrom = begins });
            yield return hasBefore
                ? after with
                {
                    Id = Uuid5.Of($"urn:kreisblick:ausnahme:{row.Id}:{to}"),
                    Original = null,
                    IsFromException = true,
                }
                : after;
        }
    }

    /// <summary>Other hours on the days of the exception.</summary>
    private static PublishedRow Instead(Guid id, ScheduleOwner owner, ScheduleException exception)
    {
        var text = exception.Write();
        var isOneDay = exception.From == exception.To;
        return new(
            id,
            owner,
            new ScheduleText
            {
                ValidFrom = text.From,
                ValidTo = text.To,
                DtStart = text.From,
                Freq = "WEEKLY",
                Count = isOneDay ? "1" : null,
                Until = isOneDay ? null : text.To,
                ByDay = isOneDay ? WeekdayCode.Of(exception.From.DayOfWeek) : "MO,TU,WE,TH,FR,SA,SU",
                OpensAt = text.OpensAt,
                ClosesAt = text.ClosesAt,
                Notes = text.Note,
            },
            null,
            true
        );
    }

    /// <summary>A closed day has no form in HSDS: one sentence says it.</summary>
    private static void Say(List<PublishedRow> rows, Guid id, ScheduleOwner owner, ScheduleException exception)
    {
        var span =
            exception.From == exception.To
                ? $"am {German(exception.From)}"
                : $"vom {German(exception.From)} bis {German(exception.To)}";
        var sentence = $"Geschlossen {span}{(exception.Note is { } note ? $": {note}" : ".")}";
        var index = rows.FindIndex(r => !r.IsFromException);
        if (index < 0)
        {
            var date = HsdsDate.Write(exception.From);
            rows.Add(
                new(
                    id,
                    owner,
                    new ScheduleText
                    {
                        ValidFrom = date,
                        ValidTo = HsdsDate.Write(exception.To),
                        DtStart = date,
                        Notes = sentence,
                    },
                    null,
                    true
                )
            );
            return;
        }
        var row = rows[index];
        rows[index] = row.Change(
            row.Text with
            {
                Notes = row.Text.Notes is { } notes ? $"{notes} · {sentence}" : sentence,
            }
        );
    }

    private PublishedRow Change(ScheduleText text) =>
        text == Text ? this : this with { Text = text, Original = Original ?? Text };

    private static string German(DateOnly date) => date.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    /// <param name="number">Of several exceptions for the same days.</param>
    private static Guid IdOf(ScheduleOwner owner, ScheduleException exception, int number) =>
        Uuid5.Of(
            $"urn:kreisblick:ausnahme:{owner.ServiceId ?? owner.LocationId ?? owner.ServiceAtLocationId}:"
                + $"{HsdsDate.Write(exception.From)}:{HsdsDate.Write(exception.To)}:{number}"
        );

    private static string? Earlier(string? a, string? b) =>
        a is null ? b
        : b is null ? a
        : string.CompareOrdinal(a, b) <= 0 ? a
        : b;
}
