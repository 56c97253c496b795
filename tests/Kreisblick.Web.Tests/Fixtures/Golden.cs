namespace Kreisblick.Web.Tests.Fixtures;

/// <summary>
/// Compares a text with <c>tests/golden/NAME</c>, line by line, and shows the first difference. With
/// KREISBLICK_GOLDEN=write the file is written instead and the test fails, so that nobody commits it unread.
/// </summary>
public static class Golden
{
    public static void Equal(string name, string actual)
    {
        var path = RepositoryFiles.Path("tests", "golden", name);
        actual = actual.ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("KREISBLICK_GOLDEN") == "write")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
            Assert.Fail($"Wrote {name}: read it, then run again without KREISBLICK_GOLDEN.");
        }
        Assert.True(File.Exists(path), $"tests/golden/{name} is missing. KREISBLICK_GOLDEN=write makes it.");
        var expected = File.ReadAllText(path).ReplaceLineEndings("\n");
        if (expected == actual)
            return;
        var (want, got) = (expected.Split('\n'), actual.Split('\n'));
        var line = 0;
        while (line < want.Length && line < got.Length && want[line] == got[line])
            line++;
        Assert.Fail($"tests/golden/{name}, line {line + 1}\n  golden: {Line(want, line)}\n  actual: {Line(got, line)}");
    }

    private static string Line(string[] lines, int index) => index < lines.Length ? lines[index] : "(end of file)";
}
