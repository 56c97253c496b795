namespace Kreisblick.Web.Features.Offers.Import;

/// <summary>A finding in a file.</summary>
/// <param name="Pointer">Where, as JSON pointer (RFC 6901); for line files with the line before it.</param>
/// <param name="Field">The field, or empty for the object as a whole.</param>
/// <param name="Value">What stands there, cut to a readable length.</param>
/// <param name="Rule">The rule that it breaks, in the words of the standard.</param>
/// <param name="Message">What to do, in German.</param>
/// <param name="IsError">True refuses the file; false was put right or left out.</param>
/// <param name="Proposal">The value that would be right, if there is only one.</param>
internal sealed record ImportIssue(
    string Pointer,
    string Field,
    string? Value,
    string Rule,
    string Message,
    bool IsError,
    string? Proposal = null
);

/// <summary>The findings of one file; counts all, keeps the first ones.</summary>
internal sealed class ImportIssues
{
    /// <summary>More than a person reads; a broken file may have millions.</summary>
    public const int MaxKept = 2_000;
    private readonly List<ImportIssue> kept = [];

    public IReadOnlyList<ImportIssue> Kept => kept;
    public int Errors { get; private set; }
    public int Notices { get; private set; }

    public void Add(ImportIssue issue)
    {
        if (issue.IsError)
            Errors++;
        else
            Notices++;
        if (kept.Count < MaxKept)
            kept.Add(issue);
    }
}
