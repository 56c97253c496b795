using Kreisblick.Web.Features.Offers.Edit;
using Kreisblick.Web.Features.Offers.Reports;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Messages;

namespace Kreisblick.Web.Features.Offers.SearchLog;

/// <summary>Makes a report of a missing offer of what people search in vain, so that it waits where the others wait.</summary>
internal sealed class MissingNote(KreisblickDb db)
{
    public async Task WriteAsync(SearchLine line, ChangeContext change, CancellationToken cancellation)
    {
        var places =
            line.Places.Count == 0
                ? ""
                : $", davon {string.Join(", ", line.Places.Select(p => $"{p.Name} {p.Count}"))}";
        var message = Message.Receive(
            MessageKind.MissingOffer,
            MessageState.New,
            $"Gesucht und nicht oder kaum gefunden: „{line.Term}“, {line.Count.ToString("N0", EditModel.German)}-mal{places}.",
            null,
            null,
            Guid.CreateVersion7(change.When),
            change.When
        );
        db.Add(message);
        db.Audit(change, "offers", "received", ReportLinks.Kind, message.Reference, new { from = "searches" });
        await db.SaveChangesAsync(cancellation);
    }
}
