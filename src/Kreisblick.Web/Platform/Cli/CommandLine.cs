namespace Kreisblick.Web.Platform.Cli;

/// <summary>
/// What was typed: verb, its arguments and the settings. <c>--db</c>, <c>--port</c> and <c>--data</c> are short for
/// the settings Database, Port and DataDirectory; every other setting can be given as <c>--Name=value</c>.
/// </summary>
internal sealed record CommandLine(
    string Verb,
    IReadOnlyList<string> Arguments,
    bool Commit,
    IReadOnlyList<string> Settings
)
{
    public const string DefaultVerb = "serve";

    private static readonly Dictionary<string, string> Short = new(StringComparer.Ordinal)
    {
        ["--db"] = "Database",
        ["--port"] = "Port",
        ["--data"] = "DataDirectory",
    };

    /// <returns>The command line, or the sentence that says what cannot be understood.</returns>
    public static (CommandLine? Line, string? Refusal) Parse(IReadOnlyList<string> args)
    {
        var words = new List<string>();
        var settings = new List<string>();
        var commit = false;
        for (var i = 0; i < args.Count; i++)
        {
            var arg = args[i];
            var (name, value) = Split(arg);
            if (Short.TryGetValue(name, out var setting))
            {
                if (value is null && ++i < args.Count)
                    value = args[i];
                if (string.IsNullOrWhiteSpace(value))
                    return (null, $"Nach „{name}“ fehlt eine Angabe.");
                settings.Add($"--{setting}={value}");
            }
            else if (arg is "--commit")
                commit = true;
            else if (arg is "--help" or "-h" or "--version")
                words.Insert(0, arg.TrimStart('-') is "h" ? "help" : arg.TrimStart('-'));
            else if (!arg.StartsWith("--", StringComparison.Ordinal))
                words.Add(arg);
            else if (value is not null)
                settings.Add(arg);
            else
                return (null, $"Die Option „{arg}“ gibt es nicht.");
        }

        return (new CommandLine(words.Count == 0 ? DefaultVerb : words[0], [.. words.Skip(1)], commit, settings), null);
    }

    public WebApplicationOptions HostOptions() =>
        new()
        {
            Args = [.. Settings],
            // The settings file lies beside the program, wherever it is started from.
            ContentRootPath = Settings.Any(s => s.StartsWith("--contentRoot=", StringComparison.OrdinalIgnoreCase))
                ? null
                : AppContext.BaseDirectory,
        };

    private static (string Name, string? Value) Split(string arg) =>
        arg.IndexOf('=', StringComparison.Ordinal) is var at and > 0 ? (arg[..at], arg[(at + 1)..]) : (arg, null);
}
