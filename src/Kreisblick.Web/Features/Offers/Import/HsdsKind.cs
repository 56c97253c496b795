namespace Kreisblick.Web.Features.Offers.Import;

/// <summary>Objects of HSDS 3.1 that an import understands.</summary>
internal enum HsdsKind
{
    Organization,
    Service,
    Location,
    ServiceAtLocation,
    Program,
    Taxonomy,
    TaxonomyTerm,
    Unit,
    Address,
    Phone,
    Contact,
    Schedule,
    ScheduleException,
    ServiceArea,
    Language,
    Accessibility,
    CostOption,
    RequiredDocument,
    Funding,
    ServiceCapacity,
    Url,
    OrganizationIdentifier,
    Attribute,
    Translation,
    PlainLanguage,
}

/// <summary>How objects nest (hsds.md §7).</summary>
internal static class HsdsNesting
{
    private static readonly Dictionary<HsdsKind, (string Property, HsdsKind Kind)[]> Lists = new()
    {
        [HsdsKind.Service] =
        [
            ("phones", HsdsKind.Phone),
            ("schedules", HsdsKind.Schedule),
            ("de_schedule_exceptions", HsdsKind.ScheduleException),
            ("service_areas", HsdsKind.ServiceArea),
            ("service_at_locations", HsdsKind.ServiceAtLocation),
            ("languages", HsdsKind.Language),
            ("funding", HsdsKind.Funding),
            ("cost_options", HsdsKind.CostOption),
            ("required_documents", HsdsKind.RequiredDocument),
            ("contacts", HsdsKind.Contact),
            ("capacities", HsdsKind.ServiceCapacity),
            ("additional_urls", HsdsKind.Url),
            ("de_translations", HsdsKind.Translation),
        ],
        [HsdsKind.Organization] =
        [
            ("additional_websites", HsdsKind.Url),
            ("funding", HsdsKind.Funding),
            ("contacts", HsdsKind.Contact),
            ("phones", HsdsKind.Phone),
            ("locations", HsdsKind.Location),
            ("programs", HsdsKind.Program),
            ("organization_identifiers", HsdsKind.OrganizationIdentifier),
            ("services", HsdsKind.Service),
        ],
        [HsdsKind.Location] =
        [
            ("languages", HsdsKind.Language),
            ("addresses", HsdsKind.Address),
            ("contacts", HsdsKind.Contact),
            ("accessibility", HsdsKind.Accessibility),
            ("phones", HsdsKind.Phone),
            ("schedules", HsdsKind.Schedule),
            ("de_schedule_exceptions", HsdsKind.ScheduleException),
        ],
        [HsdsKind.ServiceAtLocation] =
        [
            ("service_areas", HsdsKind.ServiceArea),
            ("contacts", HsdsKind.Contact),
            ("phones", HsdsKind.Phone),
            ("schedules", HsdsKind.Schedule),
            ("de_schedule_exceptions", HsdsKind.ScheduleException),
        ],
        [HsdsKind.Contact] = [("phones", HsdsKind.Phone)],
        [HsdsKind.Phone] = [("languages", HsdsKind.Language)],
    };

    private static readonly Dictionary<HsdsKind, (string Property, HsdsKind Kind)[]> Singles = new()
    {
        [HsdsKind.Service] =
        [
            ("organization", HsdsKind.Organization),
            ("program", HsdsKind.Program),
            ("de_plain_language", HsdsKind.PlainLanguage),
        ],
        [HsdsKind.ServiceAtLocation] = [("location", HsdsKind.Location), ("service", HsdsKind.Service)],
        [HsdsKind.ServiceCapacity] = [("unit", HsdsKind.Unit)],
        [HsdsKind.Attribute] = [("taxonomy_term", HsdsKind.TaxonomyTerm)],
        [HsdsKind.TaxonomyTerm] = [("taxonomy_detail", HsdsKind.Taxonomy)],
    };

    /// <summary>Nested arrays of a kind; every object but the attribute itself may carry attributes.</summary>
    public static IEnumerable<(string Property, HsdsKind Kind)> ListsOf(HsdsKind kind)
    {
        foreach (var list in Lists.GetValueOrDefault(kind, []))
            yield return list;
        if (kind is not (HsdsKind.Attribute or HsdsKind.Taxonomy or HsdsKind.TaxonomyTerm or HsdsKind.Translation))
            yield return ("attributes", HsdsKind.Attribute);
    }

    public static IEnumerable<(string Property, HsdsKind Kind)> SinglesOf(HsdsKind kind) =>
        Singles.GetValueOrDefault(kind, []);

    private static readonly Dictionary<HsdsKind, string> Tables = new()
    {
        [HsdsKind.Organization] = "organizations",
        [HsdsKind.Service] = "services",
        [HsdsKind.Location] = "locations",
        [HsdsKind.ServiceAtLocation] = "service_at_location",
        [HsdsKind.Program] = "programs",
        [HsdsKind.Taxonomy] = "taxonomies",
        [HsdsKind.TaxonomyTerm] = "taxonomy_terms",
        [HsdsKind.Unit] = "units",
        [HsdsKind.Address] = "addresses",
        [HsdsKind.Phone] = "phones",
        [HsdsKind.Contact] = "contacts",
        [HsdsKind.Schedule] = "schedules",
        [HsdsKind.ServiceArea] = "service_areas",
        [HsdsKind.Language] = "languages",
        [HsdsKind.Accessibility] = "accessibility",
        [HsdsKind.CostOption] = "cost_options",
        [HsdsKind.RequiredDocument] = "required_documents",
        [HsdsKind.Funding] = "funding",
        [HsdsKind.ServiceCapacity] = "service_capacity",
        [HsdsKind.Url] = "url",
        [HsdsKind.OrganizationIdentifier] = "organization_identifiers",
        [HsdsKind.Attribute] = "attributes",
    };

    private static readonly (string Column, HsdsKind Kind)[] Keys =
    [
        ("organization_id", HsdsKind.Organization),
        ("program_id", HsdsKind.Program),
        ("service_id", HsdsKind.Service),
        ("location_id", HsdsKind.Location),
        ("service_at_location_id", HsdsKind.ServiceAtLocation),
        ("contact_id", HsdsKind.Contact),
        ("phone_id", HsdsKind.Phone),
        ("unit_id", HsdsKind.Unit),
        ("taxonomy_id", HsdsKind.Taxonomy),
        ("taxonomy_term_id", HsdsKind.TaxonomyTerm),
    ];

    /// <summary>Name of the object, as <c>attribute.link_entity</c> writes it.</summary>
    public static string EntityOf(HsdsKind kind) =>
        kind switch
        {
            HsdsKind.ServiceAtLocation => "service_at_location",
            HsdsKind.ServiceArea => "service_area",
            HsdsKind.CostOption => "cost_option",
            HsdsKind.RequiredDocument => "required_document",
            HsdsKind.ServiceCapacity => "service_capacity",
            HsdsKind.OrganizationIdentifier => "organization_identifier",
            _ => kind.ToString().ToLowerInvariant(),
        };

    /// <summary>Name of the table (HSDS tabular form); null: ours, without table.</summary>
    public static string? TableOf(HsdsKind kind) => Tables.GetValueOrDefault(kind);

    /// <summary>The columns of a row that name other rows; an attribute says in a column which table its key means.</summary>
    public static IEnumerable<(string Column, HsdsKind Kind)> KeysOf(HsdsKind kind, HsdsObject row)
    {
        foreach (var key in Keys.Where(k => row.Has(k.Column)))
            yield return key;
        if (kind != HsdsKind.Attribute || row.Text("link_entity") is not { } table)
            yield break;
        // The standard says "the table", its users write the object as often.
        foreach (var (bearer, name) in Tables)
            if (name == table || EntityOf(bearer) == table)
            {
                yield return ("link_id", bearer);
                yield break;
            }
        row.Notice("link_entity", table, "link_entity", "Diese Tabelle gibt es nicht; das Merkmal wird weggelassen.");
    }

    /// <summary>Recognises an object of the outermost level by its shape.</summary>
    public static HsdsKind? Recognise(HsdsObject o)
    {
        if (o.Has("status") && o.Has("name"))
            return HsdsKind.Service;
        if (o.Has("id") && (o.Has("location") || (o.Has("service") && !o.Has("name"))))
            return HsdsKind.ServiceAtLocation;
        if (o.Has("location_type"))
            return HsdsKind.Location;
        if (o.Has("taxonomy_detail") || o.Has("taxonomy") || (o.Has("code") && o.Has("description")))
            return HsdsKind.TaxonomyTerm;
        if (o.Has("version") && o.Has("name"))
            return HsdsKind.Taxonomy;
        return o.Has("id") && o.Has("name") && o.Has("description") ? HsdsKind.Organization : null;
    }
}
