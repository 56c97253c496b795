namespace Kreisblick.Web.Features.Accounts.Links;

/// <summary>A fresh one-time link: what stands in it, and until when it holds.</summary>
internal sealed record AccountLink(string Secret, DateTimeOffset ExpiresAt);
