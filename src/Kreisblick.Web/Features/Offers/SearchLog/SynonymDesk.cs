using Kreisblick.Search;
using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Changes;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Synonym = Kreisblick.Web.Features.Offers.Catalogue.Synonym;

namespace Kreisblick.Web.Features.Offers.SearchLog;

/// <summary>Words that lead to a topic although no offer has them: taught and taken away by editors.</summary>
internal sealed class SynonymDesk(KreisblickDb db, CatalogueSource catalogues)
{
    public const string AuditKind = "synonym";
    public const int LongestWord = 120;
    private const int ShortestWord = 3;

    /// <returns>Why not, at the field; null: the word is taught.</returns>
    public async Task<(string Field, string Message)?> AddAsync(
        string? word,
        string? code,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        var catalogue = await catalogues.GetAsync(cancellation);
        var term = string.Join(
            ' ',
            (word ?? "").Normalize().ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );
        if (term.Length is < ShortestWord or > LongestWord || !term.Any(char.IsLetter))
            return ("wort", $"Geben Sie ein Wort mit {ShortestWord} bis {LongestWord} Zeichen an.");
        if (catalogue.Find(code ?? "") is not { } topic || topic.Taxonomy != TaxonomySlugs.Categories)
            return ("thema", "Wählen Sie das Thema, zu dem das Wort führen soll.");
        var folded = GermanFolding.Fold(term);
        if (catalogue.Synonyms.FirstOrDefault(s => GermanFolding.Fold(s.Term) == folded) is { } known)
            return ("wort", $"Dieses Wort kennt die Suche schon. Es führt zu „{known.Canonical}“.");
        var synonym = Synonym.Create(
            term,
            topic.PlainLabel,
            [topic.Code],
            Catalogue.SynonymKind.Everyday,
            urgent: false
        );
        db.Add(synonym);
        await SaveAsync(synonym, "synonym-added", change, cancellation);
        return null;
    }

    /// <summary>Only what editors taught; the words that came with the program come back with it.</summary>
    public async Task<bool> RemoveAsync(Guid id, ChangeContext change, CancellationToken cancellation)
    {
        if (
            IsOurs(id) || await db.Set<Synonym>().SingleOrDefaultAsync(s => s.Id == id, cancellation) is not { } synonym
        )
            return false;
        db.Remove(synonym);
        await SaveAsync(synonym, "synonym-removed", change, cancellation);
        return true;
    }

    /// <summary>It came with the program.</summary>
    public static bool IsOurs(Guid id) => Shipped.Contains(id);

    private static readonly HashSet<Guid> Shipped = [.. CatalogueFiles.Synonyms().Select(s => s.Id)];

    private async Task SaveAsync(Synonym synonym, string action, ChangeContext change, CancellationToken cancellation)
    {
        db.Audit(
            change,
            "offers",
            action,
            AuditKind,
            synonym.Id.ToString(),
            new { word = synonym.Term, topic = string.Join(',', synonym.Codes) }
        );
        db.Changed(CatalogueSource.Counter);
        await db.SaveChangesAsync(cancellation);
    }
}
