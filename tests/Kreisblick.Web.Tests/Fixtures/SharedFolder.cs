namespace Kreisblick.Web.Tests.Fixtures;

/// <summary>The folder of reference data beside the repository; tests that read it skip where it is missing.</summary>
internal static class SharedFolder
{
    private static readonly string? Root = Find();

    /// <summary>Full path of a file or folder in it.</summary>
    public static string Require(string relative)
    {
        var path = Root is null ? null : Path.Combine(Root, relative);
        if (path is null || !Path.Exists(path))
            Assert.Skip($"../shared/{relative} is not beside the repository.");
        return path;
    }

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Kreisblick.slnx")))
            {
                var shared = Path.Combine(folder.FullName, "..", "shared");
                return Directory.Exists(shared) ? Path.GetFullPath(shared) : null;
            }
        return null;
    }
}
