using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Values;

namespace Kreisblick.Web.Features.Offers.Import;

/// <summary>Makes the parts that hang on organizations, offers and places.</summary>
internal static class ImportParts
{
    public static object? Make(ImportNode n, ImportStock stock, DateTimeOffset now) =>
        n.Kind switch
        {
            HsdsKind.Address => Address(n),
            HsdsKind.Phone => Phone(n),
            HsdsKind.Contact => Contact(n),
            HsdsKind.ServiceArea => ServiceArea(n),
            HsdsKind.Language => Language(n),
            HsdsKind.Accessibility => Accessibility(n),
            HsdsKind.CostOption => CostOption(n),
            HsdsKind.RequiredDocument => Document(n),
            HsdsKind.Funding => Funding(n),
            HsdsKind.ServiceCapacity => Capacity(n),
            HsdsKind.Url => Url(n),
            HsdsKind.OrganizationIdentifier => Identifier(n),
            HsdsKind.Attribute => Attribute(n),
            HsdsKind.Translation => Text(n, n.Source.Text("language"), stock, now),
            _ => Text(n, Model.ServiceText.SimpleGerman, stock, now),
        };

    private static Address? Address(ImportNode n)
    {
        var o = n.Source;
        if (n.Parent(HsdsKind.Location) is not { } location || location.Source.Flag("de_address_protected") == true)
            return null;
        var country = o.Text("country") ?? "DE";
        var postal = o.Text("postal_code") ?? "";
        if (country.Length != 2 || !country.All(char.IsAsciiLetterUpper))
        {
            o.Error(
                "country",
                country,
                "ISO 3166-1 alpha-2",
                "Das Land wird mit zwei großen Buchstaben angegeben, zum Beispiel DE."
            );
            return null;
        }
        if (!Model.Address.IsValidPostalCode(postal, country))
        {
            o.Error(
                "postal_code",
                postal,
                "fünf Ziffern",
                "Geben Sie eine Postleitzahl mit fünf Ziffern an, zum Beispiel 99974."
            );
            return null;
        }
        var state = o.Text("state_province");
        if (state is null)
            o.Notice(
                "state_province",
                null,
                "state_province",
                "Das Bundesland fehlt; es wird Thüringen eingetragen.",
                "Thüringen"
            );
        return new Address(postal, country)
        {
            Id = n.Id,
            Position = n.Position,
            LocationId = location.Id,
            Attention = o.Text("attention"),
            Address1 = o.Required("address_1"),
            Address2 = o.Text("address_2"),
            City = o.Required("city"),
            Region = o.Text("region"),
            StateProvince = state ?? "Thüringen",
            AddressType =
                o.Choice("address_type", HsdsNames.ParseLocationType, "physical, postal, virtual")
                ?? LocationType.Physical,
        };
    }

    private static Phone? Phone(ImportNode n)
    {
        var o = n.Source;
        var number = o.Rule<PhoneNumber>("number", t => t.Trim('"', '\'', ' '));
        if (!o.Has("number"))
            o.Error("number", null, "Pflichtfeld", "Die Telefonnummer fehlt.");
        if (number is null)
            return null;
        if (o.Integer("extension") is { } extension)
            o.Notice(
                "extension",
                $"{extension}",
                "extension",
                "Durchwahlen stehen in der Nummer selbst; das Feld wird nicht übernommen."
            );
        return new Phone
        {
            Id = n.Id,
            Position = n.Position,
            LocationId = n.ParentId(HsdsKind.Location),
            ServiceId = n.ParentId(HsdsKind.Service),
            OrganizationId = n.ParentId(HsdsKind.Organization),
            ContactId = n.ParentId(HsdsKind.Contact),
            ServiceAtLocationId = n.ParentId(HsdsKind.ServiceAtLocation),
            Number = number.Value,
            Type = o.Text("type"),
            Description = o.Text("description"),
        };
    }

    private static Contact Contact(ImportNode n) =>
        new()
        {
            Id = n.Id,
            Position = n.Position,
            OrganizationId = n.ParentId(HsdsKind.Organization),
            ServiceId = n.ParentId(HsdsKind.Service),
            ServiceAtLocationId = n.ParentId(HsdsKind.ServiceAtLocation),
            LocationId = n.ParentId(HsdsKind.Location),
            Name = n.Source.Text("name"),
            Title = n.Source.Text("title"),
            Department = n.Source.Text("department"),
            Email = n.Source.Email("email"),
        };

    private static ServiceArea ServiceArea(ImportNode n)
    {
        var o = n.Source;
        var uri = o.Web("uri");
        var (extent, type) = (o.Text("extent", HsdsObject.MaxOutline), o.Text("extent_type"));
        if (extent is not null && type == "geojson" && CatchmentPolygon.Parse(extent) is null)
        {
            o.Notice(
                "extent",
                extent,
                "GeoJSON",
                "Die Fläche ist kein GeoJSON-Polygon; sie wird als Text behalten.",
                "extent_type: text"
            );
            type = "text";
        }
        return new ServiceArea
        {
            Id = n.Id,
            Position = n.Position,
            ServiceId = n.ParentId(HsdsKind.Service),
            ServiceAtLocationId = n.ParentId(HsdsKind.ServiceAtLocation),
            Name = o.Text("name"),
            Description = o.Text("description"),
            Extent = extent,
            ExtentType = type,
            Uri = uri,
            AreaKey = PoliticalGeocoding.KeyOf(uri),
        };
    }

    private static Language? Language(ImportNode n)
    {
        var o = n.Source;
        var code = o.Rule<LanguageCode>("code", t => t.ToLowerInvariant());
        return code is null && o.Text("name") is null
            ? null
            : new Language
            {
                Id = n.Id,
                Position = n.Position,
                ServiceId = n.ParentId(HsdsKind.Service),
                LocationId = n.ParentId(HsdsKind.Location),
                PhoneId = n.ParentId(HsdsKind.Phone),
                Name = o.Text("name"),
                Code = code,
                Note = o.Text("note"),
            };
    }

    private static Accessibility? Accessibility(ImportNode n) =>
        n.ParentId(HsdsKind.Location) is { } location
            ? new Accessibility
            {
                Id = n.Id,
                Position = n.Position,
                LocationId = location,
                Description = n.Source.Text("description"),
                Details = n.Source.Text("details"),
                Url = n.Source.Web("url"),
                CheckedOn = n.Source.Date("x_checked_on"),
            }
            : null;

    private static CostOption? CostOption(ImportNode n)
    {
        var o = n.Source;
        var amount = o.Number("amount");
        if (amount is { } value && !Model.CostOption.IsValidAmount(value))
        {
            o.Error(
                "amount",
                $"{value}",
                "≥ 0, höchstens zwei Nachkommastellen",
                "Der Betrag darf nicht negativ sein und hat höchstens zwei Nachkommastellen."
            );
            return null;
        }
        var (from, to) = (o.Date("valid_from"), o.Date("valid_to"));
        if (from > to)
            o.Error("valid_to", $"{to}", "valid_from ≤ valid_to", "„Gültig bis“ liegt vor „gültig ab“.");
        return n.ParentId(HsdsKind.Service) is { } service
            ? new CostOption
            {
                Id = n.Id,
                Position = n.Position,
                ServiceId = service,
                ValidFrom = from,
                ValidTo = to,
                Option = o.Text("option"),
                Currency = o.Rule<CurrencyCode>("currency", t => t.ToUpperInvariant()),
                Amount = amount,
                AmountDescription = o.Text("amount_description"),
            }
            : null;
    }

    private static RequiredDocument Document(ImportNode n) =>
        new()
        {
            Id = n.Id,
            Position = n.Position,
            ServiceId = n.ParentId(HsdsKind.Service),
            Document = n.Source.Text("document"),
            Uri = n.Source.Web("uri"),
        };

    private static Funding Funding(ImportNode n) =>
        new()
        {
            Id = n.Id,
            Position = n.Position,
            OrganizationId = n.ParentId(HsdsKind.Organization),
            ServiceId = n.ParentId(HsdsKind.Service),
            Source = n.Source.Text("source"),
        };

    private static ServiceCapacity? Capacity(ImportNode n)
    {
        var o = n.Source;
        var (available, maximum) = (o.Number("available"), o.Number("maximum"));
        if (available is null || n.ParentId(HsdsKind.Unit) is null)
        {
            o.Error(
                available is null ? "available" : "unit",
                null,
                "Pflichtfeld",
                "Zu freien Plätzen gehören eine Zahl („available“) und eine Einheit („unit“)."
            );
            return null;
        }
        if (available < 0)
        {
            o.Error("available", $"{available}", "≥ 0", "Freie Plätze können nicht weniger als 0 sein.");
            return null;
        }
        if (available > maximum)
            o.Notice(
                "available",
                $"{available}",
                "available ≤ maximum",
                "Es sind mehr Plätze frei, als es gibt. Bitte prüfen."
            );
        var updated = o.Instant("updated");
        if (!o.Has("updated"))
            o.Error("updated", null, "Pflichtfeld", "Bei freien Plätzen fehlt, von wann die Angabe ist („updated“).");
        return n.ParentId(HsdsKind.Service) is { } service && updated is not null
            ? new ServiceCapacity
            {
                Id = n.Id,
                Position = n.Position,
                ServiceId = service,
                UnitId = n.ParentId(HsdsKind.Unit)!.Value,
                Available = available.Value,
                Maximum = maximum,
                Description = o.Text("description"),
                Updated = updated.Value,
            }
            : null;
    }

    private static Url? Url(ImportNode n) =>
        n.Source.Web("url") is { } address
            ? new Url
            {
                Id = n.Id,
                Position = n.Position,
                OrganizationId = n.ParentId(HsdsKind.Organization),
                ServiceId = n.ParentId(HsdsKind.Service),
                Label = n.Source.Text("label"),
                Address = address,
            }
            : null;

    private static OrganizationIdentifier? Identifier(ImportNode n) =>
        n.ParentId(HsdsKind.Organization) is { } organization
            ? new OrganizationIdentifier
            {
                Id = n.Id,
                Position = n.Position,
                OrganizationId = organization,
                IdentifierScheme = n.Source.Text("identifier_scheme"),
                IdentifierType = n.Source.Required("identifier_type"),
                Identifier = n.Source.Required("identifier"),
            }
            : null;

    /// <summary>A term of our own taxonomy of official keys.</summary>
    public static bool IsMunicipality(ImportNode term) =>
        term.ParentId(HsdsKind.Taxonomy) == Catalogue.Uuid5.OfTaxonomy(Catalogue.TaxonomySlugs.Ags);

    private static OfferAttribute? Attribute(ImportNode n)
    {
        var o = n.Source;
        var bearer = n.Parents.FirstOrDefault(p => p.Kind != HsdsKind.TaxonomyTerm);
        if (n.Parent(HsdsKind.TaxonomyTerm) is not { } term)
        {
            o.Error("taxonomy_term", null, "taxonomy_term", "Zum Merkmal fehlt der Begriff („taxonomy_term“).");
            return null;
        }
        // The municipality is a field of the place here; the interface writes the attribute again.
        if (
            o.Text("link_type") == Catalogue.TaxonomySlugs.Ags
            || IsMunicipality(term)
            || bearer?.Root() is not { } root
        )
            return null;
        return new OfferAttribute
        {
            Id = n.Id,
            Position = n.Position,
            LinkId = bearer.Id,
            LinkEntity = HsdsNesting.EntityOf(bearer.Kind),
            LinkType = o.Text("link_type"),
            Value = o.Text("value"),
            Label = o.Text("label"),
            TaxonomyTermId = term.Id,
            IsPrimary = o.Flag("de_primary") ?? false,
            ServiceId = root.Kind == HsdsKind.Service ? root.Id : null,
            OrganizationId = root.Kind == HsdsKind.Organization ? root.Id : null,
            LocationId = root.Kind == HsdsKind.Location ? root.Id : null,
        };
    }

    private static ServiceText? Text(ImportNode n, string? language, ImportStock stock, DateTimeOffset now)
    {
        var o = n.Source;
        if (
            language is null
            || (language != Model.ServiceText.SimpleGerman && !LanguageCode.TryParse(language, out _, out _))
        )
        {
            o.Error("language", language, "ISO 639", "Geben Sie das Sprachkürzel der Übersetzung an, zum Beispiel uk.");
            return null;
        }
        return n.ParentId(HsdsKind.Service) is { } service
            ? new ServiceText
            {
                Id = stock.TextId(service, language) ?? n.Id,
                ServiceId = service,
                Language = language,
                Name = o.Required("name"),
                Description = o.Text("description"),
                EligibilityDescription = o.Text("eligibility_description"),
                ApplicationProcess = o.Text("application_process"),
                FeesDescription = o.Text("fees_description"),
                Kind = o.Text("kind") == "machine" ? TranslationKind.Machine : TranslationKind.Human,
                BasedOn = o.Instant("based_on") ?? now,
                CheckedBy = o.Text("checked_by"),
                Date = o.Date("date") ?? DateOnly.FromDateTime(now.UtcDateTime),
            }
            : null;
    }
}
