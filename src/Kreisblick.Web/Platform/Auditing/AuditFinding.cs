namespace Kreisblick.Web.Platform.Auditing;

/// <summary>What checking the audit chain has found.</summary>
internal abstract record AuditFinding
{
    /// <param name="Rows">How many rows were checked.</param>
    /// <param name="Hash">Hash of the last one, to be compared with one that was kept elsewhere.</param>
    public sealed record Intact(long Rows, string Hash) : AuditFinding;

    /// <param name="Row">Number of the first bad row.</param>
    /// <param name="Sentence">What is wrong with it, in German.</param>
    public sealed record Broken(long Row, string Sentence) : AuditFinding;
}

/// <summary>The end of the chain on some day, kept outside of the database (<see cref="AuditHeadFile"/>).</summary>
internal sealed record KeptHead(DateOnly Day, long Number, string Hash);
