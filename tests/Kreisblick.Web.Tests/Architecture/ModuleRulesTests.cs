namespace Kreisblick.Web.Tests.Architecture;

/// <summary>Rules 1, 2, 4 and 5 of docs/architecture.md, read from the compiled program.</summary>
public sealed class ModuleRulesTests
{
    private static readonly string[] BannedInCores =
    [
        "Microsoft.AspNetCore.",
        "Microsoft.EntityFrameworkCore.",
        "Microsoft.Extensions.",
        "Microsoft.Data.",
        "Npgsql",
        "Kreisblick.Web.",
        "System.Net.",
        "System.IO.File",
        "System.IO.Directory",
        "System.IO.DriveInfo",
        "System.IO.MemoryMappedFiles.",
        "System.IO.Pipes.",
        "System.Diagnostics.Process",
    ];

    [Theory]
    [InlineData("Kreisblick.Search.", "Kreisblick.Documents.")]
    [InlineData("Kreisblick.Documents.", "Kreisblick.Search.")]
    public void Cores_know_no_web_no_database_no_files_and_not_one_another(string core, string otherCore)
    {
        var types = ProgramTypes.Under(core).ToList();
        Assert.NotEmpty(types);
        Breaches.AssertNone(
            from type in types
            from used in ProgramTypes.Named(type)
            where BannedInCores.Append(otherCore).Any(b => used.StartsWith(b, StringComparison.Ordinal))
            select $"{type.FullName} names {used}"
        );
    }

    [Fact]
    public void Modules_meet_only_through_contracts_along_the_allowed_edges()
    {
        var types = ProgramTypes.Under("Kreisblick.Web.").ToList();
        Assert.NotEmpty(types);
        Breaches.AssertNone(
            (
                from type in types
                from used in ProgramTypes.Named(type)
                select ModuleEdges.Breach(type.FullName, used)
            ).OfType<string>()
        );
    }

    [Theory]
    [InlineData("Features.Offers.Search.Results", "Features.Monitoring.Contract.Release", "no allowed edge")]
    [InlineData("Features.PublicSite.Start.Start", "Features.Offers.Model.Service", "not in Offers's Contract")]
    [InlineData("Platform.Slots.Slot", "Features.Offers.Contract.Offer", "Platform")]
    [InlineData("Features.Misc.Thing", "Features.Offers.Contract.Offer", "no module")]
    [InlineData("Features.PublicSite.Start.Start", "Features.Offers.Contract.Offer", null)]
    [InlineData("Features.Offers.Search.Results", "Platform.Slots.Slot", null)]
    public void The_edge_rule_tells_breaches_from_uses(string user, string used, string? breach)
    {
        var found = ModuleEdges.Breach("Kreisblick.Web." + user, "Kreisblick.Web." + used);
        if (breach is null)
            Assert.Null(found);
        else
            Assert.Contains(breach, found, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_models_hold_no_database_and_no_sql()
    {
        var pages = typeof(Program)
            .Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(Microsoft.AspNetCore.Mvc.RazorPages.PageModel)))
            .Select(t => t.FullName!)
            .ToHashSet(StringComparer.Ordinal);
        Assert.NotEmpty(pages);
        Breaches.AssertNone(
            from type in ProgramTypes.Under("Kreisblick.Web.")
            where pages.Contains(ProgramTypes.Outermost(type.FullName))
            from used in ProgramTypes.Named(type)
            where
                used.StartsWith("Microsoft.EntityFrameworkCore.", StringComparison.Ordinal)
                || used.StartsWith("Kreisblick.Web.Platform.Data.", StringComparison.Ordinal)
                || used.StartsWith("System.Data.", StringComparison.Ordinal)
            select $"{type.FullName} names {used}"
        );
    }

    /// <summary>A type that saves takes a ChangeContext itself, or is the inner part of types that all do.</summary>
    [Fact]
    public void Every_write_of_a_module_says_who_why_and_when()
    {
        const string context = "Kreisblick.Web.Platform.Auditing.ChangeContext";
        var types = ProgramTypes
            .Under("Kreisblick.Web.")
            .GroupBy(t => ProgramTypes.Outermost(t.FullName), StringComparer.Ordinal)
            .ToDictionary(
                g => g.Key,
                g => g.SelectMany(ProgramTypes.Named).Select(ProgramTypes.Outermost).ToHashSet(StringComparer.Ordinal),
                StringComparer.Ordinal
            );
        var writers = ProgramTypes
            .Under("Kreisblick.Web.Features.")
            .Where(t => ProgramTypes.Called(t).Any(m => m.StartsWith("SaveChanges", StringComparison.Ordinal)))
            .Select(t => ProgramTypes.Outermost(t.FullName))
            .ToHashSet(StringComparer.Ordinal);
        Assert.NotEmpty(writers);
        // Counting a search changes nothing that anybody answers for, and must not tell when it was made.
        Assert.True(writers.Remove("Kreisblick.Web.Features.Offers.SearchLog.SearchTally"));
        Breaches.AssertNone(
            from writer in writers
            where !types[writer].Contains(context)
            let users = types.Where(t => t.Key != writer && t.Value.Contains(writer)).ToList()
            where users.Count == 0 || users.Exists(u => !u.Value.Contains(context))
            select writer
        );
    }
}
