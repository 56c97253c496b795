using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Values;

namespace Kreisblick.Web.Tests.Features.Offers.Api;

/// <summary>What hangs on an offer, an organization or a place: texts, contacts, telephones, languages, attributes.</summary>
internal sealed partial class HsdsTestOffers
{
    private OfferAttribute Attribute(
        Guid link,
        string entity,
        Guid? service = null,
        Guid? organization = null,
        bool isPrimary = false
    ) =>
        new()
        {
            Id = NewId(),
            Position = random.Next(3),
            LinkId = link,
            LinkEntity = entity,
            LinkType = "angebote",
            TaxonomyTermId = terms[random.Next(terms.Count)].Id,
            IsPrimary = isPrimary,
            ServiceId = service,
            OrganizationId = organization,
        };

    private ServiceText Text(Guid service, string language, DateTimeOffset basedOn) =>
        new()
        {
            Id = NewId(),
            ServiceId = service,
            Language = language,
            Name = "Help",
            Kind = TranslationKind.Human,
            BasedOn = basedOn,
            Date = new DateOnly(2026, 2, 1),
        };

    private Contact Contact(Guid? service = null, Guid? organization = null)
    {
        var contact = new Contact
        {
            Id = NewId(),
            Position = random.Next(3),
            ServiceId = service,
            OrganizationId = organization,
            Title = "Beratung",
        };
        contact.Phones.Add(Phone(contact: contact.Id));
        return contact;
    }

    private Phone Phone(Guid? service = null, Guid? location = null, Guid? contact = null)
    {
        var phone = new Phone
        {
            Id = NewId(),
            Position = random.Next(3),
            ServiceId = service,
            LocationId = location,
            ContactId = contact,
            Number = StoredText.Parse<PhoneNumber>($"03601 000-{random.Next(10, 99)}"),
            Type = "voice",
        };
        phone.Languages.Add(Language(phone: phone.Id));
        return phone;
    }

    private Language Language(Guid? service = null, Guid? location = null, Guid? phone = null) =>
        new()
        {
            Id = NewId(),
            Position = random.Next(3),
            ServiceId = service,
            LocationId = location,
            PhoneId = phone,
            Name = "Deutsch",
            Code = StoredText.Parse<LanguageCode>("de"),
        };
}
