namespace Kreisblick.Web.Features.Offers.Duplicates;

/// <summary>Addresses of the pages about offers that stand in the directory twice.</summary>
internal static class DuplicateLinks
{
    public const string List = "/verwaltung/dubletten";

    /// <summary>Two offers side by side; the first one stays.</summary>
    public static string Pair(Guid kept, Guid other) => $"{List}/{kept}/{other}";
}
