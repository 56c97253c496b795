namespace Kreisblick.Web.Tests.Faults;

/// <summary>In the middle of what the program is killed.</summary>
internal enum KillAim
{
    Upload,
    Reading,
    Applying,
    Publishing,
    Undoing,
    Proposals,
    Mail,
}

/// <summary>
/// Draws when to kill after the work has begun. The span follows the machine: what was over already is aimed at sooner
/// the next time, what was hit a little later.
/// </summary>
internal sealed class KillMoment(int seed)
{
    private readonly Random random = new(seed);
    private readonly Dictionary<KillAim, double> spans = new()
    {
        [KillAim.Upload] = 150,
        [KillAim.Reading] = 500,
        [KillAim.Applying] = 400,
        [KillAim.Publishing] = 1_500,
        [KillAim.Undoing] = 500,
        [KillAim.Proposals] = 300,
        [KillAim.Mail] = 400,
    };
    private readonly Dictionary<KillAim, (int Kills, int Hits)> counts = [];

    /// <summary>Kills that met the work under way.</summary>
    public int Hits => counts.Values.Sum(c => c.Hits);

    public TimeSpan Draw(KillAim aim) => TimeSpan.FromMilliseconds(random.NextDouble() * spans[aim]);

    public void Note(KillAim aim, bool hit)
    {
        var (kills, hits) = counts.GetValueOrDefault(aim);
        counts[aim] = (kills + 1, hit ? hits + 1 : hits);
        spans[aim] *= hit ? 1.25 : 0.5;
    }

    public override string ToString() =>
        string.Join(", ", counts.OrderBy(c => c.Key).Select(c => $"{c.Key} {c.Value.Hits} of {c.Value.Kills}"));
}
