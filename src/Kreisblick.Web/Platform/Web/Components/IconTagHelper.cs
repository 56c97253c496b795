using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Kreisblick.Web.Platform.Web.Components;

/// <summary>A small picture beside a word; it is hidden from screen readers because the word says it all.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class IconTagHelper : TagHelper
{
    // Drawn for this project on a 24 × 24 grid, as outlines in the colour of the text.
    private static readonly Dictionary<string, string> Paths = new(StringComparer.Ordinal)
    {
        ["alert"] = "M12 3 22 20H2ZM12 9v5M12 17v.5",
        ["info"] = "M12 3a9 9 0 1 0 .01 0ZM12 11v6M12 7v.5",
        ["success"] = "M12 3a9 9 0 1 0 .01 0ZM7.5 12.5l3 3 6-6.5",
        ["error"] = "M8 3h8l5 5v8l-5 5H8l-5-5V8ZM9 9l6 6M15 9l-6 6",
        ["phone"] = "M5 3h4l2 5-2.5 2a12 12 0 0 0 5.5 5.5L16 13l5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 3 5a2 2 0 0 1 2-2Z",
        ["mail"] = "M3 5h18v14H3ZM3 6l9 7 9-7",
        ["place"] = "M12 21s7-7 7-12a7 7 0 0 0-14 0c0 5 7 12 7 12ZM12 6.5a2.5 2.5 0 1 0 .01 0Z",
        ["clock"] = "M12 3a9 9 0 1 0 .01 0ZM12 7v5l4 2",
        ["print"] = "M7 8V3h10v5M7 17H3V9h18v8h-4M7 14h10v7H7Z",
        ["close"] = "M5 5l14 14M19 5 5 19",
        ["circle"] = "M12 4a8 8 0 1 0 .01 0Z",
        ["square"] = "M5 5h14v14H5Z",
    };

    public static IReadOnlyCollection<string> Names => Paths.Keys;

    public string Name { get; set; } = "info";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "icon");
        output.Attributes.SetAttribute("viewBox", "0 0 24 24");
        output.Attributes.SetAttribute("width", "24");
        output.Attributes.SetAttribute("height", "24");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Attributes.SetAttribute("focusable", "false");
        output.Content.SetHtmlContent(
            $"<path d=\"{Paths[Name]}\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\" stroke-linejoin=\"round\" stroke-linecap=\"round\"/>"
        );
    }
}
