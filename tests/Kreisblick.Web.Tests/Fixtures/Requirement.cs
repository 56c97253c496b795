namespace Kreisblick.Web.Tests.Fixtures;

/// <summary>
/// What a test needs from the machine. Missing things skip a test with a reason, unless
/// KREISBLICK_REQUIRE names them ("pg,browser"): then the test runs and fails.
/// </summary>
public static class Requirement
{
    public const string Postgres = "pg";
    public const string Browser = "browser";
    public const string Html = "html";

    public static bool IsRequired(string name) =>
        (Environment.GetEnvironmentVariable("KREISBLICK_REQUIRE") ?? "")
            .Split(',', StringSplitOptions.TrimEntries)
            .Contains(name, StringComparer.Ordinal);

    /// <summary>Skips the running test where <paramref name="present"/> is false; fails it where the thing is required.</summary>
    public static void Need(string name, bool present, string reason)
    {
        if (present)
            return;
        Assert.False(IsRequired(name), $"{reason} KREISBLICK_REQUIRE asks for {name}.");
        Assert.Skip(reason);
    }
}
