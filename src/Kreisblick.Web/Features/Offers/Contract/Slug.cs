using System.Globalization;
using System.Text;

namespace Kreisblick.Web.Features.Offers.Contract;

/// <summary>Words for addresses: lower case, ASCII (ä→ae, ö→oe, ü→ue, ß→ss), hyphens.</summary>
internal static class Slug
{
    private const int MaxLength = 60;

    public static string From(string text)
    {
        var slug = new StringBuilder();
        foreach (var c in text.ToLowerInvariant().Normalize(NormalizationForm.FormC))
        {
            if (slug.Length >= MaxLength)
                break;
            var part = c switch
            {
                'ä' => "ae",
                'ö' => "oe",
                'ü' => "ue",
                'ß' => "ss",
                _ => Base(c),
            };
            if (part.Length > 0)
                slug.Append(part);
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }
        return slug.ToString().Trim('-');
    }

    private static string Base(char c)
    {
        foreach (var d in c.ToString().Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(d))
                return d.ToString();
            if (CharUnicodeInfo.GetUnicodeCategory(d) != UnicodeCategory.NonSpacingMark)
                return "";
        }
        return "";
    }
}
