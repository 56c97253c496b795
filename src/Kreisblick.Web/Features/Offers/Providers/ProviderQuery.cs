using Kreisblick.Web.Features.Offers.Edit;
using Microsoft.AspNetCore.WebUtilities;

namespace Kreisblick.Web.Features.Offers.Providers;

/// <summary>What is looked for in the list of providers; all of it stands in the address.</summary>
/// <param name="Words">Parts of the name; null: all.</param>
internal sealed record ProviderQuery(string? Words, string? Sort, int Page)
{
    public const int Size = 50;
    private static readonly StringComparer German = StringComparer.Create(EditModel.German, ignoreCase: true);

    public static IReadOnlyList<(string Value, string German)> Columns { get; } =
    [("name", "Träger"), ("angebote", "Angebote im Portal"), ("erinnerungen", "Erinnerungen"), ("stand", "Stand")];

    public SortOrder Order => new(Sort);

    public string Address => At(ProviderLinks.List);

    /// <summary>The whole list as a table for spreadsheets.</summary>
    public string FileAddress => (this with { Page = 1 }).At(ProviderLinks.ListFile);

    /// <summary>The list by this column; by the one that orders it already, the other way round.</summary>
    public ProviderQuery By(string column) => this with { Page = 1, Sort = Order.By(column) };

    public bool Fits(ProviderLine line) => ListWords.Fit(Words, line.Name);

    /// <summary>By name, unless another column was asked for.</summary>
    public IEnumerable<ProviderLine> Ordered(IEnumerable<ProviderLine> lines) =>
        (
            SortOrder.Of(Sort, Columns) switch
            {
                "angebote" => Order.Order(lines, l => l.Offers),
                "erinnerungen" => Order.Order(lines, l => l.MailWords, German),
                "stand" => Order.Order(lines, l => l.StateWords, German),
                _ => Order.Order(lines, l => l.Name, German),
            }
        )
            .ThenBy(l => l.Name, German)
            .ThenBy(l => l.Provider ?? l.Draft);

    private string At(string path) =>
        QueryHelpers.AddQueryString(
            path,
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["q"] = Words,
                ["sort"] = Sort,
                ["seite"] = Page > 1 ? Page.ToString(EditModel.German) : null,
            }.Where(p => p.Value is { Length: > 0 })
        );
}
