using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kreisblick.Web.Features.Offers.Staging;

namespace Kreisblick.Web.Tests.Faults;

/// <summary>One file of offers and how far people have asked the portal to go with it.</summary>
/// <param name="number">Tells files, providers and offers apart.</param>
/// <param name="offers">Rows of the file.</param>
internal sealed class ImportStory(int number, int offers)
{
    private const string Head =
        "Kennung;Träger;Angebot;Beschreibung;Themen;Telefon;Straße;PLZ;Ort;Öffnungszeiten;Über den Träger\r\n";

    /// <summary>In the description of each offer: what the search is asked for.</summary>
    public const string Word = "Zaunkönigprobe";

    private const int Providers = 2;

    public string FileName { get; } = $"datei-{number}.csv";

    /// <summary>The portal has said that it has the file; before, nobody may rely on it.</summary>
    public Guid? Run { get; set; }

    /// <summary>The step that was asked for last and confirmed.</summary>
    public ImportRunState Asked { get; set; } = ImportRunState.Reading;

    public bool IsPublished { get; set; }

    public int Rows => offers + Providers;

    public byte[] Content() => Encoding.UTF8.GetBytes(Head + string.Concat(Enumerable.Range(0, offers).Select(Line)));

    private string Line(int i) =>
        $"F{number}-{i};Verein {Name(number, i % Providers)};Hilfe {Name(number, 100 + i)};"
        + $"{Word} {number}-{i}. Wir sind da.;02.1;"
        + string.Create(CultureInfo.InvariantCulture, $"03601 {100_000 + (number * 100) + i};")
        + $"Beispielgasse {i + 1};99974;Mühlhausen;Mo-Fr {8 + (i % 4)}-15;Ein Verein für alle.\r\n";

    /// <summary>Names that are no duplicates of each other.</summary>
    private static string Name(int number, int i) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{number}/{i}")))[..20];
}
