using Kreisblick.Web.Features.Offers.Model;

namespace Kreisblick.Web.Features.Offers.Import;

/// <summary>Reads rows of opening hours through the one strict reader and takes over its remarks.</summary>
internal static class ImportHours
{
    /// <param name="o">The row.</param>
    /// <param name="id">Its id.</param>
    /// <param name="owner">Whose hours it tells.</param>
    /// <param name="position">Place among the owner's rows.</param>
    /// <param name="isFolded">The exceptions stand beside the row: take its values without them, if it has such.</param>
    public static Schedule? Schedule(HsdsObject o, Guid id, ScheduleOwner owner, int position, bool isFolded)
    {
        var usual = (isFolded ? o.Child("x_without_exceptions") : null) ?? o;
        var outcome = Model.Schedule.Read(
            new ScheduleText
            {
                Id = id,
                ValidFrom = usual.Text("valid_from"),
                ValidTo = usual.Text("valid_to"),
                DtStart = o.Text("dtstart"),
                Freq = o.Text("freq"),
                Interval = o.Loose("interval"),
                Wkst = o.Text("wkst"),
                ByDay = o.Text("byday"),
                ByMonthDay = o.Loose("bymonthday"),
                ByWeekNo = o.Loose("byweekno"),
                ByYearDay = o.Loose("byyearday"),
                Timezone = o.Loose("timezone"),
                Count = o.Loose("count"),
                Until = o.Text("until"),
                OpensAt = o.Text("opens_at"),
                ClosesAt = o.Text("closes_at"),
                Description = o.Text("description"),
                ScheduleLink = o.Text("schedule_link"),
                AttendingType = o.Text("attending_type"),
                Notes = usual.Text("notes"),
                PublicHolidays = o.Text("de_public_holidays"),
                SchoolHolidays = o.Text("de_school_holidays"),
            },
            owner,
            ScheduleSource.Import,
            position
        );
        switch (outcome)
        {
            case ScheduleOutcome.Valid valid:
                Note(o, valid.Notices, isError: false);
                return valid.Schedule;
            case ScheduleOutcome.Refused refused:
                Note(o, refused.Errors, isError: true);
                return null;
            default:
                throw new InvalidOperationException(outcome.ToString());
        }
    }

    public static ScheduleException? Exception(HsdsObject o, Guid id, ScheduleOwner owner, int position)
    {
        var outcome = ScheduleException.Read(
            new ScheduleExceptionText
            {
                Id = id,
                From = o.Text("from"),
                To = o.Text("to"),
                State = o.Text("state"),
                OpensAt = o.Text("opens_at"),
                ClosesAt = o.Text("closes_at"),
                Note = o.Text("note"),
            },
            owner,
            ScheduleSource.Import,
            position
        );
        if (outcome is ScheduleExceptionOutcome.Refused refused)
            Note(o, refused.Errors, isError: true);
        return (outcome as ScheduleExceptionOutcome.Valid)?.Exception;
    }

    private static void Note(HsdsObject o, IReadOnlyList<ScheduleRemark> remarks, bool isError)
    {
        foreach (var remark in remarks)
        {
            if (isError)
                o.Error(remark.Field, remark.Value, remark.Rule, remark.Message, remark.Proposal);
            else
                o.Notice(remark.Field, remark.Value, remark.Rule, remark.Message, remark.Proposal);
        }
    }
}
