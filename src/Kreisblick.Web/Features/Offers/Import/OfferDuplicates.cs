using System.Text;
using Kreisblick.Search;

namespace Kreisblick.Web.Features.Offers.Import;

/// <summary>What two offers are compared by.</summary>
internal sealed record DuplicateCard(
    Guid Id,
    Guid OrganizationId,
    string Name,
    string? MainCategory,
    double? Latitude,
    double? Longitude,
    string? PostalCode,
    IReadOnlyList<string> Contacts
);

/// <summary>A pair that may be one offer, and why.</summary>
internal sealed record DuplicatePair(Guid New, Guid Known, string Reason);

/// <summary>
/// Candidates for duplicates by the rule of the directory: near and alike by name, same contact and category, or same
/// provider or postcode and alike by name. Nothing is ever merged here; people decide.
/// </summary>
internal sealed class OfferDuplicates
{
    private const double NearMetres = 100;
    private static readonly string[] Ignored =
    [
        "ev",
        "e",
        "v",
        "ggmbh",
        "gmbh",
        "ug",
        "eg",
        "stiftung",
        "der",
        "die",
        "das",
        "und",
        "in",
        "im",
        "fuer",
        "am",
        "an",
        "bei",
    ];

    private readonly HashSet<string> placeWords;

    /// <param name="placeNames">Names of places of the county: they do not tell offers apart.</param>
    public OfferDuplicates(IEnumerable<string> placeNames) =>
        placeWords = placeNames.SelectMany(Words).ToHashSet(StringComparer.Ordinal);

    public IReadOnlyList<DuplicatePair> Find(IReadOnlyList<DuplicateCard> fresh, IReadOnlyList<DuplicateCard> known)
    {
        var byBlock = known
            .SelectMany(card => Blocks(card).Select(block => (block, card)))
            .ToLookup(x => x.block, x => x.card, StringComparer.Ordinal);
        var names = fresh.Concat(known).DistinctBy(c => c.Id).ToDictionary(c => c.Id, c => NameWords(c.Name));
        var pairs = new List<DuplicatePair>();
        foreach (var card in fresh)
            pairs.AddRange(
                Blocks(card)
                    .SelectMany(block => byBlock[block])
                    .DistinctBy(k => k.Id)
                    .Where(k => k.Id != card.Id)
                    .Select(k => (Known: k, Reason: Reason(card, k, names[card.Id], names[k.Id])))
                    .Where(x => x.Reason is not null)
                    .OrderBy(x => x.Known.Id)
                    .Take(5)
                    .Select(x => new DuplicatePair(card.Id, x.Known.Id, x.Reason!))
            );
        return pairs;
    }

    private static string? Reason(DuplicateCard a, DuplicateCard b, string[] nameA, string[] nameB)
    {
        var alike = Alike(nameA, nameB);
        if (alike && Distance(a, b) is <= NearMetres)
            return "gleicher Ort und ähnlicher Name";
        if (
            a.MainCategory is not null
            && a.MainCategory == b.MainCategory
            && a.Contacts.Intersect(b.Contacts, StringComparer.Ordinal).Any()
            && alike
        )
            return "gleicher Kontakt, gleiche Kategorie und ähnlicher Name";
        if (alike && a.OrganizationId == b.OrganizationId)
            return "gleicher Träger und ähnlicher Name";
        return
            alike
            && a.PostalCode is not null
            && a.PostalCode == b.PostalCode
            && (a.Latitude is null || b.Latitude is null)
            ? "gleiche Postleitzahl und ähnlicher Name"
            : null;
    }

    /// <summary>At most 30 % of the shorter name differ, or of at least four words on both sides at most two.</summary>
    private static bool Alike(string[] a, string[] b)
    {
        var (left, right) = (string.Concat(a), string.Concat(b));
        if (left.Length == 0 || right.Length == 0)
            return false;
        var allowed = (int)Math.Ceiling(Math.Min(left.Length, right.Length) * 0.3);
        if (Math.Abs(left.Length - right.Length) <= allowed && EditDistance(left, right) <= allowed)
            return true;
        return a.Length >= 4
            && b.Length >= 4
            && a.Union(b, StringComparer.Ordinal).Count() - a.Intersect(b, StringComparer.Ordinal).Count() <= 2;
    }

    private static int EditDistance(string a, string b)
    {
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }
        return row[b.Length];
    }

    private static double? Distance(DuplicateCard a, DuplicateCard b)
    {
        if (
            a.Latitude is not { } la
            || a.Longitude is not { } oa
            || b.Latitude is not { } lb
            || b.Longitude is not { } ob
        )
            return null;
        // Over some hundred metres the plane is exact enough; one degree of latitude is 111.2 km.
        var dy = (la - lb) * 111_195;
        var dx = (oa - ob) * 111_195 * Math.Cos(la * Math.PI / 180);
        return Math.Sqrt((dx * dx) + (dy * dy));
    }

    /// <summary>Offers that share no block cannot be a pair: cells of about 200 m with their neighbours, contacts, provider, postcode.</summary>
    private static IEnumerable<string> Blocks(DuplicateCard card)
    {
        yield return $"o:{card.OrganizationId}";
        if (card.PostalCode is not null)
            yield return $"p:{card.PostalCode}";
        foreach (var contact in card.Contacts)
            yield return $"c:{contact}";
        if (card.Latitude is not { } latitude || card.Longitude is not { } longitude)
            yield break;
        var (y, x) = ((int)Math.Floor(latitude * 500), (int)Math.Floor(longitude * 300));
        for (var dy = 0; dy <= 1; dy++)
        for (var dx = 0; dx <= 1; dx++)
            yield return $"g:{y + dy}:{x + dx}";
    }

    private string[] NameWords(string name)
    {
        string[] all = [.. Words(name)];
        string[] telling = [.. all.Where(w => !Ignored.Contains(w, StringComparer.Ordinal) && !placeWords.Contains(w))];
        return telling.Length > 0 ? telling : all;
    }

    private static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        foreach (var c in GermanFolding.Fold(text) + " ")
        {
            if (char.IsLetterOrDigit(c))
                word.Append(c);
            else if (word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }
        }
    }
}
