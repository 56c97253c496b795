using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Values;

namespace Kreisblick.Web.Features.Offers.Documents;

/// <summary>Makes all rows of a checked document. What no document holds (first publication, confirmation) stays as it was.</summary>
/// <param name="rows">What is stored now.</param>
/// <param name="now">Instant of the change.</param>
internal sealed class DocumentEntities(DocumentRows rows, DateTimeOffset now)
{
    private readonly PartEntities parts = new();
    private readonly HashSet<Guid> locations = [];
    private readonly HashSet<Guid> units = [];

    public IReadOnlyList<object> Rows => parts.Rows;

    /// <param name="offer">Canonical and without errors.</param>
    /// <param name="before">The published document, which tells what changed.</param>
    public void Add(OfferDocument offer, OfferDocument? before)
    {
        var old = rows.Services.GetValueOrDefault(offer.Id);
        var owner = PartOwner.Root(offer.Id, PartOwnerKind.Service);
        parts.Add(
            new Service
            {
                Id = offer.Id,
                PublicId = old?.PublicId ?? PublicId.New(),
                OrganizationId = offer.OrganizationId,
                ProgramId = offer.ProgramId,
                Name = offer.Name,
                AlternateName = offer.AlternateName,
                Description = offer.Description,
                Url = PartEntities.Rule<WebAddress>(offer.Url),
                Email = PartEntities.Rule<EmailAddress>(offer.Email),
                Status = offer.Status,
                InterpretationServices = offer.InterpretationServices,
                ApplicationProcess = offer.ApplicationProcess,
                FeesDescription = offer.FeesDescription,
                Accreditations = offer.Accreditations,
                EligibilityDescription = offer.EligibilityDescription,
                MinimumAge = offer.Ages?.Minimum,
                MaximumAge = offer.Ages?.Maximum,
                AssuredDate = old?.AssuredDate,
                AssurerEmail = old?.AssurerEmail,
                Alert = offer.Alert,
                AlertUntil = offer.AlertUntil,
                LastModified = now,
                VerificationIntervalMonths = old?.VerificationIntervalMonths ?? 12,
                PublishedAt = old?.PublishedAt ?? now,
                EndedAt = offer.EndedAt,
                ArchivedAt = offer.HasEnded ? old?.ArchivedAt : null,
                EndsOn = offer.EndsOn,
                FundingEndsOn = offer.Planning?.FundingEndsOn,
                InternalNote = offer.Planning?.Note,
                IsExample = old?.IsExample ?? false,
            }
        );
        parts.Terms(offer, "service", owner);
        parts.Phones(offer.Phones, owner);
        parts.Contacts(offer.Contacts, owner);
        parts.Hours(offer.Hours, owner);
        parts.Exceptions(offer.Exceptions, owner);
        parts.Areas(offer.Areas, owner);
        parts.Languages(offer.Languages, owner);
        parts.Funding(offer.Funding, owner);
        parts.Urls(offer.AdditionalUrls, owner);
        AddOwn(offer, owner);
        foreach (var text in offer.Texts)
            parts.Add(Text(offer.Id, text));
        foreach (var place in offer.Places)
            Add(place, offer.Id, before?.Places.FirstOrDefault(p => p.Id == place.Id));
    }

    /// <param name="provider">Canonical and without errors.</param>
    public void Add(ProviderDocument provider, ProviderDocument? before)
    {
        var old = rows.Organizations.GetValueOrDefault(provider.Id);
        var owner = PartOwner.Root(provider.Id, PartOwnerKind.Organization);
        parts.Add(
            new Organization
            {
                Id = provider.Id,
                PublicId = old?.PublicId ?? PublicId.New(),
                Name = provider.Name,
                AlternateName = provider.AlternateName,
                Description = provider.Description,
                Email = PartEntities.Rule<EmailAddress>(provider.Email),
                Website = PartEntities.Rule<WebAddress>(provider.Website),
                YearIncorporated = provider.YearIncorporated,
                LegalStatus = provider.LegalStatus,
                Logo = provider.Logo,
                Uri = PartEntities.Rule<WebAddress>(provider.Uri),
                ParentOrganizationId = provider.ParentOrganizationId,
                LastModified = now,
            }
        );
        parts.Terms(provider, "organization", owner);
        parts.Urls(provider.AdditionalWebsites, owner);
        parts.Funding(provider.Funding, owner);
        parts.Contacts(provider.Contacts, owner);
        parts.Phones(provider.Phones, owner);
        foreach (var x in provider.Programs)
        {
            parts.Add(
                new Model.Program
                {
                    Id = x.Id,
                    OrganizationId = provider.Id,
                    Name = x.Name,
                    AlternateName = x.AlternateName,
                    Description = x.Description,
                }
            );
            parts.Terms(x, "program", owner);
        }
        foreach (var x in provider.Identifiers)
        {
            parts.Add(
                new OrganizationIdentifier
                {
                    Id = x.Id,
                    OrganizationId = provider.Id,
                    IdentifierScheme = x.Scheme,
                    IdentifierType = x.Type,
                    Identifier = x.Identifier,
                }
            );
            parts.Terms(x, "organization_identifier", owner);
        }
        foreach (var location in provider.Locations)
            Add(location, before?.Locations.FirstOrDefault(l => l.Id == location.Id));
    }

    private void AddOwn(OfferDocument offer, PartOwner owner)
    {
        foreach (var x in offer.CostOptions)
        {
            parts.Add(
                new CostOption
                {
                    Id = x.Id,
                    ServiceId = offer.Id,
                    ValidFrom = x.ValidFrom,
                    ValidTo = x.ValidTo,
                    Option = x.Option,
                    Currency = PartEntities.Rule<CurrencyCode>(x.Currency),
                    Amount = x.Amount,
                    AmountDescription = x.AmountDescription,
                }
            );
            parts.Terms(x, "cost_option", owner);
        }
        foreach (var x in offer.RequiredDocuments)
        {
            parts.Add(
                new RequiredDocument
                {
                    Id = x.Id,
                    ServiceId = offer.Id,
                    Document = x.Document,
                    Uri = PartEntities.Rule<WebAddress>(x.Uri),
                }
            );
            parts.Terms(x, "required_document", owner);
        }
        foreach (var x in offer.Capacities)
        {
            if (units.Add(x.Unit!.Unit) && !rows.Units.ContainsKey(x.Unit.Unit))
                parts.Add(Unit(x.Unit));
            parts.Add(
                new ServiceCapacity
                {
                    Id = x.Id,
                    ServiceId = offer.Id,
                    UnitId = x.Unit.Unit,
                    Available = x.Available,
                    Maximum = x.Maximum,
                    Description = x.Description,
                    Updated = x.Updated,
                }
            );
            parts.Terms(x, "service_capacity", owner);
        }
    }

    private void Add(DocumentPlace place, Guid offer, DocumentPlace? before)
    {
        var old = rows.Places.Find(p => p.Id == place.Id);
        var owner = new PartOwner(place.Id, PartOwnerKind.ServiceAtLocation, offer, PartOwnerKind.Service);
        parts.Add(
            new ServiceAtLocation
            {
                Id = place.Id,
                ServiceId = offer,
                LocationId = place.Location.Id,
                Description = place.Description,
                LastModified =
                    old is not null && Same(Bare(place), before is null ? null : Bare(before)) ? old.LastModified : now,
            }
        );
        parts.Terms(place, "service_at_location", owner);
        parts.Areas(place.Areas, owner);
        parts.Contacts(place.Contacts, owner);
        parts.Phones(place.Phones, owner);
        parts.Hours(place.Hours, owner);
        parts.Exceptions(place.Exceptions, owner);
        Add(place.Location, before?.Location);
    }

    private void Add(DocumentLocation x, DocumentLocation? before)
    {
        // Offers of one publication may share a place; it is written once.
        if (!locations.Add(x.Id))
            return;
        var old = rows.Locations.GetValueOrDefault(x.Id);
        var changed = old is not null && Same(x, before) ? old.LastModified : now;
        Location location;
        if (x.Protected)
            location = Model.Location.Protected(x.Id, x.OrganizationId, x.Name, changed);
        else
        {
            location = new Location
            {
                Id = x.Id,
                OrganizationId = x.OrganizationId,
                LocationType = x.Type,
                Url = PartEntities.Rule<WebAddress>(x.Url),
                Name = x.Name,
                AlternateName = x.AlternateName,
                Description = x.Description,
                ExternalIdentifier = x.ExternalIdentifier,
                ExternalIdentifierType = x.ExternalIdentifierType,
                LastModified = changed,
            };
            location.PlaceAt(x.Point is { } p ? new Coordinates(p.Latitude, p.Longitude) : null, x.MunicipalityKey);
            location.ReachBy(x.Transportation);
        }
        parts.Add(location);
        var owner = PartOwner.Root(x.Id, PartOwnerKind.Location);
        parts.Terms(x, "location", owner);
        parts.Addresses(x.Addresses, owner);
        parts.Languages(x.Languages, owner);
        parts.Contacts(x.Contacts, owner);
        parts.Accessibility(x.Accessibility, owner);
        parts.Phones(x.Phones, owner);
        parts.Hours(x.Hours, owner);
        parts.Exceptions(x.Exceptions, owner);
    }

    private static ServiceText Text(Guid offer, DocumentText x)
    {
        var fields = Enum.GetValues<TranslatedField>().Where(f => x[f] is not null).ToDictionary(f => f, f => x[f]!);
        return new ServiceText
        {
            Id = x.Id,
            ServiceId = offer,
            Language = x.Language,
            CheckedBy = x.CheckedBy,
            Name = x.Name?.Text ?? "",
            Description = x.Description?.Text,
            EligibilityDescription = x.EligibilityDescription?.Text,
            ApplicationProcess = x.ApplicationProcess?.Text,
            FeesDescription = x.FeesDescription?.Text,
            // The row as a whole is as good as its weakest field.
            Kind = fields.Values.Any(f => f.Kind == TranslationKind.Machine)
                ? TranslationKind.Machine
                : TranslationKind.Human,
            BasedOn = fields.Values.Min(f => f.BasedOn),
            Date = fields.Values.Max(f => f.Date),
            Origins = fields.ToDictionary(
                f => f.Key,
                f => new TextOrigin(f.Value.Kind, f.Value.Author, f.Value.Date, f.Value.BasedOn, f.Value.Source)
            ),
        };
    }

    private static Unit Unit(DocumentUnit x) =>
        new()
        {
            Id = x.Unit,
            Name = x.Name,
            Scheme = x.Scheme,
            Identifier = x.Identifier,
            Uri = PartEntities.Rule<WebAddress>(x.Uri),
        };

    /// <summary>The offer at the place, without the place.</summary>
    private static DocumentPlace Bare(DocumentPlace place) =>
        place with
        {
            Location = new DocumentLocation { Id = place.Location.Id },
        };

    private static bool Same<T>(T a, T? b)
        where T : class => b is not null && DocumentJson.WriteValue(a) == DocumentJson.WriteValue(b);
}
