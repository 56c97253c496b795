using System.Text;
using System.Text.RegularExpressions;
using Kreisblick.Web.Platform.Web.Language;
using Microsoft.AspNetCore.Html;

namespace Kreisblick.Web.Tests.Platform.Web;

public sealed partial class TextsTests
{
    private static readonly TextStore Store = new();

    private static string Source => Path.Combine(RepositoryRoot(), "src", "Kreisblick.Web");

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Kreisblick.slnx")))
            folder = folder.Parent;
        Assert.SkipWhen(folder is null, "The sources are not beside the tests.");
        return folder!.FullName;
    }

    [Fact]
    public void Every_key_used_in_a_page_or_a_class_stands_in_the_German_file()
    {
        var known = Store.In("de").Keys.ToHashSet(StringComparer.Ordinal);
        var used = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Source, "*.cshtml", SearchOption.AllDirectories))
        foreach (Match match in Keys().Matches(File.ReadAllText(file)))
            used.Add(match.Groups[1].Value);

        Assert.True(used.Count > 60, $"Only {used.Count} keys found: does the expression still fit?");
        Assert.Equal([], used.Except(known));
    }

    [Fact]
    public void Counted_keys_have_both_forms()
    {
        var known = Store.In("de").Keys.ToHashSet(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Source, "*.cshtml", SearchOption.AllDirectories))
        foreach (Match match in Counted().Matches(File.ReadAllText(file)))
            Assert.True(
                known.Contains(match.Groups[1].Value + ".one") && known.Contains(match.Groups[1].Value + ".other"),
                match.Value
            );
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ls")]
    public void A_translation_has_no_key_that_German_lacks(string language) =>
        Assert.Empty(Store.In(language).Keys.Except(Store.In("de").Keys));

    [Theory]
    [InlineData("en")]
    [InlineData("ls")]
    public void A_translation_has_the_same_places_for_arguments(string language)
    {
        var german = Store.In("de");
        foreach (var (key, text) in Store.In(language))
        foreach (Match place in Places().Matches(text))
            Assert.True(german[key].Contains(place.Value, StringComparison.Ordinal), $"{language}: {key} {place}");
    }

    [Fact]
    public void A_missing_translation_shows_German_with_its_language_and_a_mark()
    {
        var store = Small("""{"a":"Guten <Tag>","language.fallback":"(nur auf Deutsch)"}""");
        var html = new Texts(store, PageLanguage.English)["a"];
        Assert.Equal(
            "<span class=\"fallback\" lang=\"de\" dir=\"ltr\">Guten &lt;Tag&gt;</span> <span class=\"fallback-mark\">(in German)</span>",
            html.ToString()
        );
    }

    [Fact]
    public void Arguments_are_encoded_unless_they_are_HTML()
    {
        var store = Small("""{"a":"{0} & {1}"}""");
        var texts = new Texts(store, PageLanguage.German);
        Assert.Equal("&lt;b&gt; &amp; <i>x</i>", texts["a", "<b>", new HtmlString("<i>x</i>")].ToString());
        Assert.Equal("Mühlhausen & 1.234", texts.Plain("a", "Mühlhausen", 1234.ToString("N0", texts.Culture)));
    }

    [Fact]
    public void An_unknown_key_is_an_error_and_never_an_empty_text() =>
        Assert.Throws<KeyNotFoundException>(() => new Texts(Store, PageLanguage.German).Plain("gibt.es.nicht"));

    private static TextStore Small(string german) =>
        new([("de", Json(german)), ("en", Json("""{"language.fallback":"(in German)"}"""))]);

    private static MemoryStream Json(string text) => new(Encoding.UTF8.GetBytes(text));

    [GeneratedRegex("""(?:\bT\[|T\.Plain\()"([a-z][A-Za-z.0-9-]*[a-zA-Z0-9])"(?=[\],)])""")]
    private static partial Regex Keys();

    [GeneratedRegex("""T\.(?:Plain)?Count\("([a-zA-Z.0-9-]+)"(?=[,)])""")]
    private static partial Regex Counted();

    [GeneratedRegex(@"\{\d")]
    private static partial Regex Places();
}
