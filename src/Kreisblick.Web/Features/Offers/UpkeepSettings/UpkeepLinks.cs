using Kreisblick.Web.Features.Offers.Upkeep;

namespace Kreisblick.Web.Features.Offers.UpkeepSettings;

internal static class UpkeepLinks
{
    public const string List = "/verwaltung/einstellungen/pflege";
    private const string Everything = "alle";

    public static string Rule(string code) => $"{List}/{(code == CategoryRule.Everything ? Everything : code)}";

    public static string TwoPersons(string code) => Rule(code) + "/zweitperson";

    public static string CodeOf(string slug) => slug == Everything ? CategoryRule.Everything : slug;
}
