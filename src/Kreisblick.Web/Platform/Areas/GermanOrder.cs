using System.Globalization;

namespace Kreisblick.Web.Platform.Areas;

/// <summary>Order of names as in a German list (DIN 5007-1: ä as a, ß as ss).</summary>
internal static class GermanOrder
{
    public static StringComparer Comparer { get; } =
        StringComparer.Create(CultureInfo.GetCultureInfo("de-DE"), true);
}
