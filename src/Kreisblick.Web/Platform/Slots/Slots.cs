using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Kreisblick.Web.Platform.Slots;

/// <summary>
/// A piece that a module puts into a named place of another module's page, without either knowing the other.
/// Registered with <c>AddSingleton(new SlotFragment(…))</c> in the module that brings the piece.
/// </summary>
/// <param name="Slot">Name of the place, module first: "offers.offer.after-contact".</param>
/// <param name="Order">Small first.</param>
/// <param name="Partial">Path of a partial view, from the project's root.</param>
/// <param name="ModelAsync">Makes the partial's model from the slot's subject; null leaves the fragment out.</param>
internal sealed record SlotFragment(
    string Slot,
    int Order,
    string Partial,
    Func<IServiceProvider, object?, CancellationToken, Task<object?>> ModelAsync
);

/// <summary>All fragments by slot, in their order.</summary>
internal sealed class SlotRegistry(IEnumerable<SlotFragment> fragments)
{
    private readonly ILookup<string, SlotFragment> bySlot = fragments
        .OrderBy(f => f.Order)
        .ThenBy(f => f.Partial, StringComparer.Ordinal)
        .ToLookup(f => f.Slot, StringComparer.Ordinal);

    public IEnumerable<SlotFragment> For(string slot) => bySlot[slot];
}

/// <summary><c>&lt;page-slot name="…" subject="…" /&gt;</c>: shows what modules have registered; nothing else.</summary>
/// <remarks>Not called <c>slot</c>, which is an element of HTML itself.</remarks>
[HtmlTargetElement("page-slot", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PageSlotTagHelper : TagHelper
{
    private readonly IHtmlHelper html;
    private readonly SlotRegistry registry;

    /// <summary>Created by Razor; <paramref name="services"/> are those of the request.</summary>
    public PageSlotTagHelper(IServiceProvider services, IHtmlHelper html)
    {
        this.html = html;
        registry = services.GetRequiredService<SlotRegistry>();
    }

    /// <summary>Name of the slot.</summary>
    public string Name { get; set; } = "";

    /// <summary>What the page is about; given to the fragments.</summary>
    public object? Subject { get; set; }

    /// <summary>Set by Razor.</summary>
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext View { get; set; } = null!;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.Clear();
        ((IViewContextAware)html).Contextualize(View);
        var request = View.HttpContext;
        foreach (var fragment in registry.For(Name))
            if (await fragment.ModelAsync(request.RequestServices, Subject, request.RequestAborted) is { } model)
                output.Content.AppendHtml(await html.PartialAsync(fragment.Partial, model));
    }
}
