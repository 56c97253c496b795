using Kreisblick.Web.Features.Offers.Catalogue;

namespace Kreisblick.Web.Features.Offers.Documents;

/// <summary>Ids that follow from what they name, so that the same thing made twice is one thing.</summary>
internal static class DocumentIds
{
    public static Guid OfTerm(Guid owner, Guid term) => Uuid5.Of($"urn:kreisblick:merkmal:{owner}:{term}");

    public static Guid OfText(Guid offer, string language) => Uuid5.Of($"urn:kreisblick:text:{offer}:{language}");

    public static Guid OfUnit(string name) => Uuid5.Of($"urn:kreisblick:einheit:{name}");

    /// <summary>The copy of a part under another owner.</summary>
    public static Guid OfCopy(Guid part, Guid owner) => Uuid5.Of($"urn:kreisblick:angabe:{part}:{owner}");
}
