namespace Kreisblick.Web.Platform.Retention;

/// <summary>
/// What goes after which time; registered by the module that keeps the rows. The list of these rules is what the portal
/// removes by itself, daily, and what the register of processing shows.
/// </summary>
/// <param name="Code">Name in the audit trail: "messages".</param>
/// <param name="German">What goes: "Nachrichten von Besucherinnen und Besuchern".</param>
/// <param name="After">After which time: "12 Monate nach dem Eingang".</param>
/// <param name="RemoveAsync">Removes what is over at that instant and returns how many rows.</param>
internal sealed record RetentionRule(
    string Code,
    string German,
    Func<IServiceProvider, string> After,
    Func<IServiceProvider, DateTimeOffset, CancellationToken, Task<int>> RemoveAsync
);
