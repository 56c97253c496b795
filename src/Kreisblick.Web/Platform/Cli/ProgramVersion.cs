using System.Reflection;

namespace Kreisblick.Web.Platform.Cli;

internal static class ProgramVersion
{
    public static string Text { get; } =
        typeof(ProgramVersion)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion.Split('+')[0]
        ?? "0";
}
