using System.IO.Compression;

namespace Kreisblick.Web.Platform.Files;

/// <summary>A foreign archive that is not opened, with the reason in German.</summary>
internal sealed class UnsafeArchiveException(string message) : Exception(message);

/// <summary>
/// Unpacks a foreign ZIP file once into nothing and counts (security.md 4.3): what the directory declares is not
/// believed. Only an archive that passes is opened by the readers of its content.
/// </summary>
internal static class SafeArchive
{
    public const int MostEntries = 2_000;

    /// <summary>Unpacked bytes that are never suspicious, however small the file is.</summary>
    private const long FreeBytes = 1_000_000;

    /// <summary>Unpacked bytes for each byte of the file.</summary>
    private const int MostRatio = 100;

    /// <param name="file">Can seek; stays open.</param>
    /// <param name="mostBytes">Unpacked, over all entries.</param>
    /// <exception cref="UnsafeArchiveException">The archive breaks a rule or cannot be read.</exception>
    public static void Check(Stream file, long mostBytes)
    {
        try
        {
            using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            if (archive.Entries.Count > MostEntries)
                throw new UnsafeArchiveException($"Im Archiv sind mehr als {MostEntries} Dateien.");
            var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            var suspicious = Math.Max(FreeBytes, file.Length * MostRatio);
            var total = 0L;
            foreach (var entry in archive.Entries)
            {
                CheckName(entry, names);
                total = Unpack(entry, total, mostBytes, suspicious);
            }
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException or IOException)
        {
            throw new UnsafeArchiveException("Das Archiv ist beschädigt oder auf eine unbekannte Art gepackt.");
        }
    }

    private static void CheckName(ZipArchiveEntry entry, HashSet<string> names)
    {
        var name = entry.FullName.Replace('\\', '/');
        if (
            name.StartsWith('/')
            || name.Contains(':', StringComparison.Ordinal)
            || name.Split('/').Contains("..", StringComparer.Ordinal)
        )
            throw new UnsafeArchiveException("Im Archiv führt ein Dateiname nach außen.");
        if (!names.Add(name))
            throw new UnsafeArchiveException("Im Archiv steht ein Dateiname zweimal.");
        // Made on a Unix system, and of the file type of links (S_IFLNK).
        if (((entry.ExternalAttributes >> 16) & 0xF000) == 0xA000)
            throw new UnsafeArchiveException("Im Archiv steht eine Verknüpfung statt einer Datei.");
        if (entry.IsEncrypted)
            throw new UnsafeArchiveException("Das Archiv ist verschlüsselt.");
    }

    private static long Unpack(ZipArchiveEntry entry, long total, long most, long suspicious)
    {
        using var content = entry.Open();
        var block = new byte[81_920];
        var isFirst = true;
        int read;
        while ((read = content.Read(block)) > 0)
        {
            if (isFirst && block.AsSpan(0, read).StartsWith("PK\x03\x04"u8))
                throw new UnsafeArchiveException("Im Archiv steckt ein weiteres Archiv.");
            isFirst = false;
            total += read;
            if (total > most)
                throw new UnsafeArchiveException($"Das Archiv ist entpackt größer als {most / 1_000_000} MB.");
            if (total > suspicious)
                throw new UnsafeArchiveException(
                    "Das Archiv ist verdächtig stark gepackt und wird nicht geöffnet. Packen Sie die Dateien neu."
                );
        }
        return total;
    }
}
