using Kreisblick.Web.Tests.Fixtures;

namespace Kreisblick.Web.Tests.Faults;

/// <summary>
/// The real program is killed by SIGKILL at random moments while files come in and are read, taken over, published and
/// taken back, single proposals are published and mails are handed over; then it is started again (issue 3, acceptance 6).
/// </summary>
public sealed class KillTests(Databases databases) : IClassFixture<Databases>
{
    [Theory, EachDatabase]
    public async Task After_each_kill_nothing_is_half_done_no_mail_goes_twice_and_the_chain_holds(DatabaseKind kind)
    {
        var seed = FaultRounds.Seed;
        await using var unstarted = await databases.FreshPortalAsync(kind);
        await using var run = await KillRun.BeginAsync(unstarted.Database, seed);
        for (var kill = 1; kill <= FaultRounds.Kills; kill++)
        {
            try
            {
                await run.KillAsync();
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"Kill {kill} with KREISBLICK_FAULT_SEED={seed}: {e.Message}", e);
            }
            if (kill % 20 == 0)
                TestContext.Current.TestOutputHelper?.WriteLine($"{kind}: {kill} kills");
        }
        await run.EndAsync();
        TestContext.Current.TestOutputHelper?.WriteLine($"Seed {seed}; under way when killed: {run.Moments}");
        // Kills that meet nobody at work show nothing.
        Assert.True(run.Moments.Hits >= FaultRounds.Kills / 3, $"Seed {seed}: {run.Moments}");
    }
}
