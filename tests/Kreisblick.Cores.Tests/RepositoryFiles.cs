namespace Kreisblick.Cores.Tests;

/// <summary>Files of the repository, found upwards from the test program.</summary>
internal static class RepositoryFiles
{
    internal static string[] Lines(params string[] path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Kreisblick.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return File.ReadAllLines(Path.Combine([folder.FullName, .. path]));
    }
}
