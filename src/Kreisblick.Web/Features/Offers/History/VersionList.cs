using Kreisblick.Web.Features.Offers.Review;

namespace Kreisblick.Web.Features.Offers.History;

/// <summary>The versions of a record as its page lists them.</summary>
/// <param name="Path">Address of the page.</param>
/// <param name="Lines">Newest first.</param>
/// <param name="Shown">The version whose differences are open; null: none.</param>
/// <param name="Changes">What differs in it from the one before.</param>
/// <param name="Names">Of those who made the versions, by account.</param>
/// <param name="MayRestore">Whether the person may publish an earlier one again.</param>
internal sealed record VersionList(
    string Path,
    IReadOnlyList<VersionLine> Lines,
    int? Shown,
    IReadOnlyList<ChangedField> Changes,
    IReadOnlyDictionary<string, string> Names,
    bool MayRestore
)
{
    public int Newest => Lines.Select(v => v.Number).FirstOrDefault();
}
