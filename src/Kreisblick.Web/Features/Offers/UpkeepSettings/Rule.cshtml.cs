using System.Globalization;
using Kreisblick.Web.Features.Offers.Edit;
using Kreisblick.Web.Features.Offers.Upkeep;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace Kreisblick.Web.Features.Offers.UpkeepSettings;

/// <summary><c>/verwaltung/einstellungen/pflege/{gilt}</c>: the rule for all offers or for one topic.</summary>
internal sealed class UpkeepRuleModel(UpkeepDesk desk, Person person, TimeProvider time) : OfferPage
{
    private const int UsualWithdrawal = 90;

    [BindProperty(Name = "gilt", SupportsGet = true)]
    public string Slug { get; set; } = "";

    [BindProperty(Name = "frist")]
    public string? Interval { get; set; }

    [BindProperty(Name = "erste")]
    public string? First { get; set; }

    [BindProperty(Name = "zweite")]
    public string? Second { get; set; }

    [BindProperty(Name = "letzte")]
    public string? Last { get; set; }

    [BindProperty(Name = "gelb")]
    public string? Yellow { get; set; }

    [BindProperty(Name = "plaetze")]
    public string? Places { get; set; }

    [BindProperty(Name = "zurueckziehen")]
    public bool Withdraw { get; set; }

    [BindProperty(Name = "nach")]
    public string? WithdrawAfter { get; set; }

    public UpkeepLine Line { get; private set; } = null!;

    public bool MayTwoPersons => person.May(Rights.SetTwoPersons);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation))
            return NotFound();
        var values = Line.Values;
        Interval = Text(values.IntervalMonths);
        First = Text(-values.ReminderDays[0]);
        Second = Text(values.ReminderDays[1]);
        Last = Text(values.ReminderDays[2]);
        Yellow = Text(values.YellowDays);
        Places = Text(values.CapacityDays);
        Withdraw = values.WithdrawAfterDays is not null;
        WithdrawAfter = Text(values.WithdrawAfterDays ?? UsualWithdrawal);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation))
            return NotFound();
        var errors = new List<FieldError>();
        var values = new UpkeepValues(
            Number("frist", Interval, errors),
            Number("gelb", Yellow, errors),
            [-Number("erste", First, errors), Number("zweite", Second, errors), Number("letzte", Last, errors)],
            Withdraw && !Line.IsCrisis ? Number("nach", WithdrawAfter, errors) : null,
            Line.Values.TwoPersons
        )
        {
            CapacityDays = Number("plaetze", Places, errors),
        };
        if (errors.Count > 0)
            return Again(errors);
        return
            await desk.SetAsync(
                Line.Code,
                values,
                person.Change($"Fristen der Pflege: {Line.Name}", time),
                cancellation
            )
                is { } error
            ? Again("regel", error)
            : See(UpkeepLinks.List + "?fertig=gespeichert");
    }

    public async Task<IActionResult> OnPostZuruecksetzenAsync(CancellationToken cancellation)
    {
        // Fills the form again, should the rule stay.
        if (await OnGetAsync(cancellation) is NotFoundResult missing)
            return missing;
        return
            await desk.SetAsync(
                Line.Code,
                null,
                person.Change($"Fristen der Pflege zurückgesetzt: {Line.Name}", time),
                cancellation
            )
                is { } error
            ? Again("regel", error)
            : See(UpkeepLinks.List + "?fertig=gespeichert");
    }

    private static int Number(string field, string? typed, List<FieldError> errors)
    {
        if (int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        errors.Add(new FieldError(field, Said, "Geben Sie eine ganze Zahl ab 0 ein, zum Beispiel 30."));
        return 0;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private async Task<bool> FindAsync(CancellationToken cancellation)
    {
        if (await desk.FindAsync(UpkeepLinks.CodeOf(Slug), cancellation) is not { } line)
            return false;
        Line = line;
        Name("Fristen: " + line.Name, ("Fristen der Pflege", UpkeepLinks.List));
        return true;
    }
}
