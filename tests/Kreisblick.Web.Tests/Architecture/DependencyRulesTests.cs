using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Kreisblick.Web.Tests.Fixtures;

namespace Kreisblick.Web.Tests.Architecture;

/// <summary>docs/dependencies.md is the allow-list of packages: NuGet, npm and .NET tools.</summary>
public sealed partial class DependencyRulesTests
{
    private static readonly string[] Licences =
    [
        "MIT",
        "Apache-2.0",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "MS-PL",
        "PostgreSQL",
        "ISC",
        "0BSD",
        "EUPL-1.2",
        "OFL-1.1",
    ];

    [Fact]
    public void Every_package_is_listed_with_an_allowed_licence()
    {
        var listed = Listed();
        Breaches.AssertNone(
            Used().Except(listed.Keys, StringComparer.Ordinal).Select(p => $"{p} is not in docs/dependencies.md")
        );
        Breaches.AssertNone(
            listed.Keys.Except(Used(), StringComparer.Ordinal).Select(p => $"{p} is listed, but nothing uses it")
        );
        Breaches.AssertNone(
            listed
                .Where(p => !Licences.Contains(p.Value, StringComparer.Ordinal))
                .Select(p => $"{p.Key} has the licence {p.Value}")
        );
    }

    [Fact]
    public void The_asset_lock_file_records_no_download_addresses() =>
        Assert.DoesNotContain(
            "\"resolved\"",
            File.ReadAllText(RepositoryFiles.Path("src/Kreisblick.Web/assets/package-lock.json")),
            StringComparison.Ordinal
        );

    private static Dictionary<string, string> Listed() =>
        File.ReadLines(RepositoryFiles.Path("docs/dependencies.md"))
            .Select(line => Row().Match(line))
            .Where(m => m.Success && m.Groups["name"].Value is not "Package" && !m.Groups["name"].Value.StartsWith('-'))
            .ToDictionary(m => m.Groups["name"].Value, m => m.Groups["licence"].Value, StringComparer.Ordinal);

    private static HashSet<string> Used()
    {
        var central = XDocument.Load(RepositoryFiles.Path("Directory.Packages.props"));
        var nuget = central.Descendants("PackageVersion").Select(p => p.Attribute("Include")!.Value);
        return
        [
            .. nuget,
            .. Names("src/Kreisblick.Web/assets/package.json", "dependencies", "devDependencies"),
            .. Names("tests/html/package.json", "dependencies", "devDependencies"),
            .. Names(".config/dotnet-tools.json", "tools"),
        ];
    }

    private static IEnumerable<string> Names(string file, params string[] sections)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(RepositoryFiles.Path(file)));
        foreach (var section in sections)
            if (json.RootElement.TryGetProperty(section, out var packages))
                foreach (var package in packages.EnumerateObject())
                    yield return package.Name;
    }

    [GeneratedRegex(@"^\| (?<name>[^|]+?) \| (?<licence>[^|]+?) \|", RegexOptions.ExplicitCapture)]
    private static partial Regex Row();
}
