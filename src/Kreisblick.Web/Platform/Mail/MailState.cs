namespace Kreisblick.Web.Platform.Mail;

/// <summary>Where a mail of the outbox stands (docs/adr/0008-mail-outbox.md).</summary>
internal enum MailState
{
    /// <summary>To be sent when due; nothing of it has left the house, or the server asked to come again.</summary>
    Waiting,

    /// <summary>A node has it and is calling the server; nothing of it has left the house.</summary>
    Claimed,

    /// <summary>Being handed over: a crash from here on leaves open whether the server has it.</summary>
    HandingOver,

    /// <summary>The mail server has taken it. Its text is gone from the outbox.</summary>
    Sent,

    /// <summary>The mail server has refused it for good, or did not take it for days.</summary>
    Failed,

    /// <summary>The answer to the hand-over never came. It is not sent again unless a person says so.</summary>
    Unclear,

    /// <summary>A person has looked at a failed or unclear one and wants nothing more.</summary>
    Dismissed,
}
