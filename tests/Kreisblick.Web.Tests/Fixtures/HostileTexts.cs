using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Features.Offers.Model;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Tests.Fixtures;

/// <summary>Texts that would run a script, or become an element, where a page took them for markup (bar 21).</summary>
internal static class HostileTexts
{
    /// <summary>Name of the function that each of them calls, and of the element that one of them is.</summary>
    public const string Mark = "xssmarke";

    public static IReadOnlyList<string> All { get; } =
    [
        $"<script>{Mark}()</script>",
        $"\"><img src=x onerror={Mark}()>",
        $"'><svg onload={Mark}()>",
        $"</title></textarea></script><a href=javascript:{Mark}()>x</a>",
        $"javascript:{Mark}()",
        $"{{{{{Mark}()}}}}<!--<b {Mark}>",
        $"<{Mark} style=\"x\" onclick=\"{Mark}()\">",
    ];

    /// <summary>Every text that people of an office or a provider type is one of them.</summary>
    public static async Task StoreAsync(TestDatabase database)
    {
        await using var db = database.Context();
        var text = string.Join(' ', All);
        var (name, other) = (All[1], All[2]);
        await db.Set<Service>()
            .ExecuteUpdateAsync(set =>
                set.SetProperty(s => s.Description, text)
                    .SetProperty(s => s.AlternateName, name)
                    .SetProperty(s => s.ApplicationProcess, text)
                    .SetProperty(s => s.FeesDescription, text)
                    .SetProperty(s => s.EligibilityDescription, text)
                    .SetProperty(s => s.InternalNote, text)
                    .SetProperty(s => s.Name, s => s.Name + name)
            );
        await db.Set<Organization>()
            .ExecuteUpdateAsync(set =>
                set.SetProperty(o => o.Description, text).SetProperty(o => o.Name, o => o.Name + other)
            );
        await db.Set<Location>()
            .Where(l => !l.IsAddressProtected)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.Name, name).SetProperty(l => l.Transportation, text));
        await db.Set<Contact>()
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Name, name).SetProperty(c => c.Title, other));
        var script = All[0];
        await db.Set<Account>().ExecuteUpdateAsync(set => set.SetProperty(a => a.Name, script));
    }
}
