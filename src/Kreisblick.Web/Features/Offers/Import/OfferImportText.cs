using System.Globalization;

namespace Kreisblick.Web.Features.Offers.Import;

/// <summary>The report of an import as plain German text for the console.</summary>
internal static class OfferImportText
{
    private const int MaxShown = 200;

    public static async Task WriteAsync(OfferImportReport report, TextWriter output)
    {
        if (report.Refusal is { } refusal)
        {
            await output.WriteLineAsync(refusal);
            return;
        }
        await output.WriteLineAsync($"Gelesen: {Number(report.Objects)} Objekte.");
        foreach (var count in report.Counts)
            await output.WriteLineAsync(
                $"  {count.Name}: {Number(count.New)} neu, {Number(count.Changed)} geändert, {Number(count.Same)} gleich, {Number(count.Removed)} entfallen"
            );
        await IssuesAsync("Fehler", [.. report.Issues.Kept.Where(i => i.IsError)], report.Issues.Errors, output);
        await IssuesAsync("Hinweise", [.. report.Issues.Kept.Where(i => !i.IsError)], report.Issues.Notices, output);
        if (report.Duplicates.Count == 0)
            return;
        await output.WriteLineAsync($"Mögliche Dubletten: {Number(report.Duplicates.Count)}");
        foreach (var pair in report.Duplicates.Take(MaxShown))
            await output.WriteLineAsync($"  „{pair.NewName}“ und „{pair.KnownName}“: {pair.Reason}");
    }

    private static async Task IssuesAsync(string title, IReadOnlyList<ImportIssue> issues, int total, TextWriter output)
    {
        if (total == 0)
            return;
        await output.WriteLineAsync($"{title}: {Number(total)}");
        foreach (var issue in issues.Take(MaxShown))
        {
            var place = issue.Field.Length == 0 ? issue.Pointer : $"{issue.Pointer}/{issue.Field}";
            var value = issue.Value is null ? "" : $" Wert: {issue.Value}.";
            var proposal = string.IsNullOrEmpty(issue.Proposal) ? "" : $" Vorschlag: {issue.Proposal}.";
            await output.WriteLineAsync(
                $"  {(place.Length == 0 ? "Datei" : place)}: {issue.Message}{value} Regel: {issue.Rule}.{proposal}"
            );
        }
        if (total > MaxShown)
            await output.WriteLineAsync($"  … und {Number(total - Math.Min(MaxShown, issues.Count))} weitere.");
    }

    private static string Number(int value) => value.ToString("N0", CultureInfo.GetCultureInfo("de-DE"));
}
