using Kreisblick.Search;
using Xunit;

namespace Kreisblick.Cores.Tests.Search;

/// <summary>The synonym table of the catalogue over one invented offer per category.</summary>
public class CatalogueTests
{
    private static readonly List<Synonym> Synonyms =
    [
        .. RepositoryFiles
            .Lines("data", "catalogue", "search-synonyms.csv")
            .Skip(1)
            .Select(line => line.Split(';'))
            .Where(row => row.Length == 5)
            .Select(row => new Synonym(
                row[0].Trim('"'),
                row[1].Trim('"'),
                row[2].Split('|'),
                Kind(row[3]),
                row[4] == "yes"
            )),
    ];

    private static readonly List<string[]> Categories =
    [
        .. RepositoryFiles
            .Lines("data", "catalogue", "offers-taxonomy.csv")
            .Skip(1)
            .Select(line => line.Split(';'))
            .Where(row => row.Length >= 5 && row[1].Length > 0),
    ];

    private static readonly SearchDocument[] Offers =
    [
        .. Categories.Select(
            (row, i) =>
                new SearchDocument
                {
                    Id = new Guid(i + 1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]),
                    Fields =
                    [
                        new("name", $"Beispielangebot {i + 1} des Landkreises", FieldWeight.Title),
                        new("category", row[2] + " " + row[3], FieldWeight.Category),
                        new("description", row[4], FieldWeight.Text),
                    ],
                    Codes = [row[0]],
                }
        ),
    ];

    private static readonly SearchIndex Index = new SearchIndexBuilder()
        .AddDocuments(Offers)
        .AddSynonyms(Synonyms)
        .Build();

    [Fact]
    public void EveryRow_FindsAnOfferOfItsCodeAmongTheFirst()
    {
        var known = Categories.Select(c => c[0]).ToHashSet(StringComparer.Ordinal);
        var missed = Synonyms
            .Where(s => s.Codes.Any(known.Contains))
            .Where(s =>
            {
                var first = Index
                    .Search(
                        new SearchQuery
                        {
                            Text = s.Term,
                            Limit = 5,
                            WithFacets = false,
                        }
                    )
                    .Hits;
                return !first.Any(h =>
                    s.Codes.Contains(Offers.Single(o => o.Id == h.Id).Codes[0], StringComparer.Ordinal)
                );
            })
            .Select(s => s.Term)
            .ToList();
        Assert.True(Synonyms.Count > 1_200);
        Assert.Empty(missed);
    }

    [Fact]
    public void EveryUrgentRow_ShowsTheCrisisBlock_AlsoInsideALongerQuery() =>
        Assert.All(
            Synonyms.Where(s => s.Urgent),
            s =>
            {
                Assert.True(Index.Search(new SearchQuery { Text = s.Term }).Urgent, s.Term);
                Assert.True(
                    Index.Search(new SearchQuery { Text = "Guten Tag, " + s.Term + " im Landkreis" }).Urgent,
                    s.Term
                );
            }
        );

    [Fact]
    public void LabelsOfCategories_WithoutUrgentRow_ShowNoCrisisBlock()
    {
        var urgentCodes = Synonyms.Where(s => s.Urgent).SelectMany(s => s.Codes).ToHashSet(StringComparer.Ordinal);
        var alarms = Categories
            .Where(c => !urgentCodes.Contains(c[0]) && Index.Search(new SearchQuery { Text = c[2] }).Urgent)
            .Select(c => c[2]);
        Assert.Empty(alarms);
    }

    [Fact]
    public void EveryCategoryLabel_FindsItsOfferFirst()
    {
        var missed = Categories
            .Where(c => Offers.Single(o => o.Id == Index.Matches(c[2])[0]).Codes[0] != c[0])
            .Select(c => c[2]);
        Assert.Empty(missed);
    }

    private static SynonymKind Kind(string kind) =>
        kind switch
        {
            "old_name" => SynonymKind.OldName,
            "official" => SynonymKind.Official,
            "abbreviation" => SynonymKind.Abbreviation,
            "everyday" => SynonymKind.Everyday,
            "situation" => SynonymKind.Situation,
            "dialect" => SynonymKind.Dialect,
            "foreign" => SynonymKind.Foreign,
            _ => throw new ArgumentException(kind, nameof(kind)),
        };
}
