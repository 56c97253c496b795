using System.Text.RegularExpressions;
using Kreisblick.Web.Tests.Fixtures;

namespace Kreisblick.Web.Tests.Architecture;

/// <summary>What only the source text shows: length of files, inline scripts and styles, modules named in pages.</summary>
public sealed partial class SourceRulesTests
{
    private const int MostLines = 400;
    private static readonly string[] Code = [".cs", ".ts", ".css", ".cshtml"];

    [Fact]
    public void No_file_is_longer_than_400_lines() =>
        Breaches.AssertNone(
            from file in Sources("src", "tests", "bench")
            where Code.Contains(Path.GetExtension(file)) && !file.Contains("/Migrations/", StringComparison.Ordinal)
            let lines = File.ReadLines(file).Count()
            where lines > MostLines
            select $"{Path.GetRelativePath(RepositoryFiles.Root, file)}: {lines} lines"
        );

    [Fact]
    public void Pages_hold_no_inline_script_or_style()
    {
        var pages = Sources("src").Where(f => f.EndsWith(".cshtml", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(pages);
        Breaches.AssertNone(
            from page in pages
            from breach in InlineCode(File.ReadAllText(page))
            select $"{Path.GetRelativePath(RepositoryFiles.Root, page)}: {breach}"
        );
    }

    [Theory]
    [InlineData("<script>alert(1)</script>", 1)]
    [InlineData("<script src=\"/a.js\" type=\"module\"></script>", 0)]
    [InlineData("<script type=\"application/ld+json\">@json</script>", 0)]
    [InlineData("<style>p { color: red }</style>", 1)]
    [InlineData("<p style=\"color: red\">", 1)]
    [InlineData("<button type=\"button\" onclick=\"go()\">", 1)]
    [InlineData("<p class=\"style-a\" data-on=\"x\">only = \"no attribute\"</p>", 0)]
    public void The_inline_rule_tells_code_from_text(string markup, int breaches) =>
        Assert.Equal(breaches, InlineCode(markup).Count());

    [Fact]
    public void Pages_name_other_modules_only_by_their_contract() =>
        Breaches.AssertNone(
            (
                from page in Sources("src/Kreisblick.Web/Features")
                where page.EndsWith(".cshtml", StringComparison.Ordinal)
                let module = Path.GetRelativePath(RepositoryFiles.Path("src/Kreisblick.Web/Features"), page).Split('/')[
                    0
                ]
                from Match named in ModuleName().Matches(File.ReadAllText(page))
                select ModuleEdges.Breach(
                    $"Kreisblick.Web.Features.{module}.{Path.GetFileName(page)}",
                    $"Kreisblick.Web.{named.Value}."
                )
            ).OfType<string>()
        );

    private static IEnumerable<string> InlineCode(string markup) =>
        InlineScript().Matches(markup).Concat(InlineAttribute().Matches(markup)).Select(m => m.Value);

    private static IEnumerable<string> Sources(params string[] folders) =>
        folders
            .SelectMany(f => Directory.EnumerateFiles(RepositoryFiles.Path(f), "*", SearchOption.AllDirectories))
            .Where(f => !f.Split('/').Any(part => part is "bin" or "obj" or "node_modules" or "wwwroot"));

    // A script block without src is allowed only as data, which no browser runs.
    [GeneratedRegex(
        """<script(?![^>]*\bsrc=)(?![^>]*type="application/(ld\+)?json")[^>]*>|<style\b[^>]*>""",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture
    )]
    private static partial Regex InlineScript();

    [GeneratedRegex("""<[^>]*\s(style|on[a-z]+)=["'][^>]*>""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex InlineAttribute();

    [GeneratedRegex("""Features\.[A-Z]\w+(\.\w+)*""", RegexOptions.ExplicitCapture)]
    private static partial Regex ModuleName();
}
