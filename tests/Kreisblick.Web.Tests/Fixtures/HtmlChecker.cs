using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Kreisblick.Web.Tests.Fixtures;

/// <summary>The Nu Html Checker (validator.github.io/validator) as a process; it asks nobody on the network.</summary>
internal static class HtmlChecker
{
    private static readonly string? Archive = Environment.GetEnvironmentVariable("KREISBLICK_HTML_CHECKER");

    /// <summary>Skips the running test without the checker; fails it where it is required.</summary>
    public static void Need() =>
        Requirement.Need(
            Requirement.Html,
            File.Exists(Archive),
            "The HTML checker is not there: KREISBLICK_HTML_CHECKER is not set (./run test sets it)."
        );

    /// <summary>Errors and warnings of all pages, each with its address.</summary>
    /// <param name="pages">Address and source.</param>
    public static async Task<IReadOnlyList<string>> CheckAsync(IReadOnlyList<(string Address, string Html)> pages)
    {
        Need();
        var folder = Directory.CreateTempSubdirectory("kreisblick-html-");
        try
        {
            for (var i = 0; i < pages.Count; i++)
                await File.WriteAllTextAsync(Path.Combine(folder.FullName, Name(i)), pages[i].Html);
            using var findings = JsonDocument.Parse(await RunAsync(folder.FullName));
            return
            [
                .. findings
                    .RootElement.GetProperty("messages")
                    .EnumerateArray()
                    .Select(finding => Sentence(finding, pages)),
            ];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The standard allows it; the framework writes its own inputs so.</summary>
    private const string Allowed = "Trailing slash on void elements has no effect.*";

    private static async Task<string> RunAsync(string folder)
    {
        var start = new ProcessStartInfo("java")
        {
            ArgumentList =
            {
                "-Xmx512m",
                "-jar",
                Archive!,
                "--stdout",
                "--exit-zero-always",
                "--format",
                "json",
                "--filterpattern",
                Allowed,
                folder,
            },
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var answer = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return answer;
    }

    private static string Sentence(JsonElement finding, IReadOnlyList<(string Address, string Html)> pages)
    {
        var file = Path.GetFileNameWithoutExtension(finding.GetProperty("url").GetString()!);
        var address = pages[int.Parse(file, CultureInfo.InvariantCulture)].Address;
        var extract = finding.TryGetProperty("extract", out var text) ? text.GetString()!.ReplaceLineEndings(" ") : "";
        return $"{address}: {finding.GetProperty("message").GetString()} | {extract}";
    }

    private static string Name(int page) => page.ToString("d4", CultureInfo.InvariantCulture) + ".html";
}
