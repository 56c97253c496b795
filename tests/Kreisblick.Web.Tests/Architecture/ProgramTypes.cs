using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Kreisblick.Web.Platform.Data;

namespace Kreisblick.Web.Tests.Architecture;

/// <summary>All types of the program and its cores with what they depend on, read from the built assemblies once.</summary>
internal static class ProgramTypes
{
    private static readonly Lazy<ArchUnitNET.Domain.Architecture> Loaded = new(() =>
        new ArchLoader()
            .LoadAssemblies(
                typeof(KreisblickDb).Assembly,
                System.Reflection.Assembly.Load("Kreisblick.Search"),
                System.Reflection.Assembly.Load("Kreisblick.Documents")
            )
            .Build()
    );

    /// <summary>Types whose full name begins with <paramref name="prefix"/>.</summary>
    public static IEnumerable<IType> Under(string prefix) =>
        Loaded.Value.Types.Where(t => t.FullName.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>What a type names: in fields, signatures, bodies, attributes, generic arguments.</summary>
    public static IEnumerable<string> Named(IType type) =>
        type.Dependencies.Select(d => d.Target.FullName).Distinct(StringComparer.Ordinal);

    public static IEnumerable<string> Called(IType type) =>
        type
            .Members.SelectMany(m => m.Dependencies)
            .OfType<ArchUnitNET.Domain.Dependencies.MethodCallDependency>()
            .Select(d => d.TargetMember.Name);

    /// <summary>A lambda or an async method is a nested type: what it does counts as done by the type around it.</summary>
    public static string Outermost(string fullName) => fullName.Split('+', '/', '`')[0];
}
