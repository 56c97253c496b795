using System.IO.MemoryMappedFiles;

namespace Kreisblick.Web.Platform.Files;

/// <summary>
/// A file on disk as read-only memory, so that a core can walk it without knowing of files. Pages are loaded by the
/// operating system as they are touched. The memory is invalid after <see cref="Dispose"/>.
/// </summary>
internal sealed unsafe class MappedFile : IDisposable
{
    private readonly MemoryMappedFile? map;
    private readonly MemoryMappedViewAccessor? view;
    private readonly byte* start;

    private MappedFile(MemoryMappedFile? map, MemoryMappedViewAccessor? view, byte* start, long length)
    {
        this.map = map;
        this.view = view;
        this.start = start;
        Length = length;
    }

    /// <summary>In bytes.</summary>
    public long Length { get; }

    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    public static MappedFile Open(string path)
    {
        var length = new FileInfo(path).Length;
        // An empty file cannot be mapped, and nothing of it can be asked for.
        if (length == 0)
            return new MappedFile(null, null, null, 0);
        var opened = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        var whole = opened.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
        byte* first = null;
        whole.SafeMemoryMappedViewHandle.AcquirePointer(ref first);
        return new MappedFile(opened, whole, first + whole.PointerOffset, length);
    }

    /// <param name="offset">In bytes from the beginning.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range is not within the file.</exception>
    public ReadOnlySpan<byte> Span(long offset, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, Length - length);
        ObjectDisposedException.ThrowIf(view?.SafeMemoryMappedViewHandle.IsClosed == true, this);
        return new ReadOnlySpan<byte>(start + offset, length);
    }

    public void Dispose()
    {
        if (view is { SafeMemoryMappedViewHandle.IsClosed: false })
        {
            view.SafeMemoryMappedViewHandle.ReleasePointer();
            view.Dispose();
        }

        map?.Dispose();
    }
}
