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
        Read(
            "taxonomies.csv",
            r => new TaxonomyRow(r.Text("slug"), r.Text("name_de"), r.Text("description_de"), r.Text("version"))
        );

    public static IReadOnlyList<TermRow> Terms() =>
        [
            .. Read(
                "offers-taxonomy.csv",
                r => new TermRow(
                    TaxonomySlugs.Categories,
                    r.Text("code"),
                    r.Optional("parent"),
                    r.Text("label_de"),
                    r.Text("label_plain_de"),
                    r.Text("description_de"),
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
                    r.Text("code"),
                    null,
                    r.Text("label_de"),
                    r.Text("label_plain_de"),
                    r.Text("description_de"),
                    [],
                    [],
                    r.Number("age_from"),
                    r.Number("age_to"),
                    r.Yes("protected_topic")
                )
            ),
            .. Read(
                "life-situations.csv",
                r => new TermRow(
                    TaxonomySlugs.LifeSituations,
                    r.Text("code"),
                    null,
                    r.Text("title_de"),
                    r.Text("title_de"),
                    r.Text("teaser_de"),
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
                    r.Text("facet"),
                    r.Text("code"),
                    null,
                    r.Text("label_de"),
                    r.Text("label_de"),
                    r.Text("description_de"),
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
                    r.Text("code"),
                    r.Text("slug"),
                    ++position,
                    r.Text("title_de"),
                    r.Text("teaser_de"),
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
                    r.Text("term"),
                    r.Text("canonical_de"),
                    r.List("codes"),
                    Enum.Parse<SynonymKind>(
                        r.Text("kind").Replace("_", "", StringComparison.Ordinal),
                        ignoreCase: true
                    ),
                    r.Yes("urgent")
                )
        );

    public static IReadOnlyList<EmergencyNumber> EmergencyNumbers() =>
        Read(
            "emergency-numbers.csv",
            r =>
                EmergencyNumber.Create(
                    r.Number("position") ?? 0,
                    r.Text("group_de"),
                    r.Text("name_de"),
                    r.Text("number"),
                    r.Text("tel"),
                    r.Text("hours_de"),
                    r.Text("cost_de"),
                    r.Yes("anonymous"),
                    r.List("topic_codes"),
                    r.Optional("note_de"),
                    r.Date("last_checked")
                )
        );

    private static List<T> Read<T>(string file, Func<CsvRow, T> row) =>
        CsvRow.ReadEmbedded($"data/catalogue/{file}", row);
}
