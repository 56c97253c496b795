using System.Globalization;
using Kreisblick.Web.Platform.Messages;
using Kreisblick.Web.Platform.Web.Caching;
using Kreisblick.Web.Platform.Web.Layout;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kreisblick.Web.Platform.Web.Forms;

/// <summary>
/// A page with a message form: filled again after an error, sent by POST, acknowledged by redirect to the same
/// address with <c>?kennung=</c> (Post/Redirect/Get). Kinds and words come from the page that derives from it.
/// </summary>
[IgnoreAntiforgeryToken]
[NeverStore]
internal abstract class MessagePage(MessageInbox inbox, FormDefence defence, PageFrame frame) : PageModel
{
    /// <summary>What the message is about; pages with a choice read <see cref="Topic"/>.</summary>
    public abstract MessageKind Kind { get; }

    /// <summary>Topics to choose from: value and text key. Empty: the page has one subject only.</summary>
    public virtual IReadOnlyList<(string Value, string TextKey)> Topics => [];

    [BindProperty(Name = "thema", SupportsGet = true)]
    public string? Topic { get; set; }

    [BindProperty(Name = "nachricht")]
    public string? Text { get; set; }

    [BindProperty(Name = "antwort")]
    public string? ReplyAddress { get; set; }

    /// <summary>Page that the message is about.</summary>
    [BindProperty(Name = "seite", SupportsGet = true)]
    public string? About { get; set; }

    [BindProperty(Name = "kennung", SupportsGet = true)]
    public string? Reference { get; set; }

    public bool IsSent => Message.IsReference(Reference);

    public IReadOnlyList<FieldError> Errors { get; private set; } = [];

    /// <summary>Minutes to wait after too many messages.</summary>
    public int? WaitMinutes { get; private set; }

    public string Token { get; private set; } = "";

    public virtual void OnGet() => Prepare();

    public virtual async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var draft = new MessageDraft(Kind, Text, ReplyAddress, About);
        switch (await inbox.ReceiveAsync(HttpContext, draft, cancellation))
        {
            case MessageOutcome.Sent sent:
                // 303: the browser asks for the acknowledgement by GET; reloading sends nothing again.
                Response.StatusCode = StatusCodes.Status303SeeOther;
                Response.Headers.Location = $"{Request.PathBase}{Request.Path}?kennung={sent.Reference}";
                Response.Headers.CacheControl = "no-store";
                return new EmptyResult();
            case MessageOutcome.TooMany many:
                WaitMinutes = Math.Max(1, (int)Math.Ceiling(many.Wait.TotalMinutes));
                Response.StatusCode = StatusCodes.Status429TooManyRequests;
                Response.Headers.RetryAfter = ((int)Math.Ceiling(many.Wait.TotalSeconds)).ToString(
                    CultureInfo.InvariantCulture
                );
                break;
            case MessageOutcome.Refused refused:
                Errors = refused.Errors;
                frame.HasErrors = true;
                break;
        }
        Prepare();
        return Page();
    }

    private void Prepare()
    {
        // The token belongs to one rendering: no cache may hand it to two people.
        Response.Headers.CacheControl = "no-store";
        Token = defence.Issue(MessageInbox.FormName);
        frame.ReportLink = false;
        if (About is { Length: > Message.LongestPage })
            About = null;
        if (IsSent || About is not null)
            frame.NoIndex = true;
    }
}
