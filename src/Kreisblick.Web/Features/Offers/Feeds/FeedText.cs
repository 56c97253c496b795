using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kreisblick.Web.Features.Offers.Import;

namespace Kreisblick.Web.Features.Offers.Feeds;

/// <summary>A foreign directory cannot be read; the sentence says why, in German.</summary>
internal sealed class UnreadableFeedException(string message) : Exception(message);

/// <summary>What a foreign host has sent, read with the limits of files that people bring.</summary>
internal static class FeedText
{
    private static readonly JsonDocumentOptions Strict = new()
    {
        MaxDepth = HsdsFile.MaxDepth,
        AllowDuplicateProperties = false,
    };

    /// <summary>One document, or one object a line.</summary>
    /// <exception cref="UnreadableFeedException">It is neither.</exception>
    public static JsonNode Parse(byte[] body, Uri address)
    {
        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(body).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            throw new UnreadableFeedException($"{address} ist nicht in UTF-8 geschrieben oder beschädigt.");
        }
        try
        {
            return JsonNode.Parse(text, documentOptions: Strict)
                ?? throw new UnreadableFeedException($"{address} ist leer.");
        }
        catch (JsonException) when (text.TrimEnd().Contains('\n', StringComparison.Ordinal))
        {
            return Lines(text, address);
        }
        catch (JsonException)
        {
            throw Unreadable(address);
        }
    }

    private static JsonArray Lines(string text, Uri address)
    {
        var found = new JsonArray();
        try
        {
            foreach (var line in text.AsSpan().EnumerateLines())
                if (!line.IsWhiteSpace())
                    found.Add(JsonNode.Parse(line.ToString(), documentOptions: Strict));
        }
        catch (JsonException)
        {
            throw Unreadable(address);
        }
        return found;
    }

    private static UnreadableFeedException Unreadable(Uri address) =>
        new($"{address} ist als JSON nicht lesbar oder tiefer als {HsdsFile.MaxDepth} Ebenen geschachtelt.");
}
