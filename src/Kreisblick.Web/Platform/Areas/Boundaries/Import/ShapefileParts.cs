using System.Text;

namespace Kreisblick.Web.Platform.Areas;

/// <summary>The files that make a Shapefile, from beside the .shp or from a .zip.</summary>
internal sealed record ShapefileParts(byte[] Shp, byte[] Dbf, string Prj, Encoding Encoding)
{
    /// <exception cref="UnusableBoundaryFileException">A part is missing or too large; the message is for the reader.</exception>
    public static ShapefileParts FromFolder(string path) =>
        Make(extension =>
        {
            var part = Directory
                .EnumerateFiles(
                    Path.GetDirectoryName(Path.GetFullPath(path))!,
                    Path.GetFileNameWithoutExtension(path) + ".*"
                )
                .FirstOrDefault(f =>
                    string.Equals(Path.GetExtension(f), extension, StringComparison.OrdinalIgnoreCase)
                );
            if (part is null)
                return null;
            using var file = File.OpenRead(part);
            return ReadAll(file, file.Length);
        });

    /// <inheritdoc cref="FromFolder"/>
    public static ShapefileParts FromZip(string path)
    {
        try
        {
            using var zip = System.IO.Compression.ZipFile.OpenRead(path);
            var shapes = zip.Entries.Where(e => e.Name.EndsWith(".shp", StringComparison.OrdinalIgnoreCase)).ToList();
            var shape =
                shapes.Count == 1
                    ? shapes[0]
                    : shapes.Find(e => e.Name.Contains("GEM", StringComparison.OrdinalIgnoreCase));
            if (shape is null)
                throw new UnusableBoundaryFileException(
                    "In der .zip-Datei ist nicht genau eine .shp-Datei mit Gemeinden."
                );
            var stem = shape.FullName[..^4];
            return Make(extension =>
            {
                var part = zip.Entries.FirstOrDefault(e =>
                    string.Equals(e.FullName, stem + extension, StringComparison.OrdinalIgnoreCase)
                );
                if (part is null)
                    return null;
                using var file = part.Open();
                return ReadAll(file, part.Length);
            });
        }
        catch (InvalidDataException e)
        {
            throw new UnusableBoundaryFileException("Die .zip-Datei ist nicht lesbar.", e);
        }
    }

    private static ShapefileParts Make(Func<string, byte[]?> read)
    {
        var prj = Need(".prj");
        var encoding = read(".cpg") is { } cpg ? Encoding.ASCII.GetString(cpg).Trim() : "";
        return new ShapefileParts(Need(".shp"), Need(".dbf"), Encoding.UTF8.GetString(prj), Known(encoding));

        byte[] Need(string extension) =>
            read(extension)
            ?? throw new UnusableBoundaryFileException($"Zum Shapefile fehlt die Datei mit der Endung {extension}.");
    }

    // Without a .cpg the format means Latin 1; the keys are digits either way.
    private static Encoding Known(string name) =>
        name.Contains("UTF", StringComparison.OrdinalIgnoreCase) || name == "65001" ? Encoding.UTF8 : Encoding.Latin1;

    // The length in a .zip is a claim: what is unpacked is counted, too.
    private static byte[] ReadAll(Stream stream, long length)
    {
        if (length > BoundaryLimits.FileBytes)
            throw TooLarge();
        var all = new MemoryStream((int)Math.Max(0, Math.Min(length, 1 << 20)));
        var buffer = new byte[81920];
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            all.Write(buffer, 0, read);
            if (all.Length > BoundaryLimits.FileBytes)
                throw TooLarge();
        }

        return all.ToArray();
    }

    private static UnusableBoundaryFileException TooLarge() =>
        new($"Die Datei ist größer als {BoundaryLimits.FileBytes / 1024 / 1024} MB.");
}
