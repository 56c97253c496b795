using System.Text.Json;
using System.Text.Json.Serialization;
using Kreisblick.Web.Features.Offers.Hours;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Search;
using Microsoft.AspNetCore.Html;

namespace Kreisblick.Web.Features.Offers.Show;

/// <summary>The facts of an offer for search engines: schema.org Service as JSON-LD. Protected addresses are not in it.</summary>
internal static class OfferStructuredData
{
    private static readonly JsonSerializerOptions WithoutNull = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static IHtmlContent Of(
        Service service,
        OfferSnapshot snapshot,
        IReadOnlyList<OpeningTimes> openings,
        HttpRequest request
    )
    {
        var data = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "Service",
            ["name"] = service.Name,
            ["url"] = $"{request.Scheme}://{request.Host}{request.Path}",
        };
        if (service.Description is { } description)
            data["description"] = OfferMarkdown.PlainText(description);
        if (service.Organization is { } organization)
            data["provider"] = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["@type"] = "Organization",
                ["name"] = organization.Name,
            };
        var areas = service
            .ServiceAreas.Select(a => a.Name ?? snapshot.Areas.ByKey(a.AreaKey)?.Name)
            .OfType<string>()
            .ToArray();
        data["areaServed"] = areas.Length > 0 ? areas : new[] { snapshot.Areas.County.Name };
        var channels = service.ServiceAtLocations.Select(Channel).Where(c => c.Count > 1).ToArray();
        if (channels.Length > 0)
            data["availableChannel"] = channels;
        var hours = openings.SelectMany(o => HoursAvailable.Of(o, snapshot.Areas.Today)).ToArray();
        if (hours.Length > 0)
            data["hoursAvailable"] = hours;
        // "<" must not end the data block.
        return new HtmlString(
            JsonSerializer.Serialize(data, WithoutNull).Replace("<", "\\u003c", StringComparison.Ordinal)
        );
    }

    private static Dictionary<string, object> Channel(ServiceAtLocation at)
    {
        var channel = new Dictionary<string, object>(StringComparer.Ordinal) { ["@type"] = "ServiceChannel" };
        if (at.Location is { IsAddressProtected: false, Addresses: [var address, ..] })
            channel["serviceLocation"] = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["@type"] = "Place",
                ["address"] = new Dictionary<string, object>(StringComparer.Ordinal)
                {
                    ["@type"] = "PostalAddress",
                    ["streetAddress"] = address.Address1,
                    ["postalCode"] = address.PostalCode,
                    ["addressLocality"] = address.City,
                    ["addressCountry"] = address.Country,
                },
            };
        return channel;
    }
}
