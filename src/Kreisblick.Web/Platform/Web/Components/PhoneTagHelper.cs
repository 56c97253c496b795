using Kreisblick.Web.Platform.Web.Language;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Kreisblick.Web.Platform.Web.Components;

/// <summary>
/// A telephone link: <c>&lt;phone number="+493601123450" display="03601 12345-0" whom="Schuldnerberatung" /&gt;</c>.
/// Its name begins with the visible number (WCAG 2.5.3) and says who answers; the number keeps its direction in
/// right-to-left pages.
/// </summary>
[HtmlTargetElement("phone", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PhoneTagHelper : TagHelper
{
    /// <summary>Number for dialling: "+493601123450", "112", or as people write it; blanks and signs are dropped.</summary>
    public string Number { get; set; } = "";

    public string? Display { get; set; }

    /// <summary>Who answers.</summary>
    public string? Whom { get; set; }

    public bool Large { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var shown = Display is { Length: > 0 } ? Display : Number;
        output.TagName = "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("href", "tel:" + Dial(Number));
        output.Attributes.SetAttribute("class", Large ? "phone-link large" : "phone-link");
        output.Content.AppendHtml("<bdi>").Append(shown).AppendHtml("</bdi>");
        if (Whom is not { Length: > 0 })
            return;
        // Tag helpers are public to Razor, the texts are internal: so they are asked for here.
        var texts = ViewContext.HttpContext.RequestServices.GetRequiredService<Texts>();
        output.Attributes.SetAttribute("aria-label", texts.Plain("phone.name", shown, Whom));
    }

    /// <summary>German numbers as people write them become international: "03601 000-0" → "+4936010000".</summary>
    public static string Dial(string number)
    {
        var digits = new string([.. number.Where(c => char.IsAsciiDigit(c) || c == '+')]);
        // Short numbers (112, 116 117) have no country part.
        return digits.Length > 6 && digits.StartsWith('0') && !digits.StartsWith("00", StringComparison.Ordinal)
            ? "+49" + digits[1..]
            : digits;
    }
}
