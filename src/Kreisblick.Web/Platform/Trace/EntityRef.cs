namespace Kreisblick.Web.Platform.Trace;

internal enum Visibility
{
    Public,
    Internal,
}

/// <summary>
/// A thing of some module, as others see it: enough to show and link it without knowing the module.
/// </summary>
/// <param name="Kind">Module's own word in code: "offer", "resolution", "measure".</param>
/// <param name="Id">Unchanging within the kind.</param>
/// <param name="Title">As shown; kept with the link and renewed by <see cref="TraceLinks.RenewAsync"/>.</param>
/// <param name="Address">Path of its page, beginning with a slash.</param>
internal sealed record EntityRef(string Kind, string Id, string Title, string Address, Visibility Visibility);
