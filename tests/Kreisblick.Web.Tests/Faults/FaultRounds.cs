using System.Globalization;

namespace Kreisblick.Web.Tests.Faults;

/// <summary>How often the program is killed: a few times in every run, the full number with <c>./run test faults</c>.</summary>
internal static class FaultRounds
{
    public static int Kills => Number("KREISBLICK_FAULT_KILLS") ?? 20;

    /// <summary>The moments follow from it: with the seed of a failed run they are the same again.</summary>
    public static int Seed => Number("KREISBLICK_FAULT_SEED") ?? Random.Shared.Next(1, 1_000_000);

    private static int? Number(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : null;
}
