using Kreisblick.Web.Features.Offers.Contract;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Show;
using Kreisblick.Web.Platform.Messages;
using Kreisblick.Web.Platform.Web.Forms;
using Kreisblick.Web.Platform.Web.Language;
using Kreisblick.Web.Platform.Web.Layout;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kreisblick.Web.Features.Offers.Report;

/// <summary><c>/hilfe/fehlt</c>: tells of an offer that is not in the directory.</summary>
internal sealed class MissingOfferModel(MessageInbox inbox, FormDefence defence, PageFrame frame)
    : MessagePage(inbox, defence, frame)
{
    public override MessageKind Kind => MessageKind.MissingOffer;
}

/// <summary><c>/hilfe/{slug}-{shortid}/melden</c>: tells of an error in an offer.</summary>
internal sealed class OfferErrorModel(
    OfferReader reader,
    MessageInbox inbox,
    FormDefence defence,
    PageFrame frame,
    Texts texts
) : MessagePage(inbox, defence, frame)
{
    public override MessageKind Kind => MessageKind.OfferError;

    public OfferText Offer { get; private set; } = null!;
    public string OfferPath { get; private set; } = "";

    // The page has an offer in its address: these two are no handlers of their own here.
    [NonHandler]
    public override void OnGet() => base.OnGet();

    [NonHandler]
    public override Task<IActionResult> OnPostAsync(CancellationToken cancellation) => base.OnPostAsync(cancellation);

    public async Task<IActionResult> OnGetAsync(string slug, string id, CancellationToken cancellation)
    {
        if (!await ReadAsync(id, cancellation))
            return NotFound();
        base.OnGet();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug, string id, CancellationToken cancellation) =>
        await ReadAsync(id, cancellation) ? await OnPostAsync(cancellation) : NotFound();

    private async Task<bool> ReadAsync(string id, CancellationToken cancellation)
    {
        if (
            !PublicId.TryParse(id, out var publicId, out _)
            || await reader.FindAsync(publicId, cancellation) is not { } found
        )
            return false;
        Offer = OfferText.Of(found.Service, texts.Language);
        OfferPath = OfferLinks.Offer(found.Service, found.Snapshot.Catalogue);
        About = OfferPath;
        return true;
    }
}
