namespace Kreisblick.Web.Tests.Architecture;

internal static class Breaches
{
    /// <summary>Fails with every breach on a line of its own: a rule that is broken in ten places shows all ten.</summary>
    public static void AssertNone(IEnumerable<string> breaches)
    {
        var found = breaches.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        Assert.True(found.Count == 0, string.Join("\n", found));
    }
}
