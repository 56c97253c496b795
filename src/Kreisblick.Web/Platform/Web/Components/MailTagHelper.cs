using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Kreisblick.Web.Platform.Web.Components;

/// <summary>
/// A mail link written with character references (page blueprint 10.4): people, readers and copying get the plain
/// address, simple harvesters do not.
/// </summary>
[HtmlTargetElement("mail", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class MailTagHelper : TagHelper
{
    public string Address { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("href", new HtmlString(References("mailto:" + Address)));
        output.Content.SetHtmlContent("<bdi>" + References(Address) + "</bdi>");
    }

    /// <summary>Every character as a decimal reference; safe in text and in attributes.</summary>
    internal static string References(string text)
    {
        var html = new StringBuilder(text.Length * 6);
        foreach (var rune in text.EnumerateRunes())
            html.Append(CultureInfo.InvariantCulture, $"&#{rune.Value};");
        return html.ToString();
    }
}
