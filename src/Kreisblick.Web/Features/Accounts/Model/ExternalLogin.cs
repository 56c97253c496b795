namespace Kreisblick.Web.Features.Accounts.Model;

/// <summary>A person of the county's identity provider, connected with an account by that person.</summary>
internal sealed class ExternalLogin
{
    /// <summary>OpenID Connect Core 2: a subject has at most 255 characters.</summary>
    public const int LongestSubject = 255;

    public Guid Id { get; init; }
    public Guid AccountId { get; init; }

    /// <summary>"iss" of the provider's tokens.</summary>
    public string Issuer { get; init; } = "";

    /// <summary>"sub": the provider's name for the person, which it never gives to another.</summary>
    public string Subject { get; init; } = "";
    public DateTimeOffset ConnectedAt { get; init; }
    public DateTimeOffset? LastUsedAt { get; private set; }

    public static ExternalLogin Of(Guid account, string issuer, string subject, DateTimeOffset at) =>
        new()
        {
            Id = Guid.CreateVersion7(at),
            AccountId = account,
            Issuer = issuer,
            Subject = subject,
            ConnectedAt = at,
        };

    public void Used(DateTimeOffset at) => LastUsedAt = at;
}
