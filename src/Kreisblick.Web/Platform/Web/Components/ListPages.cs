namespace Kreisblick.Web.Platform.Web.Components;

/// <summary>For the partial <c>ListPages</c>: the links to the other pages of a list; nothing where there is only one.</summary>
/// <param name="Page">From 1.</param>
/// <param name="Pages">How many there are.</param>
/// <param name="Address">Address of a page by its number.</param>
internal sealed record ListPages(int Page, int Pages, Func<int, string> Address);
