namespace Kreisblick.Web.Platform.Mail;

/// <summary>What came of handing one mail to the mail server.</summary>
internal abstract record Handover
{
    /// <summary>The server said that it has it.</summary>
    public sealed record Delivered : Handover;

    /// <summary>The server does not have it and may take it later.</summary>
    /// <param name="Reason">In German, for the administrator.</param>
    /// <param name="OfServer">True when the server as a whole cannot be used; no use in trying the next mail.</param>
    public sealed record NotYet(string Reason, bool OfServer) : Handover;

    /// <summary>The server does not have it and never will.</summary>
    public sealed record Refused(string Reason) : Handover;

    /// <summary>The text was under way and no answer came.</summary>
    public sealed record Unclear(string Reason) : Handover;
}
