using Kreisblick.Documents.Tables;
using Kreisblick.Web.Features.Offers.Edit;
using Kreisblick.Web.Platform.Authorization;

namespace Kreisblick.Web.Features.Offers.Providers;

/// <summary><c>/verwaltung/traeger.csv</c>: the list of providers with filter and order of the page.</summary>
internal static class ProviderTable
{
    private static readonly string[] Headings = ["Träger", "Angebote im Portal", "Erinnerungen", "Stand", "Kennung"];

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet(
                ProviderLinks.ListFile,
                async (HttpContext context, ProviderList list, TimeProvider time, string? q, string? sort) =>
                {
                    var lines = await list.AllAsync(new ProviderQuery(q, sort, 1), context.RequestAborted);
                    await ListFile.SendAsync(context, "traeger", Headings, lines.ToAsyncEnumerable(), Row, time);
                }
            )
            .RequireRight(Rights.EditOffers)
            .ExcludeFromDescription();

    private static IEnumerable<SheetCell> Row(ProviderLine line) =>
        [
            SheetCell.Of(line.Name),
            SheetCell.Of(line.Offers),
            SheetCell.Of(line.MailWords),
            SheetCell.Of(line.StateWords),
            SheetCell.Of((line.Provider ?? line.Draft)?.ToString()),
        ];
}
