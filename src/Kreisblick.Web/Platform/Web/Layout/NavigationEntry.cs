namespace Kreisblick.Web.Platform.Web.Layout;

/// <summary>Where a link of the frame stands.</summary>
internal enum NavigationPlace
{
    Main,
    Footer,

    /// <summary>Only in the table of contents.</summary>
    Contents,
}

/// <summary>A link of the frame, registered by the module that owns the page, so that nothing dead is linked.</summary>
/// <param name="TextKey">Key of the link's text.</param>
/// <param name="Path">Path without language prefix.</param>
/// <param name="Order">Place in the row; the order of the rows is fixed in the page blueprint (1.1).</param>
/// <param name="Place">Main navigation, footer, or only the table of contents.</param>
internal sealed record NavigationEntry(
    string TextKey,
    string Path,
    int Order,
    NavigationPlace Place = NavigationPlace.Main
)
{
    /// <summary>Not shown to somebody who is signed in.</summary>
    public bool ForVisitorsOnly { get; init; }

    /// <summary>True on the page itself and on the pages below it.</summary>
    public bool Covers(PathString path) => path.StartsWithSegments(Path, StringComparison.Ordinal);
}
