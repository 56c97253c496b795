using Kreisblick.Web.Features.Offers.Import;
using Kreisblick.Web.Platform.Files;

namespace Kreisblick.Web.Features.Offers.Staging;

internal enum FileFormat
{
    TemplateText,
    TemplateWorkbook,
    HsdsText,
    HsdsPackage,
}

/// <summary>What a file is, told by its content and never by its name.</summary>
internal static class StagedFile
{
    /// <summary>Unpacked; a package of HSDS has the same limit packed.</summary>
    private const long MostUnpacked = HsdsFile.MaxBytes;

    public static string German(FileFormat format) =>
        format switch
        {
            FileFormat.TemplateText => "Vorlage (CSV)",
            FileFormat.TemplateWorkbook => "Vorlage (Excel)",
            FileFormat.HsdsText => "HSDS (JSON)",
            _ => "HSDS (Datenpaket)",
        };

    /// <param name="file">All of it.</param>
    /// <param name="name">Its ending has to agree with what is in it.</param>
    /// <exception cref="UnreadableFileException">
    /// The file is empty, an archive that is not opened, or something else than its name says.
    /// </exception>
    public static FileFormat Recognise(byte[] file, string name)
    {
        var format = OfContent(file);
        string[] endings = format switch
        {
            FileFormat.TemplateText => [".csv", ".txt"],
            FileFormat.TemplateWorkbook => [".xlsx"],
            FileFormat.HsdsText => [".json", ".ndjson"],
            _ => [".zip"],
        };
        var ending = Path.GetExtension(name).ToLowerInvariant();
        if (!endings.Contains(ending, StringComparer.Ordinal))
            throw new UnreadableFileException(
                $"Die Datei endet auf {ending}, ihr Inhalt passt aber zu {string.Join(" oder ", endings)}. Speichern Sie sie mit dem richtigen Dateityp."
            );
        return format;
    }

    private static FileFormat OfContent(byte[] file)
    {
        ReadOnlySpan<byte> start = file;
        if (start.StartsWith("\uFEFF"u8))
            start = start[3..];
        start = start.TrimStart(" \t\r\n"u8);
        if (start.Length == 0)
            throw new UnreadableFileException("Die Datei ist leer.");
        if (start[0] is (byte)'{' or (byte)'[')
            return FileFormat.HsdsText;
        if (!HsdsPackage.IsOne(start))
            return FileFormat.TemplateText;
        using var archive = new MemoryStream(file, writable: false);
        try
        {
            SafeArchive.Check(archive, MostUnpacked);
        }
        catch (UnsafeArchiveException e)
        {
            throw new UnreadableFileException(e.Message);
        }
        archive.Position = 0;
        using var zip = new System.IO.Compression.ZipArchive(archive, System.IO.Compression.ZipArchiveMode.Read);
        return zip.GetEntry("[Content_Types].xml") is null ? FileFormat.HsdsPackage : FileFormat.TemplateWorkbook;
    }
}
