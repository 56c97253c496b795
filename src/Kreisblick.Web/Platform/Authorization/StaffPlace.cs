namespace Kreisblick.Web.Platform.Authorization;

/// <summary>
/// A page below <c>/verwaltung</c>, registered by its module; people see those that they may open.
/// </summary>
/// <param name="Order">Place in the list: offers 10–19, figures 20–29, accounts and operation 90–99.</param>
/// <param name="German">Name of the page.</param>
/// <param name="What">One sentence: what one does there.</param>
/// <param name="Path">Address.</param>
/// <param name="Right">Right that the page asks for.</param>
internal sealed record StaffPlace(int Order, string German, string What, string Path, Right Right);
