using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Documents;

/// <summary>Makes documents from rows: what is published, as an editor sees it.</summary>
internal sealed class DocumentReader(DocumentRows rows)
{
    private readonly DocumentLookups by = new(rows);

    /// <summary>The published document of an offer, or null where there is none.</summary>
    public static async Task<OfferDocument?> OfferAsync(KreisblickDb db, Guid id, CancellationToken cancellation) =>
        new DocumentReader(await DocumentRows.LoadAsync(db, [id], [], tracked: false, cancellation)).Offer(id);

    /// <summary>The published document of a provider, or null where there is none.</summary>
    public static async Task<ProviderDocument?> ProviderAsync(
        KreisblickDb db,
        Guid id,
        CancellationToken cancellation
    ) => new DocumentReader(await DocumentRows.LoadAsync(db, [], [id], tracked: false, cancellation)).Provider(id);

    /// <summary>A published place as a document has it, or null where there is none.</summary>
    public static async Task<DocumentLocation?> LocationAsync(KreisblickDb db, Guid id, CancellationToken cancellation)
    {
        if (
            await db.Set<ServiceAtLocation>().Where(x => x.LocationId == id).FirstOrDefaultAsync(cancellation) is { } at
        )
            return (await OfferAsync(db, at.ServiceId, cancellation))
                ?.Places.Select(p => p.Location)
                .FirstOrDefault(l => l.Id == id);
        var owner = await db.Set<Location>()
            .Where(l => l.Id == id)
            .Select(l => l.OrganizationId)
            .FirstOrDefaultAsync(cancellation);
        return owner is { } provider
            ? (await ProviderAsync(db, provider, cancellation))?.Locations.FirstOrDefault(l => l.Id == id)
            : null;
    }

    public RecordDocument? Read(RecordKind kind, Guid id) => kind == RecordKind.Offer ? Offer(id) : Provider(id);

    public OfferDocument? Offer(Guid id)
    {
        if (!rows.Services.TryGetValue(id, out var service))
            return null;
        var places = by.Places[id].ToList();
        var parts = new PartReader(by, [id, .. places.Select(p => p.Id), .. places.Select(p => p.LocationId)]);
        return CanonicalDocument.Of(
            new OfferDocument
            {
                Id = id,
                Terms = parts.Terms(id),
                OrganizationId = service.OrganizationId,
                ProgramId = service.ProgramId,
                Name = service.Name,
                AlternateName = service.AlternateName,
                Description = service.Description,
                EligibilityDescription = service.EligibilityDescription,
                ApplicationProcess = service.ApplicationProcess,
                FeesDescription = service.FeesDescription,
                InterpretationServices = service.InterpretationServices,
                Accreditations = service.Accreditations,
                Url = service.Url?.Value,
                Email = service.Email?.Value,
                Status = service.Status,
                EndedAt = service.EndedAt,
                EndsOn = service.EndsOn,
                Alert = service.Alert,
                AlertUntil = service.AlertUntil,
                Ages = new DocumentAges { Minimum = service.MinimumAge, Maximum = service.MaximumAge },
                Planning = new DocumentPlanning { FundingEndsOn = service.FundingEndsOn, Note = service.InternalNote },
                Phones = parts.Phones(id),
                Contacts = parts.Contacts(id),
                Hours = parts.Hours(id),
                Exceptions = parts.Exceptions(id),
                Areas = parts.Areas(id),
                Languages = parts.Languages(id),
                CostOptions = parts.Costs(id),
                RequiredDocuments = parts.Requirements(id),
                Funding = parts.Funding(id),
                Capacities = parts.Capacities(id),
                AdditionalUrls = parts.Urls(id),
                Texts = [.. by.Texts[id].Select(x => Text(x, service))],
                Places = [.. places.Select(p => Place(p, parts))],
            }
        );
    }

    public ProviderDocument? Provider(Guid id)
    {
        if (!rows.Organizations.TryGetValue(id, out var organization))
            return null;
        var used = rows.Places.Select(p => p.LocationId).ToHashSet();
        var own = rows.Locations.Values.Where(l => l.OrganizationId == id && !used.Contains(l.Id)).ToList();
        var parts = new PartReader(by, [id, .. own.Select(l => l.Id)]);
        return CanonicalDocument.Of(
            new ProviderDocument
            {
                Id = id,
                Terms = parts.Terms(id),
                Name = organization.Name,
                AlternateName = organization.AlternateName,
                Description = organization.Description,
                Email = organization.Email?.Value,
                Website = organization.Website?.Value,
                YearIncorporated = organization.YearIncorporated,
                LegalStatus = organization.LegalStatus,
                Logo = organization.Logo,
                Uri = organization.Uri?.Value,
                ParentOrganizationId = organization.ParentOrganizationId,
                AdditionalWebsites = parts.Urls(id),
                Funding = parts.Funding(id),
                Contacts = parts.Contacts(id),
                Phones = parts.Phones(id),
                Programs =
                [
                    .. by.Programs[id]
                        .Select(x => new DocumentProgram
                        {
                            Id = x.Id,
                            Terms = parts.Terms(x.Id),
                            Name = x.Name,
                            AlternateName = x.AlternateName,
                            Description = x.Description,
                        }),
                ],
                Identifiers =
                [
                    .. by.Identifiers[id]
                        .Select(x => new DocumentIdentifier
                        {
                            Id = x.Id,
                            Terms = parts.Terms(x.Id),
                            Scheme = x.IdentifierScheme,
                            Type = x.IdentifierType,
                            Identifier = x.Identifier,
                        }),
                ],
                Locations = [.. own.Select(l => Location(l, parts))],
            }
        );
    }

    private DocumentPlace Place(ServiceAtLocation x, PartReader parts) =>
        new()
        {
            Id = x.Id,
            Terms = parts.Terms(x.Id),
            Description = x.Description,
            Location = Location(rows.Locations[x.LocationId], parts),
            Areas = parts.Areas(x.Id),
            Contacts = parts.Contacts(x.Id),
            Phones = parts.Phones(x.Id),
            Hours = parts.Hours(x.Id),
            Exceptions = parts.Exceptions(x.Id),
        };

    private static DocumentLocation Location(Location x, PartReader parts) =>
        new()
        {
            Id = x.Id,
            Terms = parts.Terms(x.Id),
            OrganizationId = x.OrganizationId,
            Type = x.LocationType,
            Protected = x.IsAddressProtected,
            Name = x.Name,
            AlternateName = x.AlternateName,
            Description = x.Description,
            Url = x.Url?.Value,
            Transportation = x.Transportation,
            Point = x.Point is { } p ? new DocumentPoint { Latitude = p.Latitude, Longitude = p.Longitude } : null,
            MunicipalityKey = x.MunicipalityKey,
            ExternalIdentifier = x.ExternalIdentifier,
            ExternalIdentifierType = x.ExternalIdentifierType,
            Addresses = parts.Addresses(x.Id),
            Languages = parts.Languages(x.Id),
            Contacts = parts.Contacts(x.Id),
            Accessibility = parts.Accessibility(x.Id),
            Phones = parts.Phones(x.Id),
            Hours = parts.Hours(x.Id),
            Exceptions = parts.Exceptions(x.Id),
        };

    private static DocumentText Text(ServiceText x, Service service)
    {
        return new DocumentText
        {
            Id = x.Id,
            Language = x.Language,
            CheckedBy = x.CheckedBy,
            Name = Field(TranslatedField.Name),
            Description = Field(TranslatedField.Description),
            EligibilityDescription = Field(TranslatedField.EligibilityDescription),
            ApplicationProcess = Field(TranslatedField.ApplicationProcess),
            FeesDescription = Field(TranslatedField.FeesDescription),
        };

        Translated? Field(TranslatedField field)
        {
            if (string.IsNullOrWhiteSpace(x[field]))
                return null;
            // A row that no editor has touched knows one date for all its fields.
            var origin =
                x.Origins?.GetValueOrDefault(field)
                ?? new TextOrigin(
                    x.Kind,
                    null,
                    x.Date,
                    x.BasedOn,
                    x.BasedOn >= service.LastModified ? TextFingerprint.Of(service[field]) : TextFingerprint.Unknown
                );
            return new Translated
            {
                Text = x[field]!,
                Kind = origin.Kind,
                Author = origin.Author,
                Date = origin.Date,
                BasedOn = origin.BasedOn,
                Source = origin.Source,
            };
        }
    }
}
