using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Platform.Web.Forms;
using Kreisblick.Web.Platform.Web.Layout;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kreisblick.Web.Features.Offers.Edit;

/// <summary>A page on which offers are edited or reviewed.</summary>
internal abstract class OfferPage : FormPage
{
    /// <summary>What was just done, as the page after it says (<c>?fertig=</c>).</summary>
    [BindProperty(Name = "fertig", SupportsGet = true)]
    public string? Done { get; set; }

    /// <summary>Of the steps of a proposal: what to read where the error stands in words already.</summary>
    public const string Said = "edit.said";

    protected void Name(string title, params ReadOnlySpan<(string Text, string? Path)> crumbs)
    {
        Frame.Title = title;
        Frame.Breadcrumb.Add(new Crumb("Verwaltung", "/verwaltung"));
        foreach (var (text, path) in crumbs)
            Frame.Breadcrumb.Add(new Crumb(text, path));
        Frame.Breadcrumb.Add(new Crumb(title, null));
    }

    protected PageResult Again(string field, string message) => Again(new FieldError(field, Said, message));

    protected PageResult Again(IEnumerable<DocumentFinding> findings, Func<DocumentFinding, string> anchor) =>
        Again([.. findings.Select(f => new FieldError(anchor(f), Said, f.Message))]);
}
