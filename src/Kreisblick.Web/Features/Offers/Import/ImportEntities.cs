using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Values;

namespace Kreisblick.Web.Features.Offers.Import;

/// <summary>Makes entities from the nodes of a file. Every rule of hsds.md §8 that breaks is noted at its place.</summary>
internal sealed class ImportEntities(ImportGraph graph, ImportStock stock, DateTimeOffset now)
{
    /// <summary>Taxonomies of our own that an installation may not hold yet.</summary>
    private static readonly Dictionary<Guid, string> OwnSlugs = (
        (string[])[Catalogue.TaxonomySlugs.Ags, Catalogue.TaxonomySlugs.Leika, Catalogue.TaxonomySlugs.OpenEligibility]
    ).ToDictionary(Catalogue.Uuid5.OfTaxonomy, slug => slug);

    private readonly HashSet<Guid> scheduleIds = [];

    public IEnumerable<object> All()
    {
        foreach (var node in graph.Of(HsdsKind.Taxonomy))
            yield return Taxonomy(node);
        // Municipalities are fields of places here; the interface makes the terms again.
        foreach (var node in graph.Of(HsdsKind.TaxonomyTerm).Where(n => !ImportParts.IsMunicipality(n)))
            if (Term(node) is { } term)
                yield return term;
        foreach (var node in graph.Of(HsdsKind.Unit))
            yield return Unit(node);
        foreach (var node in graph.Of(HsdsKind.Organization))
            yield return Organization(node);
        foreach (
            var kind in (HsdsKind[])[HsdsKind.Program, HsdsKind.Service, HsdsKind.Location, HsdsKind.ServiceAtLocation]
        )
        foreach (var node in graph.Of(kind))
            if (Root(node) is { } entity)
                yield return entity;
        foreach (var kind in Enum.GetValues<HsdsKind>().Where(k => k > HsdsKind.Unit))
        foreach (var node in graph.Of(kind))
        foreach (var entity in Part(node))
            yield return entity;
    }

    private object? Root(ImportNode n) =>
        n.Kind switch
        {
            HsdsKind.Program => Program(n),
            HsdsKind.Service => Service(n),
            HsdsKind.Location => Location(n),
            _ => ServiceAtLocation(n),
        };

    private Organization Organization(ImportNode n)
    {
        var o = n.Source;
        return new Organization
        {
            Id = n.Id,
            PublicId = PublicIdOf(n.Id),
            Name = o.Required("name"),
            AlternateName = o.Text("alternate_name"),
            Description = o.Text("description") ?? "",
            Email = o.Email("email"),
            Website = o.Web("website"),
            YearIncorporated = o.Integer("year_incorporated"),
            LegalStatus = o.Text("legal_status"),
            Logo = o.Text("logo"),
            Uri = o.Web("uri"),
            ParentOrganizationId = Known(HsdsKind.Organization, o, "parent_organization_id"),
            LastModified = now,
        };
    }

    private Service? Service(ImportNode n)
    {
        var o = n.Source;
        if (o.Size <= 3 && n.Parent(HsdsKind.Organization) is not null && n.Parents.Count == 1)
        {
            o.Notice("", null, "service", "Das Angebot steht hier nur mit Namen; es wird nicht übernommen.");
            return null;
        }
        if (n.ParentId(HsdsKind.Organization) is not { } organization)
        {
            o.Error("organization", null, "organization", "Zum Angebot fehlt der Träger („organization“).");
            return null;
        }
        var (minimum, maximum) = Ages(o);
        var status = o.Choice("status", HsdsNames.ParseStatus, "active, inactive, defunct, temporarily closed");
        if (!o.Has("status"))
            o.Error("status", null, "Pflichtfeld", "Das Feld „status“ fehlt.");
        var modified = o.Instant("last_modified") ?? now;
        return new Service
        {
            Id = n.Id,
            PublicId = PublicIdOf(n.Id),
            OrganizationId = organization,
            ProgramId = n.ParentId(HsdsKind.Program),
            Name = o.Required("name"),
            AlternateName = o.Text("alternate_name"),
            Description = o.Text("description"),
            Url = o.Web("url"),
            Email = o.Email("email"),
            Status = status ?? ServiceStatus.Inactive,
            InterpretationServices = o.Text("interpretation_services"),
            ApplicationProcess = o.Text("application_process"),
            FeesDescription = o.Text("fees_description"),
            Accreditations = o.Text("accreditations"),
            EligibilityDescription = o.Text("eligibility_description"),
            MinimumAge = minimum,
            MaximumAge = maximum,
            AssuredDate = o.Date("assured_date"),
            AssurerEmail = o.Email("assurer_email"),
            Alert = o.Text("alert"),
            AlertUntil = o.Date("x_alert_until"),
            VerificationIntervalMonths = Interval(o),
            IsExample = o.Flag("x_example") ?? false,
            LastModified = modified > now ? now : modified,
            PublishedAt = now,
            EndedAt = status is ServiceStatus.Inactive or ServiceStatus.Defunct ? modified : null,
        };
    }

    private static int Interval(HsdsObject o)
    {
        var verification = o.Child("de_verification");
        var months = verification?.Integer("interval_months");
        if (months is null or >= 1 and <= 120)
            return months ?? Model.Service.UsualInterval;
        verification!.Error("interval_months", $"{months}", "1–120", "Geprüft wird alle 1 bis 120 Monate.");
        return Model.Service.UsualInterval;
    }

    private static (int? Minimum, int? Maximum) Ages(HsdsObject o)
    {
        var minimum = Age(o, "minimum_age");
        var maximum = Age(o, "maximum_age");
        if (minimum <= maximum || minimum is null || maximum is null)
            return (minimum, maximum);
        o.Error(
            "maximum_age",
            $"{maximum}",
            "minimum_age ≤ maximum_age",
            "Das Höchstalter liegt unter dem Mindestalter."
        );
        return (null, null);
    }

    private static int? Age(HsdsObject o, string name)
    {
        if (o.Integer(name) is not { } age)
            return null;
        // Foreign systems write 0, 200 or 999 where there is no limit.
        if (age is 200 or 999 || (age == 0 && name == "maximum_age"))
        {
            o.Notice(name, $"{age}", "0–120", "Der Wert bedeutet „keine Grenze“ und wird weggelassen.");
            return null;
        }
        if (age == 0)
            return null;
        if (Model.Service.IsValidAge(age))
            return age;
        o.Error(name, $"{age}", "0–120", "Ein Alter liegt zwischen 0 und 120 Jahren.");
        return null;
    }

    private static Model.Program? Program(ImportNode n)
    {
        var organization =
            n.ParentId(HsdsKind.Organization)
            ?? n.Source.Id("organization_id")
            ?? n.Parent(HsdsKind.Service)?.ParentId(HsdsKind.Organization);
        if (organization is null)
        {
            n.Source.Error("organization_id", null, "organization_id", "Zum Programm fehlt der Träger.");
            return null;
        }
        return new Model.Program
        {
            Id = n.Id,
            Position = n.Position,
            OrganizationId = organization.Value,
            Name = n.Source.Required("name"),
            AlternateName = n.Source.Text("alternate_name"),
            Description = n.Source.Required("description"),
        };
    }

    private Location Location(ImportNode n)
    {
        var o = n.Source;
        var owner = n.ParentId(HsdsKind.Organization) ?? Known(HsdsKind.Organization, o, "organization_id");
        if (o.Flag("de_address_protected") == true)
        {
            if (o.Has("latitude") || o.Has("addresses") || o.Has("transportation"))
                o.Notice(
                    "de_address_protected",
                    null,
                    "Schutz",
                    "Die Adresse ist geschützt: Ort, Anschrift und Haltestelle werden nicht übernommen."
                );
            return Model.Location.Protected(n.Id, owner, o.Text("name"), now, n.Position);
        }
        var type = o.Choice("location_type", HsdsNames.ParseLocationType, "physical, postal, virtual");
        if (!o.Has("location_type"))
            o.Error("location_type", null, "Pflichtfeld", "Das Feld „location_type“ fehlt.");
        var location = new Location
        {
            Id = n.Id,
            Position = n.Position,
            OrganizationId = owner,
            LocationType = type ?? LocationType.Physical,
            Url = o.Web("url"),
            Name = o.Text("name"),
            AlternateName = o.Text("alternate_name"),
            Description = o.Text("description"),
            ExternalIdentifier = o.Text("external_identifier"),
            ExternalIdentifierType = o.Text("external_identifier_type"),
            LastModified = now,
        };
        location.PlaceAt(Point(o), MunicipalityOf(n));
        location.ReachBy(o.Text("transportation"));
        return location;
    }

    private static Coordinates? Point(HsdsObject o)
    {
        var (latitude, longitude) = (o.Coordinate("latitude"), o.Coordinate("longitude"));
        if (latitude is null && longitude is null)
            return null;
        if (latitude is null || longitude is null)
        {
            o.Error(
                "latitude",
                null,
                "beide oder keine",
                "Breite und Länge gehören zusammen: beide angeben oder keine."
            );
            return null;
        }
        if (!Coordinates.AreValid(latitude.Value, longitude.Value))
        {
            o.Notice(
                "latitude",
                $"{latitude}/{longitude}",
                "−90…90, −180…180",
                "Diesen Ort gibt es nicht; die Koordinaten werden weggelassen."
            );
            return null;
        }
        var point = new Coordinates(latitude.Value, longitude.Value);
        if (!point.IsInGermany)
            o.Notice("latitude", $"{latitude}/{longitude}", "Deutschland", "Der Ort liegt außerhalb Deutschlands.");
        return point;
    }

    /// <summary>The official key stands as an attribute of taxonomy "ags".</summary>
    private static string? MunicipalityOf(ImportNode location) =>
        location
            .Children.Where(a =>
                a.Kind == HsdsKind.Attribute && a.Source.Text("link_type") == Catalogue.TaxonomySlugs.Ags
            )
            .Select(a => a.Parent(HsdsKind.TaxonomyTerm)?.Source.Text("code"))
            .FirstOrDefault(code => code is { Length: 8 } && code.All(char.IsAsciiDigit));

    private ServiceAtLocation? ServiceAtLocation(ImportNode n)
    {
        var service = n.ParentId(HsdsKind.Service) ?? Known(HsdsKind.Service, n.Source, "service_id");
        var location = n.ParentId(HsdsKind.Location) ?? Known(HsdsKind.Location, n.Source, "location_id");
        if (service is null || location is null)
        {
            n.Source.Error(
                "location",
                null,
                "service_at_location",
                "Es fehlt der Ort („location“) oder das Angebot („service“)."
            );
            return null;
        }
        return new ServiceAtLocation
        {
            Id = n.Id,
            Position = n.Position,
            ServiceId = service.Value,
            LocationId = location.Value,
            Description = n.Source.Text("description"),
            LastModified = now,
        };
    }

    private static Taxonomy Taxonomy(ImportNode n) =>
        new()
        {
            Id = n.Id,
            Slug = OwnSlugs.GetValueOrDefault(n.Id) ?? $"fremd-{n.Id:N}"[..22],
            Name = n.Source.Required("name"),
            Description = n.Source.Required("description"),
            Uri = n.Source.Web("uri"),
            Version = n.Source.Text("version"),
        };

    private TaxonomyTerm? Term(ImportNode n)
    {
        var taxonomy = n.ParentId(HsdsKind.Taxonomy) ?? Known(HsdsKind.Taxonomy, n.Source, "taxonomy_id");
        if (taxonomy is null)
        {
            n.Source.Error(
                "taxonomy_detail",
                null,
                "taxonomy_detail",
                "Zum Begriff fehlt der Katalog („taxonomy_detail“)."
            );
            return null;
        }
        return new TaxonomyTerm
        {
            Id = n.Id,
            TaxonomyId = taxonomy.Value,
            Code = n.Source.Text("code"),
            Name = n.Source.Required("name"),
            Description = n.Source.Required("description"),
            ParentId = Known(HsdsKind.TaxonomyTerm, n.Source, "parent_id"),
            Language = n.Source.Text("language"),
            TermUri = n.Source.Web("term_uri"),
        };
    }

    private static Unit Unit(ImportNode n) =>
        new()
        {
            Id = n.Id,
            Name = n.Source.Required("name"),
            Scheme = n.Source.Text("scheme"),
            Identifier = n.Source.Text("identifier"),
            Uri = n.Source.Web("uri"),
        };

    private IEnumerable<object> Part(ImportNode n)
    {
        if (n.Kind is HsdsKind.Schedule or HsdsKind.ScheduleException)
            return Hours(n);
        var part = ImportParts.Make(n, stock, now);
        return part is null ? [] : [part];
    }

    /// <summary>Hours belong to one owner each: under a second parent the row stands a second time with an id of its own.</summary>
    private IEnumerable<object> Hours(ImportNode n)
    {
        foreach (var parent in n.Parents)
        {
            // The exceptions themselves are in the file: what says them a second time is no row of its own.
            var isFolded = parent.Source.Has("de_schedule_exceptions");
            if (isFolded && n.Kind == HsdsKind.Schedule && n.Source.Flag("x_from_exception") == true)
                continue;
            var owner = parent.Kind switch
            {
                HsdsKind.Service => ScheduleOwner.Service(parent.Id),
                HsdsKind.Location => ScheduleOwner.Location(parent.Id),
                _ => ScheduleOwner.ServiceAtLocation(parent.Id),
            };
            var id = scheduleIds.Add(n.Id) ? n.Id : Catalogue.Uuid5.Of($"urn:kreisblick:import:{n.Id}:{parent.Id}");
            object? row =
                n.Kind == HsdsKind.Schedule
                    ? ImportHours.Schedule(n.Source, id, owner, n.Position, isFolded)
                    : ImportHours.Exception(n.Source, stock.ExceptionId(n, parent.Id) ?? id, owner, n.Position);
            if (row is not null)
                yield return row;
        }
    }

    private PublicId PublicIdOf(Guid id) => stock.PublicIds.TryGetValue(id, out var known) ? known : PublicId.New();

    /// <summary>A reference by id that may lead out of the file: kept only if the file or the directory has the object.</summary>
    private Guid? Known(HsdsKind kind, HsdsObject o, string name)
    {
        if (o.Id(name) is not { } id)
            return null;
        if (graph.Find(kind, id) is not null || stock.Has(kind, id))
            return id;
        o.Notice(
            name,
            id.ToString(),
            name,
            "Das Objekt, auf das verwiesen wird, steht weder in der Datei noch im Verzeichnis; der Verweis wird weggelassen."
        );
        return null;
    }
}
