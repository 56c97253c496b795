using Kreisblick.Web.Platform.Retention;

namespace Kreisblick.Web.Platform.Files;

internal static class FileRetention
{
    /// <summary>An upload that never came to its end leaves bytes that nothing in the database knows of.</summary>
    public static RetentionRule Rule { get; } =
        new(
            "interrupted-uploads",
            "Dateien aus abgebrochenem Hochladen",
            static _ => "1 Tag nach dem Hochladen",
            static (services, now, cancellation) =>
                services.GetRequiredService<FileStore>().SweepAsync(now.AddDays(-1), cancellation)
        );
}
