using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kreisblick.Web.Platform.Cli;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Platform.Files;

/// <summary>What became of bytes handed to the store.</summary>
internal abstract record StoreOutcome
{
    public sealed record Kept(StoredFile File) : StoreOutcome;

    public sealed record TooLarge(long Limit) : StoreOutcome;

    public sealed record UnknownType(string Extension) : StoreOutcome;
}

/// <summary>
/// The one way to keep files (security.md 2.8): streamed to disk while being hashed and counted, named by their
/// hash, noted in <c>platform_files</c>. Names of senders never become paths.
/// </summary>
internal sealed class FileStore(KreisblickDb db, IConfiguration configuration, TimeProvider time)
{
    private const int ChunkBytes = 81_920;

    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        [".csv"] = "text/csv; charset=utf-8",
        [".docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        [".geojson"] = "application/geo+json",
        [".gpkg"] = "application/geopackage+sqlite3",
        [".jpeg"] = "image/jpeg",
        [".jpg"] = "image/jpeg",
        [".json"] = "application/json",
        [".ndjson"] = "application/x-ndjson",
        [".ods"] = "application/vnd.oasis.opendocument.spreadsheet",
        [".odt"] = "application/vnd.oasis.opendocument.text",
        [".pdf"] = "application/pdf",
        [".png"] = "image/png",
        [".txt"] = "text/plain; charset=utf-8",
        [".webp"] = "image/webp",
        [".xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        [".zip"] = "application/zip",
    };

    private string Folder => Path.Combine(configuration.DataDirectory(), "files");

    /// <summary>
    /// Writes the bytes; the row is stored with the caller's next <c>SaveChanges</c>. Bytes without a row (the caller
    /// failed after all) are served to nobody and go with <see cref="SweepAsync"/>.
    /// </summary>
    /// <param name="limit">Largest size in bytes, counted while reading; nothing is left behind when it is passed.</param>
    public async Task<StoreOutcome> KeepAsync(Stream content, string name, long limit, CancellationToken cancellation)
    {
        var shown = ShownName(name);
        var extension = Path.GetExtension(shown);
        if (!Types.TryGetValue(extension, out var type))
            return new StoreOutcome.UnknownType(extension);

        Directory.CreateDirectory(Folder);
        var partial = Path.Combine(Folder, $"{Guid.CreateVersion7():n}.part");
        try
        {
            if (await CopyAsync(content, partial, limit, cancellation) is not var (hash, size))
                return new StoreOutcome.TooLarge(limit);
            var target = PathOf(hash);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Move(partial, target, overwrite: true);
            var file = new StoredFile(Guid.CreateVersion7(), hash, shown, type, size, time.GetUtcNow());
            db.Add(file);
            return new StoreOutcome.Kept(file);
        }
        finally
        {
            File.Delete(partial);
        }
    }

    public Task<StoredFile?> FindAsync(Guid id, CancellationToken cancellation) =>
        db.Set<StoredFile>().AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, cancellation);

    /// <returns>The bytes, or null when they are missing on disk although the row is there.</returns>
    public Stream? Open(StoredFile file) =>
        File.Exists(PathOf(file.Hash))
            ? new FileStream(
                PathOf(file.Hash),
                FileMode.Open,
                FileAccess.Read,
                FileShare.Read,
                ChunkBytes,
                useAsync: true
            )
            : null;

    /// <summary>
    /// Takes a file away, the bytes only where no other row names them. The row goes last: as long as it is there,
    /// whoever was interrupted finds it and takes away the rest.
    /// </summary>
    public async Task RemoveAsync(StoredFile file, CancellationToken cancellation)
    {
        if (!await db.Set<StoredFile>().AnyAsync(f => f.Hash == file.Hash && f.Id != file.Id, cancellation))
            File.Delete(PathOf(file.Hash));
        await db.Set<StoredFile>().Where(f => f.Id == file.Id).ExecuteDeleteAsync(cancellation);
    }

    /// <summary>Takes away bytes that no row names: the program ended while they came in, or before they were noted.</summary>
    /// <param name="before">Younger ones may still be noted.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <returns>How many files.</returns>
    public async Task<int> SweepAsync(DateTimeOffset before, CancellationToken cancellation)
    {
        var folder = new DirectoryInfo(Folder);
        if (!folder.Exists)
            return 0;
        var old = folder
            .EnumerateFiles("*", SearchOption.AllDirectories)
            .Where(f => f.LastWriteTimeUtc < before.UtcDateTime)
            .ToList();
        var named = await db.Set<StoredFile>().Select(f => f.Hash).ToHashSetAsync(StringComparer.Ordinal, cancellation);
        var nameless = old.Where(f => !named.Contains(f.Name)).ToList();
        foreach (var file in nameless)
            file.Delete();
        return nameless.Count;
    }

    public string PathOf(string hash)
    {
        if (hash.Length != 64 || !hash.All(char.IsAsciiHexDigitLower))
            throw new ArgumentException("Not a hash of the store.", nameof(hash));
        return Path.Combine(Folder, hash[..2], hash);
    }

    /// <summary>Last part of the name, without control and direction characters, NFC, cut to the column.</summary>
    public static string ShownName(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = new StringBuilder();
        foreach (var rune in last.EnumerateRunes())
            if (
                rune != Rune.ReplacementChar
                && Rune.GetUnicodeCategory(rune)
                    is not (
                        UnicodeCategory.Control
                        or UnicodeCategory.Format
                        or UnicodeCategory.LineSeparator
                        or UnicodeCategory.ParagraphSeparator
                    )
            )
                clean.Append(rune.ToString());
        var text = clean.ToString().Normalize(NormalizationForm.FormC).Trim();
        if (text.Length == 0 || text.All(c => c == '.'))
            return "datei";
        if (text.Length <= StoredFile.MaxName)
            return text;
        var extension = Path.GetExtension(text);
        if (extension.Length > 20)
            extension = "";
        return text[..(StoredFile.MaxName - extension.Length)] + extension;
    }

    private static async Task<(string Hash, long Size)?> CopyAsync(
        Stream content,
        string path,
        long limit,
        CancellationToken cancellation
    )
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(
            path,
            FileMode.CreateNew,
            FileAccess.Write,
            FileShare.None,
            1,
            useAsync: true
        );
        var buffer = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        try
        {
            long size = 0;
            int read;
            while ((read = await content.ReadAsync(buffer.AsMemory(0, ChunkBytes), cancellation)) > 0)
            {
                size += read;
                if (size > limit)
                    return null;
                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
            }

            // On disk before anybody is told that the file is kept.
            file.Flush(flushToDisk: true);
            return (Convert.ToHexStringLower(hash.GetHashAndReset()), size);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
