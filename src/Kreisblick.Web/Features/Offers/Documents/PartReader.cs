using Kreisblick.Web.Features.Offers.Model;

namespace Kreisblick.Web.Features.Offers.Documents;

/// <summary>
/// Makes the parts of one document from rows. A row that hangs on several owners inside the record (HSDS repeats a
/// number under offer and place) stays at one of them; under the others stands a copy with an id of its own.
/// </summary>
internal sealed class PartReader
{
    private readonly DocumentLookups by;
    private readonly HashSet<Guid> inside;

    /// <param name="by">All rows.</param>
    /// <param name="owners">The record itself, its places and their locations.</param>
    public PartReader(DocumentLookups by, IEnumerable<Guid> owners)
    {
        this.by = by;
        inside = [.. owners];
        inside.UnionWith(inside.SelectMany(o => by.Contacts[o]).Select(c => c.Id).ToList());
        inside.UnionWith(inside.SelectMany(o => by.Phones[o]).Select(p => p.Id).ToList());
    }

    public IReadOnlyList<DocumentTerm> Terms(Guid link, Guid? shownAs = null) =>
        [
            .. by.Attributes[link]
                .Select(x => new DocumentTerm
                {
                    Id = IdOf(x.Id, shownAs),
                    Term = x.TaxonomyTermId,
                    Taxonomy = x.LinkType,
                    Value = x.Value,
                    Label = x.Label,
                    Primary = x.IsPrimary,
                }),
        ];

    public IReadOnlyList<DocumentPhone> Phones(Guid owner, Guid? shownAs = null) =>
        [.. by.Phones[owner].Select(x => Phone(x, CopyFor(DocumentLookups.OwnersOf(x), owner, shownAs)))];

    public IReadOnlyList<DocumentContact> Contacts(Guid owner) =>
        [.. by.Contacts[owner].Select(x => Contact(x, CopyFor(DocumentLookups.OwnersOf(x), owner, null)))];

    public IReadOnlyList<DocumentLanguage> Languages(Guid owner, Guid? shownAs = null) =>
        [.. by.Languages[owner].Select(x => Language(x, CopyFor(DocumentLookups.OwnersOf(x), owner, shownAs)))];

    public IReadOnlyList<DocumentArea> Areas(Guid owner) =>
        [.. by.Areas[owner].Select(x => Area(x, CopyFor(DocumentLookups.OwnersOf(x), owner, null)))];

    public IReadOnlyList<DocumentHours> Hours(Guid owner) =>
        [
            .. by.Schedules[owner]
                .Select(x => new DocumentHours
                {
                    Id = x.Id,
                    Terms = Terms(x.Id),
                    Position = x.Position,
                    Row = CanonicalDocument.Of(x),
                }),
        ];

    public IReadOnlyList<DocumentException> Exceptions(Guid owner) =>
        [
            .. by.Exceptions[owner]
                .Select(x => new DocumentException
                {
                    Id = x.Id,
                    Terms = Terms(x.Id),
                    Position = x.Position,
                    Row = CanonicalDocument.Of(x),
                }),
        ];

    public IReadOnlyList<DocumentCost> Costs(Guid owner) =>
        [
            .. by.Costs[owner]
                .Select(x => new DocumentCost
                {
                    Id = x.Id,
                    Terms = Terms(x.Id),
                    ValidFrom = x.ValidFrom,
                    ValidTo = x.ValidTo,
                    Option = x.Option,
                    Currency = x.Currency?.Value,
                    Amount = x.Amount,
                    AmountDescription = x.AmountDescription,
                }),
        ];

    public IReadOnlyList<DocumentRequirement> Requirements(Guid owner) =>
        [
            .. by.Requirements[owner]
                .Select(x => new DocumentRequirement
                {
                    Id = x.Id,
                    Terms = Terms(x.Id),
                    Document = x.Document,
                    Uri = x.Uri?.Value,
                }),
        ];

    public IReadOnlyList<DocumentFunding> Funding(Guid owner) =>
        [
            .. by.Funding[owner]
                .Select(x => new DocumentFunding
                {
                    Id = x.Id,
                    Terms = Terms(x.Id),
                    Source = x.Source,
                }),
        ];

    public IReadOnlyList<DocumentUrl> Urls(Guid owner) =>
        [
            .. by.Urls[owner]
                .Select(x => new DocumentUrl
                {
                    Id = x.Id,
                    Terms = Terms(x.Id),
                    Label = x.Label,
                    Address = x.Address.Value,
                }),
        ];

    public IReadOnlyList<DocumentCapacity> Capacities(Guid owner) =>
        [
            .. by.Capacities[owner]
                .Select(x => new DocumentCapacity
                {
                    Id = x.Id,
                    Terms = Terms(x.Id),
                    Unit = Unit(by.Units[x.UnitId]),
                    Available = x.Available,
                    Maximum = x.Maximum,
                    Description = x.Description,
                    Updated = x.Updated,
                }),
        ];

    public IReadOnlyList<DocumentAddress> Addresses(Guid location) =>
        [
            .. by.Addresses[location]
                .Select(x => new DocumentAddress
                {
                    Id = x.Id,
                    Terms = Terms(x.Id),
                    Attention = x.Attention,
                    Address1 = x.Address1,
                    Address2 = x.Address2,
                    City = x.City,
                    Region = x.Region,
                    StateProvince = x.StateProvince,
                    PostalCode = x.PostalCode,
                    Country = x.Country,
                    Type = x.AddressType,
                }),
        ];

    public IReadOnlyList<DocumentAccessibility> Accessibility(Guid location) =>
        [
            .. by.Accessibility[location]
                .Select(x => new DocumentAccessibility
                {
                    Id = x.Id,
                    Terms = Terms(x.Id),
                    Description = x.Description,
                    Details = x.Details,
                    Url = x.Url?.Value,
                    CheckedOn = x.CheckedOn,
                }),
        ];

    private DocumentPhone Phone(Phone x, Guid? copyFor)
    {
        var id = IdOf(x.Id, copyFor);
        Guid? shownAs = copyFor is null ? null : id;
        return new DocumentPhone
        {
            Id = id,
            Terms = Terms(x.Id, shownAs),
            Number = x.Number.Value,
            Type = x.Type,
            Description = x.Description,
            Languages = Languages(x.Id, shownAs),
        };
    }

    private DocumentContact Contact(Contact x, Guid? copyFor)
    {
        var id = IdOf(x.Id, copyFor);
        Guid? shownAs = copyFor is null ? null : id;
        return new DocumentContact
        {
            Id = id,
            Terms = Terms(x.Id, shownAs),
            Name = x.Name,
            Title = x.Title,
            Department = x.Department,
            Email = x.Email?.Value,
            Phones = Phones(x.Id, shownAs),
        };
    }

    private DocumentLanguage Language(Language x, Guid? copyFor) =>
        new()
        {
            Id = IdOf(x.Id, copyFor),
            Terms = Terms(x.Id, copyFor is null ? null : IdOf(x.Id, copyFor)),
            Name = x.Name,
            Code = x.Code?.Value,
            Note = x.Note,
        };

    private DocumentArea Area(ServiceArea x, Guid? copyFor) =>
        new()
        {
            Id = IdOf(x.Id, copyFor),
            Terms = Terms(x.Id, copyFor is null ? null : IdOf(x.Id, copyFor)),
            Name = x.Name,
            Description = x.Description,
            Extent = x.Extent,
            ExtentType = x.ExtentType,
            Uri = x.Uri?.Value,
            Key = PoliticalGeocoding.KeyOf(x.Uri) == x.AreaKey ? null : x.AreaKey,
        };

    private static DocumentUnit Unit(Unit x) =>
        new()
        {
            Unit = x.Id,
            Name = x.Name,
            Scheme = x.Scheme,
            Identifier = x.Identifier,
            Uri = x.Uri?.Value,
        };

    /// <param name="owners">Owners of the row, the one that keeps it first.</param>
    /// <param name="owner">The one under which it is shown now.</param>
    /// <param name="shownAs">That owner's own copy, if it is one: then all under it are copies.</param>
    private Guid? CopyFor(Guid?[] owners, Guid owner, Guid? shownAs) =>
        shownAs ?? (Array.Find(owners, o => o is { } id && inside.Contains(id)) == owner ? null : owner);

    private static Guid IdOf(Guid row, Guid? copyFor) => copyFor is { } owner ? DocumentIds.OfCopy(row, owner) : row;
}
