namespace Kreisblick.Web.Features.Offers.Api;

internal static class HsdsAddresses
{
    public const string Base = "/api/hsds/v3";
    public const string Profile = "/api/hsds/profile/de";

    /// <summary>Public origin: the setting of the portal, else that of the request.</summary>
    public static string Origin(HttpRequest request) =>
        request.HttpContext.RequestServices.GetRequiredService<IConfiguration>()["Portal:Origin"]
            is { Length: > 0 } origin
            ? origin.TrimEnd('/')
            : $"{request.Scheme}://{request.Host.ToUriComponent()}";
}
