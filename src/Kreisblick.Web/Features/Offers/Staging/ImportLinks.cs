namespace Kreisblick.Web.Features.Offers.Staging;

/// <summary>Addresses of the pages on which files are brought in.</summary>
internal static class ImportLinks
{
    public const string List = "/verwaltung/import";
    public const string TemplateText = "/verwaltung/import/vorlage.csv";
    public const string TemplateWorkbook = "/verwaltung/import/vorlage.xlsx";
    public const string ProblemsPattern = "/verwaltung/import/{id:guid}/fehler.csv";

    public static string Run(Guid id) => $"{List}/{id}";

    public static string Problems(Guid id) => $"{List}/{id}/fehler.csv";
}
