using System.Globalization;
using Kreisblick.Web.Platform.Data;

namespace Kreisblick.Web.Platform.Cli;

/// <summary>Settings that decide where the program keeps its data and where it listens.</summary>
internal static class Hosting
{
    public const int DefaultPort = 5080;

    /// <summary>Folder for the database and stored files; by default <c>var</c> in the current folder.</summary>
    public static string DataDirectory(this IConfiguration configuration) =>
        Path.GetFullPath(configuration["DataDirectory"] ?? "var");

    public static string ConnectionString(this IConfiguration configuration) =>
        configuration["Database"] is { Length: > 0 } given
            ? given
            : $"Data Source={Path.Combine(configuration.DataDirectory(), "kreisblick.db")}";

    /// <summary>True for the example county: invented offers are loaded and every page says so.</summary>
    public static bool IsExample(this IConfiguration configuration) => configuration.GetValue("Example", true);

    /// <returns>The port, 0 where the test host chooses one, null where the setting is not a port.</returns>
    public static int? Port(this IConfiguration configuration) =>
        configuration["Port"] is not { Length: > 0 } text ? DefaultPort
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= 65535 ? port
        : null;

    public static void Configure(this CommandLine line, WebApplicationBuilder builder)
    {
        builder.Configuration.AddEnvironmentVariables("KREISBLICK_");
        // The county's own settings live with its data, so that a new program version does not overwrite them.
        builder.Configuration.AddJsonFile(
            Path.Combine(builder.Configuration.DataDirectory(), "kreisblick.json"),
            optional: true,
            reloadOnChange: false
        );
        builder.Configuration.AddCommandLine([.. line.Settings]);

        var configuration = builder.Configuration;
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            if (configuration["urls"] is null && configuration.Port() is > 0 and var port)
                kestrel.ListenLocalhost(port);
        });
    }

    /// <summary>Makes the data folder and proves that it can be written to.</summary>
    public static Refusal? CheckFolder(IConfiguration configuration)
    {
        var folder = configuration.DataDirectory();
        try
        {
            Directory.CreateDirectory(folder);
            var probe = Path.Combine(folder, $".probe-{Guid.CreateVersion7():n}");
            using (
                new FileStream(
                    probe,
                    FileMode.CreateNew,
                    FileAccess.Write,
                    FileShare.None,
                    1,
                    FileOptions.DeleteOnClose
                )
            )
                return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return new Refusal(
                $"Der Ordner „{folder}“ ist nicht beschreibbar. Geben Sie mit --data einen anderen an oder ändern Sie seine Rechte."
            );
        }
    }

    public static bool UsesFolderForDatabase(IConfiguration configuration) =>
        !DatabaseSetup.IsPostgres(configuration.ConnectionString());
}
