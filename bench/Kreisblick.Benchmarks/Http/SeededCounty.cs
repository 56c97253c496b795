using System.Diagnostics;
using System.Globalization;
using Kreisblick.Benchmarks.Search;
using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Search;
using Kreisblick.Web.Features.Offers.Seed;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Benchmarks.Http;

/// <summary>
/// A folder with the database of a county of generated offers, as the portal itself would keep it, and the same offers
/// as the peers index them: with the words and facets that the portal's own index gets.
/// </summary>
internal sealed class SeededCounty : IDisposable
{
    private readonly CatalogueSnapshot catalogue = CatalogueSnapshot.FromFiles();
    private readonly List<string> names = [.. Facet.All.Select(f => f.Parameter)];
    private readonly List<Dictionary<string, int>> codes =
    [
        .. Facet.All.Select(_ => new Dictionary<string, int>(StringComparer.Ordinal)),
    ];
    private readonly List<GeneratedOffer> offers = [];

    private SeededCounty() { }

    public DirectoryInfo Folder { get; } = Directory.CreateTempSubdirectory("kreisblick-bench-");

    public TimeSpan Took { get; private set; }

    public OfferCollection Collection => new(offers, names, codes.ConvertAll(c => c.Count));

    /// <summary>For each facet the codes of its values, in the order of their numbers.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Codes =>
        codes.ConvertAll(c => (IReadOnlyList<string>)[.. c.OrderBy(x => x.Value).Select(x => x.Key)]);

    public static async Task<SeededCounty> CreateAsync(int count, int seed)
    {
        var county = new SeededCounty();
        var started = Stopwatch.GetTimestamp();
        await using (var seeding = ServerProcess.Portal(county.Folder, "seed"))
            await seeding.EndAsync();
        await GeneratedOffers.FillAsync(
            county.Open,
            count,
            seed,
            new ChangeContext("bench", "Messung", TimeProvider.System.GetUtcNow(), "cli"),
            CancellationToken.None
        );
        county.Took = Stopwatch.GetElapsedTime(started);
        return county;
    }

    private void Keep(IReadOnlyList<object> saved)
    {
        foreach (var service in saved.OfType<Service>())
            offers.Add(Offer(offers.Count, service));
    }

    private GeneratedOffer Offer(int number, Service service)
    {
        var document = OfferDocuments.Of(service, catalogue, DateOnly.FromDateTime(DateTime.UnixEpoch));
        string Words(params string[] fields) =>
            string.Join(". ", document.Fields.Where(f => fields.Contains(f.Name)).Select(f => f.Text));
        return new GeneratedOffer(
            number,
            service.Id,
            Words("name", "alternate_name"),
            Words("category"),
            Words("organization", "address"),
            Words("description"),
            [
                .. names.Select(
                    (name, f) =>
                        document
                            .FacetValues.GetValueOrDefault(name, [])
                            .Select(code => Number(codes[f], code))
                            .ToArray()
                ),
            ],
            document.Latitude ?? 0,
            document.Longitude ?? 0
        );
    }

    private static int Number(Dictionary<string, int> codes, string code)
    {
        if (!codes.TryGetValue(code, out var number))
            codes[code] = number = codes.Count;
        return number;
    }

    private KreisblickDb Open()
    {
        var options = new DbContextOptionsBuilder<SqliteDb>();
        DatabaseSetup.UseSqlite(
            options,
            string.Create(CultureInfo.InvariantCulture, $"Data Source={Path.Combine(Folder.FullName, "kreisblick.db")}")
        );
        options.AddInterceptors(new BulkSaving(Keep));
        return new SqliteDb(options.Options);
    }

    public void Dispose() => Folder.Delete(recursive: true);
}
