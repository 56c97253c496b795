using Kreisblick.Web.Platform.Files;

namespace Kreisblick.Web.Features.Offers.Catalogue;

internal sealed record TaxonomyRow(string Slug, string Name, string Description, string Version);

/// <summary>One term of any taxonomy as the catalogue's files say it.</summary>
internal sealed record TermRow(
    string Taxonomy,
    string Code,
    string? Parent,
    string Label,
    string PlainLabel,
    string Description,
    IReadOnlyList<string> LegalBasis,
    IReadOnlyList<string> OpenEligibility,
    int? AgeFrom,
    int? AgeTo,
    bool ProtectedTopic
);

/// <summary>
/// Reads the catalogue that travels inside the program (<c>data/catalogue</c>): the starting point of an
/// installation's editable tables, and of tests that need no database.
/// </summary>
internal static class CatalogueFiles
{
    public static IReadOnlyList<TaxonomyRow> Taxonomies() =>
        Read("taxonomies.csv", r => new TaxonomyRow(r["slug"], r["name_de"], r["description_de"], r["version"]));

    public static IReadOnlyList<TermRow> Terms() =>
        [
            .. Read(
                "offers-taxonomy.csv",
                r => new TermRow(
                    TaxonomySlugs.Categories,
                    r["code"],
                    r.Text("parent"),
                    r["label_de"],
                    r["label_plain_de"],
                    r["description_de"],
                    r.List("legal_basis"),
                    r.List("open_eligibility_top"),
                    null,
                    null,
                    r.Yes("protected_topic")
                )
            ),
            .. Read(
                "target-groups.csv",
                r => new TermRow(
                    TaxonomySlugs.TargetGroups,
                    r["code"],
                    null,
                    r["label_de"],
                    r["label_plain_de"],
                    r["description_de"],
                    [],
                    [],
                    r.Integer("age_from"),
                    r.Integer("age_to"),
                    r.Yes("protected_topic")
                )
            ),
            .. Read(
                "life-situations.csv",
                r => new TermRow(
                    TaxonomySlugs.LifeSituations,
                    r["code"],
                    null,
                    r["title_de"],
                    r["title_de"],
                    r["teaser_de"],
                    [],
                    [],
                    null,
                    null,
                    r.Yes("protected_topic")
                )
            ),
            .. Read(
                "facets.csv",
                r => new TermRow(
                    r["facet"],
                    r["code"],
                    null,
                    r["label_de"],
                    r["label_de"],
                    r["description_de"],
                    [],
                    [],
                    null,
                    null,
                    false
                )
            ),
        ];

    public static IReadOnlyList<LifeSituation> LifeSituations()
    {
        var position = 0;
        return Read(
            "life-situations.csv",
            r =>
                LifeSituation.Create(
                    r["code"],
                    r["slug"],
                    ++position,
                    r["title_de"],
                    r["teaser_de"],
                    r.List("category_codes"),
                    r.List("target_group_codes"),
                    r.Yes("urgent"),
                    r.List("urgent_numbers_de")
                )
        );
    }

    public static IReadOnlyList<Synonym> Synonyms() =>
        Read(
            "search-synonyms.csv",
            r =>
                Synonym.Create(
                    r["term"],
                    r["canonical_de"],
                    r.List("codes"),
                    Enum.Parse<SynonymKind>(r["kind"].Replace("_", "", StringComparison.Ordinal), ignoreCase: true),
                    r.Yes("urgent")
                )
        );

    public static IReadOnlyList<EmergencyNumber> EmergencyNumbers() =>
        Read(
            "emergency-numbers.csv",
            r =>
                EmergencyNumber.Create(
                    r.Integer("position") ?? 0,
                    r["group_de"],
                    r["name_de"],
                    r["number"],
                    r["tel"],
                    r["hours_de"],
                    r["cost_de"],
                    r.Yes("anonymous"),
                    r.List("topic_codes"),
                    r.Text("note_de"),
                    r.Date("last_checked")
                )
        );

    private static List<T> Read<T>(string file, Func<TableRow, T> row) =>
        [.. EmbeddedData.ReadTable($"catalogue/{file}").Select(row)];
}
