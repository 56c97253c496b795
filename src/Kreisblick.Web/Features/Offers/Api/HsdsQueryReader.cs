using System.Text.Json;
using Microsoft.Net.Http.Headers;

namespace Kreisblick.Web.Features.Offers.Api;

/// <summary>
/// Collects the parameters of a request: the query, and with POST a form or a JSON object, which wins. POST is for
/// searches that must not land in logs and histories.
/// </summary>
internal static class HsdsQueryReader
{
    private const int LongestBody = 64 * 1024;

    /// <returns>The values, or the refusal.</returns>
    public static async Task<(IReadOnlyDictionary<string, IReadOnlyList<string>> Values, IResult? Refusal)> ReadAsync(
        HttpContext context
    )
    {
        var request = context.Request;
        var values = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (name, texts) in request.Query)
            values[name] = [.. texts.OfType<string>()];
        if (!HttpMethods.IsPost(request.Method) || request.ContentLength == 0 || request.ContentType is null)
            return (values, null);
        if (request.ContentLength > LongestBody)
            return (values, HsdsProblems.Of(context, StatusCodes.Status413PayloadTooLarge, "Die Anfrage ist zu lang."));
        try
        {
            if (request.HasJsonContentType())
                await ReadJsonAsync(request, values, context.RequestAborted);
            else if (IsUrlEncoded(request))
                foreach (var (name, texts) in await request.ReadFormAsync(context.RequestAborted))
                    values[name] = [.. texts.OfType<string>()];
            else
                return (
                    values,
                    HsdsProblems.Of(
                        context,
                        StatusCodes.Status415UnsupportedMediaType,
                        "Erlaubt sind application/x-www-form-urlencoded und application/json."
                    )
                );
        }
        catch (Exception e) when (e is JsonException or InvalidDataException)
        {
            return (
                values,
                HsdsProblems.Malformed(
                    context,
                    new Dictionary<string, string[]>(StringComparer.Ordinal)
                    {
                        ["body"] = ["Der Inhalt ist nicht lesbar."],
                    }
                )
            );
        }
        return (values, null);
    }

    private static bool IsUrlEncoded(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase);

    private static async Task ReadJsonAsync(
        HttpRequest request,
        Dictionary<string, IReadOnlyList<string>> values,
        CancellationToken cancellation
    )
    {
        using var body = await JsonDocument.ParseAsync(
            request.Body,
            new JsonDocumentOptions { MaxDepth = 4 },
            cancellation
        );
        if (body.RootElement.ValueKind != JsonValueKind.Object)
            throw new JsonException();
        foreach (var property in body.RootElement.EnumerateObject())
            values[property.Name] =
                property.Value.ValueKind == JsonValueKind.Array
                    ? [.. property.Value.EnumerateArray().Select(Text)]
                    : [Text(property.Value)];
    }

    private static string Text(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            JsonValueKind.Null => "",
            _ => throw new JsonException(),
        };
}
