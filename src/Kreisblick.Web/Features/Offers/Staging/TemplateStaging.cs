using Kreisblick.Search;
using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Areas;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Values;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Staging;

/// <summary>
/// Reads a filled template into documents. Which offer a row means is told by its key, or by provider and name: the
/// same file read next year changes the same offers.
/// </summary>
internal sealed class TemplateStaging(KreisblickDb db, CatalogueSnapshot catalogue, AreaRegister areas)
{
    public async Task<IReadOnlyList<ReadRow>> ReadAsync(TemplateTable table, CancellationToken cancellation)
    {
        var providers = await ProvidersAsync(cancellation);
        var publicIds = await db.Set<Service>().ToDictionaryAsync(s => s.PublicId, s => s.Id, cancellation);
        List<(TemplateLine Line, Guid Provider, Guid Offer)> lines =
        [
            .. table.Lines.Select(l => (l, ProviderOf(l, providers), OfferOf(l, ProviderOf(l, providers), publicIds))),
        ];
        var known = new DocumentReader(
            await DocumentRows.LoadAsync(db, [.. lines.Select(l => l.Offer)], [], tracked: false, cancellation)
        );
        var reader = new TemplateReader(catalogue, areas, known.Offer);
        var rows = new List<ReadRow>();
        var published = providers.Values.ToHashSet();
        var about = lines
            .Where(l => l.Line.Cells.ContainsKey(TemplateColumn.About))
            .GroupBy(l => l.Provider)
            .ToDictionary(g => g.Key, g => g.First().Line.Cells[TemplateColumn.About]);
        var announced = new HashSet<Guid>();
        var places = new Dictionary<Guid, string>();
        foreach (var (line, provider, offer) in lines)
        {
            var place = $"Zeile {line.Number}";
            var name = line.Cells.GetValueOrDefault(TemplateColumn.Provider);
            var problems = new List<RowProblem>();
            if (name is not null && !published.Contains(provider))
            {
                if (!about.TryGetValue(provider, out var text))
                    problems.Add(
                        new RowProblem(TemplateColumn.About, null, "Der Träger ist neu: Schreiben Sie, wer er ist.")
                    );
                else if (announced.Add(provider))
                    rows.Add(new ReadRow(place, null, ProviderOf(provider, name, text), []));
            }
            if (!places.TryAdd(offer, place))
                problems.Add(
                    new RowProblem(
                        line.Cells.ContainsKey(TemplateColumn.Key) ? TemplateColumn.Key : TemplateColumn.Offer,
                        line.Cells.GetValueOrDefault(TemplateColumn.Key),
                        $"Dieses Angebot steht schon in {places[offer]}."
                    )
                );
            var before = known.Offer(offer);
            if (before is not null && name is not null && before.OrganizationId != provider)
                problems.Add(
                    new RowProblem(
                        TemplateColumn.Provider,
                        RowProblem.Cut(name),
                        "Das Angebot mit dieser Kennung gehört einem anderen Träger."
                    )
                );
            var after = reader.Read(line, offer, provider, problems);
            rows.Add(new ReadRow(place, before, after, problems) { Name = after.Title, Provider = name });
        }
        return rows;
    }

    /// <summary>Ids by folded name; of two with one name the older.</summary>
    private async Task<Dictionary<string, Guid>> ProvidersAsync(CancellationToken cancellation)
    {
        var found = await db.Set<Organization>().Select(o => new { o.Id, o.Name }).ToListAsync(cancellation);
        return found
            .OrderBy(o => o.Id)
            .GroupBy(o => GermanFolding.Fold(o.Name), StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First().Id, StringComparer.Ordinal);
    }

    private static ProviderDocument ProviderOf(Guid id, string name, string about) =>
        CanonicalDocument.Of(
            new ProviderDocument
            {
                Id = id,
                Name = name,
                Description = about,
            }
        );

    private static Guid ProviderOf(TemplateLine line, Dictionary<string, Guid> known)
    {
        var folded = GermanFolding.Fold(line.Cells.GetValueOrDefault(TemplateColumn.Provider) ?? "");
        return known.TryGetValue(folded, out var id) ? id : Uuid5.Of($"urn:kreisblick:vorlage:traeger:{folded}");
    }

    private static Guid OfferOf(TemplateLine line, Guid provider, Dictionary<PublicId, Guid> publicIds)
    {
        if (line.Cells.GetValueOrDefault(TemplateColumn.Key) is not { } key)
            return Uuid5.Of(
                $"urn:kreisblick:vorlage:angebot:{provider}:{GermanFolding.Fold(line.Cells.GetValueOrDefault(TemplateColumn.Offer) ?? $"{line.Number}")}"
            );
        if (Guid.TryParse(key, out var id))
            return id;
        return PublicId.TryParse(key, out var shortId, out _) && publicIds.TryGetValue(shortId, out var offer)
            ? offer
            : Uuid5.Of($"urn:kreisblick:vorlage:kennung:{provider}:{key}");
    }
}
