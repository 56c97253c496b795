using Kreisblick.Web.Platform.Web.Language;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kreisblick.Web.Features.Offers.Search;

internal sealed record SuggestionItem(string Label, string Group, int Count);

internal sealed record SuggestionAnswer(bool Urgent, IReadOnlyList<SuggestionItem> Items);

/// <summary><c>/hilfe/vorschlaege?q=</c>: suggestions for the search field. Canonical labels only.</summary>
internal static class SuggestEndpoint
{
    private const int Most = 8;
    private const int Shortest = 2;

    public static async Task<Ok<SuggestionAnswer>> GetAsync(
        HttpContext context,
        OfferIndex index,
        Texts texts,
        CancellationToken cancellation
    )
    {
        var text = context.Request.Query["q"].ToString();
        context.Response.Headers.CacheControl = "no-store";
        if (text.Trim().Length < Shortest)
            return TypedResults.Ok(new SuggestionAnswer(false, []));
        var found = (await index.GetAsync(cancellation)).Index.Suggest(text, Most);
        return TypedResults.Ok(
            new SuggestionAnswer(
                found.Urgent,
                [.. found.Items.Select(i => new SuggestionItem(i.Label, texts.Plain(i.Group), i.Count))]
            )
        );
    }
}
