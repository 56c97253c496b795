namespace Kreisblick.Web.Tests.Fixtures;

/// <summary>Where tests find the files of the repository, and the reference folder beside it.</summary>
public static class RepositoryFiles
{
    public static string Root { get; } = FindRoot();

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    /// <summary>A file of <c>../shared</c>; skips the running test where that folder is missing.</summary>
    public static string Shared(params string[] parts)
    {
        var path = System.IO.Path.Combine([Root, "..", "shared", .. parts]);
        if (!System.IO.Path.Exists(path))
            Assert.Skip($"The reference folder has no {string.Join('/', parts)}.");
        return path;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "Kreisblick.slnx")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("Kreisblick.slnx is in no folder above.");
        return folder.FullName;
    }
}
