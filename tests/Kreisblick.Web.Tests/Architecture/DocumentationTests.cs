using System.Text.RegularExpressions;
using Kreisblick.Web.Tests.Fixtures;

namespace Kreisblick.Web.Tests.Architecture;

/// <summary>The documents must not promise what is not there.</summary>
public sealed partial class DocumentationTests
{
    [Fact]
    public void Every_test_named_in_the_security_table_exists()
    {
        var named = TestName().Matches(File.ReadAllText(RepositoryFiles.Path("docs/security.md")));
        Assert.NotEmpty(named);
        var types = typeof(DocumentationTests).Assembly.GetTypes();
        // Browser tests are another assembly: there the source is asked.
        var browser = Directory
            .EnumerateFiles(
                RepositoryFiles.Path("tests/Kreisblick.Browser.Tests"),
                "*Tests.cs",
                SearchOption.AllDirectories
            )
            .ToDictionary(f => Path.GetFileNameWithoutExtension(f), File.ReadAllText, StringComparer.Ordinal);
        bool Exists(string type, string method) =>
            Array.Exists(types, t => t.Name == type && t.GetMethod(method) is not null)
            || (browser.TryGetValue(type, out var source) && source.Contains($" {method}(", StringComparison.Ordinal));
        Breaches.AssertNone(
            named
                .Where(m => !Exists(m.Groups["type"].Value, m.Groups["method"].Value))
                .Select(m => $"docs/security.md names {m.Value}, which is no test")
        );
    }

    [Fact]
    public void Links_between_documents_lead_somewhere() =>
        Breaches.AssertNone(
            from file in Directory
                .EnumerateFiles(RepositoryFiles.Path("docs"), "*.md", SearchOption.AllDirectories)
                .Append(RepositoryFiles.Path("README.md"))
            from link in Link().Matches(File.ReadAllText(file))
            let target = link.Groups["target"].Value
            where !Path.Exists(Path.Combine(Path.GetDirectoryName(file)!, target))
            select $"{Path.GetRelativePath(RepositoryFiles.Root, file)} links to {target}"
        );

    [GeneratedRegex(@"`(?<type>\w+Tests)\.(?<method>\w+)`", RegexOptions.ExplicitCapture)]
    private static partial Regex TestName();

    // Relative targets only: pages of others may move without our doing.
    [GeneratedRegex(@"\]\((?<target>(?!https?:|mailto:|#)[^)#\s]+)(#[^)]*)?\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();
}
