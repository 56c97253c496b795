using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Kreisblick.Web.Platform.Web.Forms;

/// <summary>What the defence of a form without account says about one submission.</summary>
internal abstract record FormCheck
{
    /// <param name="FormId">Random id of this rendering of the form; the receiver keeps it unique: single use.</param>
    /// <param name="Suspicious">The field for machines was filled: looks accepted, goes to the held queue.</param>
    public sealed record Accepted(Guid FormId, bool Suspicious) : FormCheck;

    /// <summary>The form comes back filled, with this sentence and a fresh token.</summary>
    public sealed record Refused(string TextKey, Guid? FormId = null) : FormCheck;

    public sealed record TooMany(TimeSpan Wait) : FormCheck;
}

/// <summary>
/// Spam defence without account, cookie, script or foreign service (security.md 6): a signed token that says which
/// form was rendered when, a field that only machines fill, a rate per network prefix, and the browser's own word
/// where the request comes from. For anonymous forms it stands in for the antiforgery token.
/// </summary>
internal sealed class FormDefence(IDataProtectionProvider protection, FormRates rates, TimeProvider time)
{
    public const string TokenField = "t";

    /// <summary>Plausible for machines, out of sight and out of the tab order for people.</summary>
    public const string Trap = "homepage";

    private static readonly TimeSpan Earliest = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Latest = TimeSpan.FromHours(24);
    private readonly IDataProtector protector = protection.CreateProtector("Kreisblick.Form.v1");

    public string Issue(string form) =>
        protector.Protect(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{form}|{time.GetUtcNow().ToUnixTimeMilliseconds()}|{Guid.CreateVersion7(time.GetUtcNow()):N}"
            )
        );

    public FormCheck Check(HttpContext context, string form)
    {
        if (!RequestOrigin.IsOurs(context.Request))
            return new FormCheck.Refused("form.foreign");
        var values = context.Request.Form;
        if (Read(values[TokenField].ToString(), form) is not { } token)
            return new FormCheck.Refused("form.altered");
        var age = time.GetUtcNow() - token.Rendered;
        if (age < Earliest)
            return new FormCheck.Refused("form.early", token.Id);
        if (age > Latest)
            return new FormCheck.Refused("form.late", token.Id);
        if (rates.Take(form, context) is { } wait)
            return new FormCheck.TooMany(wait);
        return new FormCheck.Accepted(token.Id, values[Trap].ToString().Length > 0);
    }

    private (DateTimeOffset Rendered, Guid Id)? Read(string token, string form)
    {
        string[] parts;
        try
        {
            parts = protector.Unprotect(token).Split('|');
        }
        catch (CryptographicException)
        {
            return null;
        }
        return
            parts.Length == 3
            && parts[0] == form
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var rendered)
            && Guid.TryParse(parts[2], out var id)
            ? (DateTimeOffset.FromUnixTimeMilliseconds(rendered), id)
            : null;
    }
}
