using Kreisblick.Web.Features.Offers.Merging;

namespace Kreisblick.Web.Features.Offers.Proposals;

/// <summary>Fields by which people reach the help: a wrong one sends them to a fraudster (security.md V2).</summary>
internal static class ContactFields
{
    private static readonly string[] Names =
    [
        "phones",
        "contacts",
        "email",
        "url",
        "website",
        "additionalUrls",
        "additionalWebsites",
        "addresses",
        "point",
    ];

    public static bool Includes(FieldDifference difference) =>
        difference.Path.Split('/').Any(s => Names.Contains(s, StringComparer.Ordinal))
        // A place that comes or goes brings its address and numbers with it.
        || (
            difference.Path.StartsWith("places/", StringComparison.Ordinal) && difference.Path.Count(c => c == '/') == 1
        )
        || difference.Path.EndsWith("/location", StringComparison.Ordinal);
}
