using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Web.Portal;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace Kreisblick.Web.Tests.Architecture.PersonalData;

/// <summary>
/// The register of processing (Art. 30 GDPR) knows every column that can hold something about a person: text, bytes,
/// anything written as text, and the number of an account.
/// </summary>
public sealed class PersonalDataRegisterTests(Databases databases) : IClassFixture<Databases>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Every_column_that_can_hold_personal_data_is_in_the_register(DatabaseKind kind)
    {
        var (model, records) = await RegisterAsync(kind);
        Breaches.AssertNone(
            Missing(model, records)
                .Select(c => $"{c} is neither in the register (ProcessingRecord.Columns) nor in NotPersonal")
        );
    }

    [Fact]
    public async Task A_table_without_an_entry_is_noticed()
    {
        var (model, records) = await RegisterAsync(DatabaseKind.Sqlite);
        var without = records
            .Select(r => r with { Columns = [.. r.Columns.Where(c => c.Entity != typeof(Session))] })
            .ToList();
        Assert.Equal(
            ["Session.AccountId", "Session.Device", "Session.KeyHash"],
            Missing(model, without).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task The_lists_name_only_columns_that_exist_and_none_in_both()
    {
        var (model, records) = await RegisterAsync(DatabaseKind.Sqlite);
        var there = model
            .GetEntityTypes()
            .SelectMany(e => e.GetProperties().Select(p => NameOf(e, p)))
            .ToHashSet(StringComparer.Ordinal);
        var registered = Registered(records);
        var free = Free();
        Assert.NotEmpty(registered);
        Breaches.AssertNone([
            .. registered.Concat(free).Where(c => !there.Contains(c)).Select(c => $"{c} is no column"),
            .. registered.Intersect(free, StringComparer.Ordinal).Select(c => $"{c} is in both lists"),
        ]);
    }

    [Fact]
    public async Task The_privacy_page_and_the_page_of_the_officer_say_all_of_the_register()
    {
        var portal = await databases.PortalAsync(DatabaseKind.Sqlite);
        var records = portal.Services.GetServices<ProcessingRecord>().ToList();
        using var visitor = portal.Visitor();
        using var officer = await portal.SignedInAsync(Role.DataProtection);
        foreach (var (client, path) in new[] { (visitor, "/datenschutz"), (officer, "/verwaltung/datenschutz") })
        {
            var said = (await client.PageAsync(path)).QuerySelector("main")!.TextContent;
            foreach (var record in records)
            foreach (
                var part in new[]
                {
                    record.Title,
                    record.What,
                    record.Why,
                    record.LegalBasis,
                    record.HowLong,
                    record.Who,
                }
            )
            {
                Assert.NotEqual("", part.Trim());
                Assert.True(said.Contains(part, StringComparison.Ordinal), $"{path} does not say: {part}");
            }
        }
        var places = (await officer.PageAsync("/verwaltung/datenschutz")).QuerySelector("main")!.TextContent;
        Assert.Contains("accounts_accounts", places, StringComparison.Ordinal);
        Assert.Contains("offers_contacts", places, StringComparison.Ordinal);
    }

    private async Task<(IModel Model, IReadOnlyList<ProcessingRecord> Records)> RegisterAsync(DatabaseKind kind)
    {
        var portal = await databases.PortalAsync(kind);
        await using var db = portal.Database.Context();
        Cancel.ThrowIfCancellationRequested();
        return (db.Model, [.. portal.Services.GetServices<ProcessingRecord>()]);
    }

    private static IReadOnlyList<string> Missing(IModel model, IReadOnlyList<ProcessingRecord> records)
    {
        var known = Registered(records);
        known.UnionWith(Free());
        var candidates = model
            .GetEntityTypes()
            .SelectMany(e => e.GetProperties().Where(CanHoldPersonalData).Select(p => NameOf(e, p)))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        Assert.NotEmpty(candidates);
        return [.. candidates.Where(c => !known.Contains(c))];
    }

    private static bool CanHoldPersonalData(IProperty property)
    {
        if (property.IsShadowProperty() && property.IsKey())
            return false;
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        if (type == typeof(Guid))
            return property.Name.EndsWith("By", StringComparison.Ordinal)
                || property.GetContainingForeignKeys().Any(f => f.PrincipalEntityType.ClrType == typeof(Account));
        return !type.IsEnum
            && !type.IsPrimitive
            && type != typeof(decimal)
            && type != typeof(DateTimeOffset)
            && type != typeof(DateOnly)
            && type != typeof(TimeOnly)
            && type != typeof(TimeSpan);
    }

    private static HashSet<string> Registered(IEnumerable<ProcessingRecord> records) =>
        records
            .SelectMany(r => r.Columns)
            .SelectMany(c => c.Properties.Select(p => $"{c.Entity.Name}.{p}"))
            .ToHashSet(StringComparer.Ordinal);

    private static HashSet<string> Free() =>
        NotPersonal
            .Columns.SelectMany(c => c.Properties.Split(' ').Select(p => $"{c.Entity}.{p}"))
            .ToHashSet(StringComparer.Ordinal);

    private static string NameOf(IReadOnlyEntityType entity, IReadOnlyProperty property) =>
        $"{entity.ClrType.Name}.{property.Name}";
}
