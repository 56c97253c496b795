using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kreisblick.Web.Platform.Messages;

internal enum MessageKind
{
    Contact,
    Barrier,
    PageError,
    OfferError,
    MissingOffer,
}

internal enum MessageState
{
    /// <summary>Waits for the editors.</summary>
    New,

    /// <summary>Looks like spam; a person decides, nothing is deleted unread (security.md 6).</summary>
    Held,

    /// <summary>Somebody is looking after it.</summary>
    InProgress,

    /// <summary>Closed: what it told of is mended or answered.</summary>
    Done,

    /// <summary>Closed without an effect: spam, or not true.</summary>
    Rejected,
}

/// <summary>What a visitor wrote to the county through a form without account.</summary>
internal sealed class Message
{
    public const int LongestText = 1000;
    public const int LongestReplyAddress = 200;
    public const int LongestPage = 500;
    public const int ReferenceLength = 8;
    private const string ReferenceLetters = "0123456789abcdefghjkmnpqrstvwxyz";

    private Message() { }

    public Guid Id { get; private set; }

    /// <summary>8 letters that a person can read out on the telephone.</summary>
    public string Reference { get; private set; } = "";
    public MessageKind Kind { get; private set; }
    public MessageState State { get; private set; }
    public string Text { get; private set; } = "";

    /// <summary>SHA-256 of the text without case and blanks: the same text twice within a day is held.</summary>
    public string TextHash { get; private set; } = "";

    /// <summary>E-mail or telephone, only if the person wants an answer.</summary>
    public string? ReplyAddress { get; private set; }

    /// <summary>Address of the page that the message is about, path and query.</summary>
    public string? Page { get; private set; }
    public long ReceivedAt { get; private set; }

    /// <summary>Id inside the form's token; unique, so that a form sent twice is one message.</summary>
    public Guid FormId { get; private set; }

    public DateTimeOffset Received => DateTimeOffset.FromUnixTimeMilliseconds(ReceivedAt);

    public static Message Receive(
        MessageKind kind,
        MessageState state,
        string text,
        string? replyAddress,
        string? page,
        Guid formId,
        DateTimeOffset received
    ) =>
        new()
        {
            Id = Guid.CreateVersion7(received),
            Reference = RandomNumberGenerator.GetString(ReferenceLetters, ReferenceLength),
            Kind = kind,
            State = state,
            Text = text,
            TextHash = Hash(text),
            ReplyAddress = replyAddress,
            Page = page,
            FormId = formId,
            ReceivedAt = received.ToUnixTimeMilliseconds(),
        };

    public bool IsClosed => State is MessageState.Done or MessageState.Rejected;

    /// <summary>Somebody looks after it now.</summary>
    public void Take() => Become(MessageState.InProgress);

    /// <summary>The case is closed; the address for an answer has served and goes.</summary>
    public void Close(bool done)
    {
        Become(done ? MessageState.Done : MessageState.Rejected);
        ReplyAddress = null;
    }

    private void Become(MessageState state)
    {
        if (IsClosed)
            throw new InvalidOperationException("The case is closed.");
        State = state;
    }

    public static string Hash(string text)
    {
        var plain = new string([.. text.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);
        return Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(plain)));
    }

    /// <summary>True for a reference as this class makes them; anything else in an address is ignored.</summary>
    public static bool IsReference(string? text) =>
        text is { Length: ReferenceLength } && text.All(c => ReferenceLetters.Contains(c, StringComparison.Ordinal));
}

internal sealed class MessageConfiguration : IEntityTypeConfiguration<Message>
{
    public void Configure(EntityTypeBuilder<Message> builder)
    {
        builder.ToTable("platform_messages");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Ignore(x => x.Received);
        builder.Ignore(x => x.IsClosed);
        // Two editors with one report: one of them hears that the other was first.
        builder.Property(x => x.State).IsConcurrencyToken();
        builder.Property(x => x.Reference).HasMaxLength(Message.ReferenceLength);
        builder.Property(x => x.Text).HasMaxLength(Message.LongestText);
        builder.Property(x => x.TextHash).HasMaxLength(64);
        builder.Property(x => x.ReplyAddress).HasMaxLength(Message.LongestReplyAddress);
        builder.Property(x => x.Page).HasMaxLength(Message.LongestPage);
        builder.HasIndex(x => x.FormId).IsUnique();
        builder.HasIndex(x => x.Reference).IsUnique();
        builder.HasIndex(x => x.ReceivedAt);
    }
}
