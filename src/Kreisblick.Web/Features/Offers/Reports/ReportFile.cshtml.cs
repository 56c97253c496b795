using Kreisblick.Web.Features.Offers.Edit;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Messages;
using Microsoft.AspNetCore.Mvc;

namespace Kreisblick.Web.Features.Offers.Reports;

/// <summary><c>/verwaltung/meldungen/{kennung}</c>: one report, the offer beside it, and what is done with it.</summary>
internal sealed class ReportFileModel(ReportReader reader, ReportDesk desk, Person person, TimeProvider time)
    : OfferPage
{
    [BindProperty(Name = "kennung", SupportsGet = true)]
    public string Reference { get; set; } = "";

    [BindProperty(Name = "tun")]
    public string? Act { get; set; }

    [BindProperty(Name = "weitergabe")]
    public string? ForProvider { get; set; }

    [BindProperty(Name = "antwort")]
    public string? Answer { get; set; }

    /// <summary>The text with which the answer begins.</summary>
    [BindProperty(Name = "vorlage", SupportsGet = true)]
    public string? Template { get; set; }

    public ReportAnswer Chosen => ReportAnswer.Of(Shown.Message.Kind, Template);

    public Report Shown { get; private set; } = null!;

    public string? Notice =>
        Done switch
        {
            "arbeit" => "Die Meldung ist bei Ihnen in Arbeit.",
            "weiter" => "Der Träger bekommt eine E-Mail. Die Meldung bleibt offen, bis Sie sie schließen.",
            "antwort" => "Die Antwort geht gleich hinaus. Die Meldung ist erledigt, die Adresse gelöscht.",
            "erledigt" => "Die Meldung ist erledigt.",
            "abgelehnt" => "Die Meldung ist abgelehnt.",
            _ => null,
        };

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) =>
        await ShowAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!Message.IsReference(Reference) || await reader.MessageAsync(Reference, cancellation) is not { } message)
            return NotFound();
        var change = person.Change("Meldung bearbeitet", time);
        var (field, done, wrong) = message.IsClosed
            ? ("meldung", "", "Diese Meldung ist schon abgeschlossen.")
            : Act switch
            {
                "nehmen" => ("meldung", "arbeit", await desk.TakeAsync(message, change, cancellation)),
                "weiter" => (
                    "weitergabe",
                    "weiter",
                    await desk.PassOnAsync(message, ForProvider, change, cancellation)
                ),
                "antworten" => ("antwort", "antwort", await desk.AnswerAsync(message, Answer, change, cancellation)),
                "erledigt" => ("meldung", "erledigt", await desk.CloseAsync(message, true, change, cancellation)),
                "ablehnen" => ("meldung", "abgelehnt", await desk.CloseAsync(message, false, change, cancellation)),
                _ => ("meldung", "", "Wählen Sie, was mit der Meldung geschehen soll."),
            };
        if (wrong is null)
            return See($"{ReportLinks.Of(Reference)}?fertig={done}");
        return await ShowAsync(cancellation) ? Again(field, wrong) : NotFound();
    }

    private async Task<bool> ShowAsync(CancellationToken cancellation)
    {
        if (!Message.IsReference(Reference) || await reader.ReadAsync(Reference, cancellation) is not { } report)
            return false;
        Shown = report;
        Name("Meldung " + Reference, ("Meldungen", ReportLinks.List));
        return true;
    }
}
