using System.Text;
using System.Text.Json;

namespace Kreisblick.Web.Features.Offers.Import;

/// <summary>A file that is no HSDS JSON: the sentence says which shape is understood.</summary>
internal sealed class UnreadableFileException(string message) : Exception(message);

/// <summary>
/// Reads HSDS 3.1 from JSON (a page, a list or a single object) or from ndjson (one object a line). The kind of file is
/// recognised by its content. No reference in the data is ever followed.
/// </summary>
internal static class HsdsFile
{
    public const long MaxBytes = 100_000_000;
    public const int MaxDepth = 20;

    private const string Understood =
        "Verstanden wird HSDS 3.1 als JSON (eine Seite mit „contents“, eine Liste oder ein einzelnes Objekt), als ndjson (ein Objekt je Zeile) oder als Datenpaket (ZIP mit Tabellen).";

    private static readonly JsonDocumentOptions Strict = new()
    {
        MaxDepth = MaxDepth,
        AllowDuplicateProperties = false,
    };

    /// <exception cref="UnreadableFileException">The file is damaged or of another shape.</exception>
    public static IReadOnlyList<HsdsObject> Read(byte[] bytes, ImportIssues issues)
    {
        var text = Decode(bytes);
        var start = text.AsSpan().TrimStart();
        if (start.Length == 0)
            throw new UnreadableFileException($"Die Datei ist leer. {Understood}");
        if (start[0] is not ('{' or '['))
            throw new UnreadableFileException(
                $"Die Datei ist kein JSON, sondern beginnt mit „{Beginning(start)}“. {Understood}"
            );
        try
        {
            using var document = JsonDocument.Parse(text, Strict);
            return [.. FromDocument(document.RootElement.Clone(), issues)];
        }
        catch (JsonException) when (start[0] == '{' && IsLines(text))
        {
            return Lines(text, issues);
        }
        catch (JsonException e)
        {
            throw new UnreadableFileException($"Die Datei ist als JSON nicht lesbar: {Where(e)}. {Understood}");
        }
    }

    /// <exception cref="UnreadableFileException">The file is too large.</exception>
    public static async Task<byte[]> BytesAsync(Stream file, CancellationToken cancellation)
    {
        using var buffer = new MemoryStream();
        var block = new byte[81_920];
        int read;
        while ((read = await file.ReadAsync(block, cancellation)) > 0)
            Keep(buffer, block.AsSpan(0, read), MaxBytes);
        return buffer.ToArray();
    }

    /// <summary>What a packed file unpacks to; declared sizes are not believed.</summary>
    /// <param name="left">Bytes that may still come, over all files of the package.</param>
    /// <param name="file">The packed file.</param>
    /// <exception cref="UnreadableFileException">More comes.</exception>
    public static byte[] Take(Stream file, ref long left)
    {
        using var buffer = new MemoryStream();
        var block = new byte[81_920];
        int read;
        while ((read = file.Read(block)) > 0)
            Keep(buffer, block.AsSpan(0, read), left);
        left -= buffer.Length;
        return buffer.ToArray();
    }

    private static void Keep(MemoryStream buffer, ReadOnlySpan<byte> block, long most)
    {
        if (buffer.Length + block.Length > most)
            throw new UnreadableFileException("Die Datei ist größer als 100 MB. Teilen Sie sie in mehrere Dateien.");
        buffer.Write(block);
    }

    private static string Decode(byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            throw new UnreadableFileException(
                $"Die Datei ist nicht in UTF-8 geschrieben oder beschädigt. {Understood}"
            );
        }
    }

    private static IEnumerable<HsdsObject> FromDocument(JsonElement root, ImportIssues issues)
    {
        if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("contents", out var contents))
        {
            if (contents.ValueKind != JsonValueKind.Array)
                throw new UnreadableFileException($"„contents“ ist keine Liste. {Understood}");
            return FromArray(contents, "/contents", issues);
        }
        return root.ValueKind == JsonValueKind.Array ? FromArray(root, "", issues) : [new HsdsObject(root, "", issues)];
    }

    private static IEnumerable<HsdsObject> FromArray(JsonElement array, string pointer, ImportIssues issues)
    {
        var position = 0;
        foreach (var item in array.EnumerateArray())
        {
            var place = $"{pointer}/{position++}";
            if (item.ValueKind == JsonValueKind.Object)
                yield return new HsdsObject(item, place, issues);
            else
                issues.Add(
                    new ImportIssue(
                        place,
                        "",
                        item.GetRawText()[..Math.Min(40, item.GetRawText().Length)],
                        "object",
                        "Hier muss ein Objekt stehen.",
                        true
                    )
                );
        }
    }

    /// <summary>Line files are told from a broken single document by a first line that is whole.</summary>
    private static bool IsLines(string text)
    {
        var first = text.AsSpan().TrimStart();
        var end = first.IndexOf('\n');
        if (end < 0)
            return false;
        try
        {
            using var _ = JsonDocument.Parse(first[..end].ToString(), Strict);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static List<HsdsObject> Lines(string text, ImportIssues issues)
    {
        var objects = new List<HsdsObject>();
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            if (line.IsWhiteSpace())
                continue;
            try
            {
                using var document = JsonDocument.Parse(line.ToString(), Strict);
                if (document.RootElement.ValueKind == JsonValueKind.Object)
                {
                    objects.Add(new HsdsObject(document.RootElement.Clone(), $"Zeile {number} ", issues));
                    continue;
                }
            }
            catch (JsonException e)
            {
                issues.Add(
                    new ImportIssue(
                        $"Zeile {number} ",
                        "",
                        null,
                        "JSON",
                        $"Die Zeile ist nicht lesbar: {Where(e)}.",
                        true
                    )
                );
                continue;
            }
            issues.Add(
                new ImportIssue($"Zeile {number} ", "", null, "object", "In jeder Zeile muss ein Objekt stehen.", true)
            );
        }
        return objects;
    }

    private static string Where(JsonException e) =>
        e.Message.Contains("maximum", StringComparison.OrdinalIgnoreCase)
        && e.Message.Contains("depth", StringComparison.OrdinalIgnoreCase)
            ? $"zu tief geschachtelt (mehr als {MaxDepth} Ebenen)"
        : e.Message.Contains("uplicate", StringComparison.Ordinal) ? $"ein Name steht doppelt, Zeile {e.LineNumber + 1}"
        : $"Fehler in Zeile {e.LineNumber + 1}, Zeichen {e.BytePositionInLine + 1}";

    private static string Beginning(ReadOnlySpan<char> text)
    {
        var part = text[..Math.Min(30, text.Length)].ToString().ReplaceLineEndings(" ");
        return string.Concat(part.Where(c => !char.IsControl(c)));
    }
}
