using System.Net.Mail;
using System.Text.RegularExpressions;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Web.Forms;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Platform.Messages;

/// <summary>What a form sent, as typed.</summary>
internal sealed record MessageDraft(MessageKind Kind, string? Text, string? ReplyAddress, string? Page);

/// <summary>What became of it.</summary>
internal abstract record MessageOutcome
{
    public sealed record Sent(string Reference) : MessageOutcome;

    /// <summary>The form comes back with these errors, and with what was typed.</summary>
    public sealed record Refused(IReadOnlyList<FieldError> Errors) : MessageOutcome;

    public sealed record TooMany(TimeSpan Wait) : MessageOutcome;
}

/// <summary>Checks, stores and acknowledges visitors' messages. Stored first: no failure of mail loses one.</summary>
internal sealed partial class MessageInbox(KreisblickDb db, FormDefence defence, TimeProvider time)
{
    public const string FormName = "message";
    private const int LinksAllowed = 2;

    public async Task<MessageOutcome> ReceiveAsync(
        HttpContext context,
        MessageDraft draft,
        CancellationToken cancellation
    )
    {
        var text = Clean(draft.Text);
        var reply = Clean(draft.ReplyAddress);
        var errors = Errors(text, reply);
        if (errors.Count > 0)
            return new MessageOutcome.Refused(errors);

        switch (defence.Check(context, FormName))
        {
            case FormCheck.Refused refused:
                return await AgainAsync(refused, cancellation) is { } earlier
                    ? new MessageOutcome.Sent(earlier)
                    : new MessageOutcome.Refused([new FieldError("nachricht", refused.TextKey)]);
            case FormCheck.TooMany many:
                return new MessageOutcome.TooMany(many.Wait);
            case FormCheck.Accepted accepted:
                return await StoreAsync(draft, text, reply, accepted, cancellation);
            default:
                throw new InvalidOperationException("Unknown outcome of the form check.");
        }
    }

    /// <summary>A second press on the same form finds the message of the first.</summary>
    private async Task<string?> AgainAsync(FormCheck.Refused refused, CancellationToken cancellation) =>
        refused.FormId is { } id
            ? await db.Set<Message>()
                .Where(m => m.FormId == id)
                .Select(m => m.Reference)
                .FirstOrDefaultAsync(cancellation)
            : null;

    private async Task<MessageOutcome> StoreAsync(
        MessageDraft draft,
        string text,
        string reply,
        FormCheck.Accepted accepted,
        CancellationToken cancellation
    )
    {
        var already = await db.Set<Message>()
            .Where(m => m.FormId == accepted.FormId)
            .Select(m => m.Reference)
            .FirstOrDefaultAsync(cancellation);
        if (already is not null)
            return new MessageOutcome.Sent(already);

        var now = time.GetUtcNow();
        var dayAgo = now.AddDays(-1).ToUnixTimeMilliseconds();
        var hash = Message.Hash(text);
        var held =
            accepted.Suspicious
            || Links().Count(text) > LinksAllowed
            || await db.Set<Message>().AnyAsync(m => m.TextHash == hash && m.ReceivedAt > dayAgo, cancellation);
        var message = Message.Receive(
            draft.Kind,
            held ? MessageState.Held : MessageState.New,
            text,
            reply.Length > 0 ? reply : null,
            Page(draft.Page),
            accepted.FormId,
            now
        );
        db.Add(message);
        db.Audit(
            new ChangeContext("visitor", "Nachricht über ein Formular", now, "web"),
            "platform",
            "received",
            "message",
            message.Reference,
            new { kind = message.Kind.ToString(), state = message.State.ToString() }
        );
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            // Two presses at the same time: the other one has stored the message.
            db.ChangeTracker.Clear();
            var first = await db.Set<Message>()
                .Where(m => m.FormId == accepted.FormId)
                .Select(m => m.Reference)
                .FirstOrDefaultAsync(cancellation);
            if (first is null)
                throw;
            return new MessageOutcome.Sent(first);
        }
        return new MessageOutcome.Sent(message.Reference);
    }

    private static List<FieldError> Errors(string text, string reply)
    {
        var errors = new List<FieldError>();
        if (text.Length == 0)
            errors.Add(new("nachricht", "message.text.empty"));
        else if (text.Length > Message.LongestText)
            errors.Add(new("nachricht", "message.text.long", Message.LongestText, text.Length));
        if (reply.Length > 0 && !IsReplyAddress(reply))
            errors.Add(new("antwort", "message.reply.wrong"));
        return errors;
    }

    private static bool IsReplyAddress(string text) =>
        text.Length <= Message.LongestReplyAddress
        && (text.Contains('@', StringComparison.Ordinal) ? MailAddress.TryCreate(text, out _) : Phone().IsMatch(text));

    /// <summary>Only addresses of this portal are kept; a foreign one is dropped.</summary>
    private static string? Page(string? page) =>
        page is { Length: > 0 and <= Message.LongestPage }
        && page[0] == '/'
        && !page.StartsWith("//", StringComparison.Ordinal)
            ? page
            : null;

    /// <summary>Line ends count as one character, as people see them; control characters go.</summary>
    private static string Clean(string? text) =>
        text is null
            ? ""
            : new string([
                .. text.Replace("\r\n", "\n", StringComparison.Ordinal)
                    .Where(c => c == '\n' || c == '\t' || !char.IsControl(c)),
            ]).Trim();

    [GeneratedRegex(@"https?://|www\.", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Links();

    [GeneratedRegex(@"^\+?[0-9][0-9 ()/\-]{4,28}$", RegexOptions.NonBacktracking)]
    private static partial Regex Phone();
}
