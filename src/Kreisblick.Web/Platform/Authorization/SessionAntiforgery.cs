using System.Globalization;
using System.Security.Cryptography;
using Kreisblick.Web.Platform.Web.Forms;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;

namespace Kreisblick.Web.Platform.Authorization;

/// <summary>
/// The framework's protection against forged requests without its cookie (the portal has exactly one, ADR 7): the
/// token in the form names the session that it was made for, is signed and ages; and the browser's own word where
/// the request comes from must be this site. Forms before the sign-in carry a token of no session.
/// </summary>
internal sealed class SessionAntiforgery(IDataProtectionProvider protection, TimeProvider time) : IAntiforgery
{
    public const string FieldName = "__token";
    public const string HeaderName = "X-Form-Token";
    private static readonly TimeSpan Lasts = TimeSpan.FromHours(24);
    private readonly IDataProtector protector = protection.CreateProtector("Kreisblick.Antiforgery.v1");

    public AntiforgeryTokenSet GetAndStoreTokens(HttpContext httpContext)
    {
        // A page with a token is one person's page.
        if (!httpContext.Response.HasStarted)
            httpContext.Response.Headers.CacheControl = "no-store";
        return GetTokens(httpContext);
    }

    public AntiforgeryTokenSet GetTokens(HttpContext httpContext) =>
        new(
            protector.Protect(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Session(httpContext)}|{time.GetUtcNow().ToUnixTimeMilliseconds()}"
                )
            ),
            cookieToken: null,
            FieldName,
            HeaderName
        );

    public async Task<bool> IsRequestValidAsync(HttpContext httpContext)
    {
        var request = httpContext.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            return true;
        if (!RequestOrigin.IsOurs(request))
            return false;
        var token = request.Headers[HeaderName].ToString();
        if (token.Length == 0 && request.HasFormContentType)
            token = (await FormAsync(request, httpContext.RequestAborted))[FieldName].ToString();
        return IsValid(token, Session(httpContext));
    }

    public async Task ValidateRequestAsync(HttpContext httpContext)
    {
        if (!await IsRequestValidAsync(httpContext))
            throw new AntiforgeryValidationException(
                "The form's token is missing, altered, too old or another session's."
            );
    }

    public void SetCookieTokenAndHeader(HttpContext httpContext)
    {
        // There is no cookie token.
    }

    // A form that cannot be read (a NUL, a broken boundary) is the sender's mistake, not ours.
    private static async Task<IFormCollection> FormAsync(HttpRequest request, CancellationToken cancellation)
    {
        try
        {
            return await request.ReadFormAsync(cancellation);
        }
        catch (InvalidDataException e)
        {
            throw new BadHttpRequestException("The form cannot be read.", StatusCodes.Status400BadRequest, e);
        }
    }

    private bool IsValid(string token, string session)
    {
        try
        {
            return protector.Unprotect(token).Split('|') is [var madeFor, var made]
                && madeFor == session
                && long.TryParse(made, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
                && time.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(at) is { } age
                && age >= TimeSpan.Zero
                && age <= Lasts;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static string Session(HttpContext context) => context.Person().SessionId?.ToString("N") ?? "-";
}
