using Kreisblick.Web.Platform.Areas;

namespace Kreisblick.Web.Tests.Platform.Areas;

/// <summary>The register of the example county as the program carries it.</summary>
internal static class ExampleAreas
{
    public static readonly DateOnly Today = new(2026, 9, 16);

    public static AreaSnapshot Snapshot { get; } = AreaSeed.Read();

    public static AreaRegister Register { get; } = new(Snapshot, "16064", Today);

    public static IReadOnlyList<string> Names(this IEnumerable<Area> areas) => [.. areas.Select(a => a.Name)];
}
