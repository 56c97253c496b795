using Kreisblick.Web.Platform.Web.Language;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Kreisblick.Web.Platform.Web.Components;

/// <summary>
/// A question of a form: label, hint, error, control, tied together for screen readers.
/// <c>&lt;field name="email" label="E-Mail-Adresse" value="@Model.Email" error="@Model.ErrorAt("email")" /&gt;</c>.
/// With content, the content is the control; it takes its id from the name and <c>aria-describedby</c> from
/// <see cref="DescribedBy"/>.
/// </summary>
[HtmlTargetElement("field", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FieldTagHelper : TagHelper
{
    public string Name { get; set; } = "";
    public string Label { get; set; } = "";
    public string? Value { get; set; }
    public string? Hint { get; set; }

    /// <summary>The sentence that says how to mend the answer; null: the answer is fine.</summary>
    public string? Error
    {
        get;
        // Razor writes null into an attribute of text as an empty text.
        set => field = value is { Length: > 0 } ? value : null;
    }

    /// <summary>"text", "email", "password", "date", …</summary>
    public string Type { get; set; } = "text";

    /// <summary>More than one: a text area.</summary>
    public int Rows { get; set; } = 1;
    public bool Optional { get; set; }

    /// <summary>A short answer: years, codes, times.</summary>
    public bool Short { get; set; }

    public string? Autocomplete { get; set; }
    public string? Inputmode { get; set; }
    public int? Maxlength { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>The ids that a control's <c>aria-describedby</c> names; null: none.</summary>
    public static string? DescribedBy(string name, string? hint, string? error)
    {
        var ids = string.Join(
            ' ',
            new[]
            {
                hint is { Length: > 0 } ? name + "-hinweis" : null,
                error is null ? null : name + "-fehler",
            }.OfType<string>()
        );
        return ids.Length == 0 ? null : ids;
    }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var texts = ViewContext.HttpContext.RequestServices.GetRequiredService<Texts>();
        var content = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Error is null ? "field" : "field has-error");

        var label = new TagBuilder("label");
        label.Attributes["for"] = Name;
        label.InnerHtml.Append(Label);
        if (Optional)
        {
            var optional = new TagBuilder("span");
            optional.AddCssClass("optional");
            optional.InnerHtml.AppendHtml(texts["form.optional"]);
            label.InnerHtml.Append(" ").AppendHtml(optional);
        }
        output.Content.AppendHtml(label);
        if (Hint is { Length: > 0 })
            output.Content.AppendHtml(Paragraph("hint", Name + "-hinweis", Hint));
        if (Error is not null)
            output.Content.AppendHtml(
                Paragraph("field-error", Name + "-fehler", texts.Plain("frame.error.prefix") + " " + Error)
            );
        if (content.IsEmptyOrWhiteSpace)
            output.Content.AppendHtml(Control(texts));
        else
            output.Content.AppendHtml(content);
    }

    private TagBuilder Control(Texts texts)
    {
        var control = new TagBuilder(Rows > 1 ? "textarea" : "input");
        control.Attributes["id"] = Name;
        control.Attributes["name"] = Name;
        if (Short)
            control.AddCssClass("short");
        if (Rows > 1)
        {
            control.Attributes["rows"] = Rows.ToString(System.Globalization.CultureInfo.InvariantCulture);
            // The first line break after the tag is not content.
            control.InnerHtml.AppendHtml("\n").Append(Value ?? "");
        }
        else
        {
            control.TagRenderMode = TagRenderMode.SelfClosing;
            control.Attributes["type"] = Type;
            if (Type != "password" && Value is { Length: > 0 })
                control.Attributes["value"] = Value;
        }
        Set(control, "autocomplete", Autocomplete);
        Set(control, "inputmode", Inputmode);
        Set(control, "maxlength", Maxlength?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Set(control, "aria-describedby", DescribedBy(Name, Hint, Error));
        Set(control, "aria-invalid", Error is null ? null : "true");
        if (Type is "email" or "password" or "url")
            control.Attributes["spellcheck"] = "false";
        if (Type is "password")
        {
            control.Attributes["autocapitalize"] = "none";
            // The words of the button that script puts beside it.
            control.Attributes["data-show"] = texts.Plain("field.password.show");
            control.Attributes["data-hide"] = texts.Plain("field.password.hide");
        }
        return control;
    }

    private static void Set(TagBuilder control, string attribute, string? value)
    {
        if (value is not null)
            control.Attributes[attribute] = value;
    }

    private static TagBuilder Paragraph(string css, string id, string text)
    {
        var paragraph = new TagBuilder("p");
        paragraph.AddCssClass(css);
        paragraph.Attributes["id"] = id;
        paragraph.InnerHtml.Append(text);
        return paragraph;
    }
}
