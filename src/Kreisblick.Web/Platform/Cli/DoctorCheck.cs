namespace Kreisblick.Web.Platform.Cli;

/// <summary>What a module has the doctor look at; registered with <c>AddSingleton(new DoctorCheck(…))</c>.</summary>
internal sealed record DoctorCheck(
    Func<IServiceProvider, CancellationToken, Task<IReadOnlyList<DoctorFinding>>> LookAsync
);

internal enum DoctorVerdict
{
    Good,

    /// <summary>Works, but somebody should know.</summary>
    Hint,
    Error,
}

/// <param name="Sentence">In German, for the person who runs the portal.</param>
internal sealed record DoctorFinding(DoctorVerdict Verdict, string Sentence)
{
    public static DoctorFinding Good(string sentence) => new(DoctorVerdict.Good, sentence);

    public static DoctorFinding Hint(string sentence) => new(DoctorVerdict.Hint, sentence);

    public static DoctorFinding Error(string sentence) => new(DoctorVerdict.Error, sentence);
}
