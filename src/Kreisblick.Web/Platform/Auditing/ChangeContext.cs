namespace Kreisblick.Web.Platform.Auditing;

/// <summary>Who changes something, why, when and from where. Every write goes through a handler that takes one.</summary>
/// <param name="Who">Account id, or the name of the program part ("import", "seed") where no person acts.</param>
/// <param name="Why">The reason as a sentence that a reader of the history understands.</param>
/// <param name="When">Instant of the change, from <see cref="TimeProvider"/>.</param>
/// <param name="From">The way in: "cli", "web", "job". Never a network address.</param>
internal sealed record ChangeContext(string Who, string Why, DateTimeOffset When, string From);
