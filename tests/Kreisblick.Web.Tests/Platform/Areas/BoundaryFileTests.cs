using System.Text;
using Kreisblick.Web.Platform.Areas;

namespace Kreisblick.Web.Tests.Platform.Areas;

/// <summary>What tests of boundary files share: a folder of their own and the check against the example register.</summary>
public abstract class BoundaryFileTests : IDisposable
{
    protected static readonly DateOnly Newest = new(2024, 1, 1);

    protected string Folder { get; } = Directory.CreateTempSubdirectory("kreisblick-areas-").FullName;

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    private protected static string Text(BoundaryFindings findings) =>
        string.Join("\n", findings.Refusals.Take(5).Select(r => $"{r.Row} {r.Key} {r.Reason}"));

    private protected Task<BoundaryFindings> CheckAsync(string name, string content) =>
        CheckAsync(name, Encoding.UTF8.GetBytes(content));

    private protected async Task<BoundaryFindings> CheckAsync(string name, byte[] content) =>
        await CheckAsync(await WriteAsync(name, content));

    private protected static Task<BoundaryFindings> CheckAsync(string path) =>
        new AreaBoundaryImport(ExampleAreas.Register).CheckAsync(path, TestContext.Current.CancellationToken);

    private protected async Task<string> WriteAsync(string name, byte[] content)
    {
        var path = Path.Combine(Folder, name);
        await File.WriteAllBytesAsync(path, content, TestContext.Current.CancellationToken);
        return path;
    }
}
