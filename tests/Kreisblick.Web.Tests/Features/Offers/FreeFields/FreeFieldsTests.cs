using System.Net;
using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.FreeFields;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Proposals;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Mail;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Tests.Features.Offers.FreeFields;

/// <summary>What editors have freed, providers publish at once; all else waits, and editors are told.</summary>
public sealed class FreeFieldsTests(Databases databases) : IClassFixture<Databases>
{
    private const string List = "/verwaltung/angebote";
    private const string Settings = FreeFieldsRegistration.Path;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("alert", "Alert")]
    [InlineData("alertUntil", "Alert")]
    [InlineData("hours/0190d3c0-0000-7000-8000-000000000001", "Hours")]
    [InlineData("places/0190d3c0-0000-7000-8000-000000000001/exceptions/0190d3c0-0000-7000-8000-000000000002", "Hours")]
    [InlineData("phones/0190d3c0-0000-7000-8000-000000000001/number", "Phones")]
    [InlineData("capacities/0190d3c0-0000-7000-8000-000000000001/available", "Capacity")]
    [InlineData("places/0190d3c0-0000-7000-8000-000000000001", null)]
    [InlineData(
        "places/0190d3c0-0000-7000-8000-000000000001/location/phones/0190d3c0-0000-7000-8000-000000000002",
        null
    )]
    [InlineData("contacts/0190d3c0-0000-7000-8000-000000000001/phones/0190d3c0-0000-7000-8000-000000000002", null)]
    [InlineData("status", null)]
    [InlineData("description", null)]
    public void A_field_belongs_to_its_group_or_is_never_free(string path, string? group) =>
        Assert.Equal(group, FreeFieldRules.GroupOf(path)?.ToString());

    [Theory, EachDatabase]
    public async Task Only_free_fields_go_out_at_once_and_editors_are_told(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind, seeded: true);
        var (offer, organization) = await OfferAsync(portal.Database, "02");
        using var provider = await portal.SignedInAsync(Role.Provider, organization.ToString());
        using var editor = await portal.SignedInAsync(Role.Editor);

        // Nothing is free yet.
        var waiting = await ChangeAsync(provider, offer, "was", ("alert", "Zuerst geprüft."));
        Assert.Equal(ProposalState.Submitted, await StateAsync(portal, waiting));
        await provider.SendFormAsync(waiting, Typed(), form: "form[action*=zurueckziehen]");

        await editor.SendFormAsync($"{Settings}?traeger={organization}", Typed(("frei", "Alert")));
        var other = await OfferAsync(portal.Database, "03", organization);
        using var foreign = await portal.SignedInAsync(Role.Provider, other.Organization.ToString());
        var notFree = await ChangeAsync(foreign, other.Offer, "was", ("alert", "Bei uns nicht frei."));
        Assert.Equal(ProposalState.Submitted, await StateAsync(portal, notFree));

        var published = await ChangeAsync(provider, offer, "was", ("alert", "Morgen im Silberhaus."));
        Assert.Equal(ProposalState.Published, await StateAsync(portal, published));
        Assert.Contains(
            "steht jetzt im Portal",
            (await provider.PageAsync(published + "?fertig=gesendet")).QuerySelector(".alert.success")!.TextContent,
            StringComparison.Ordinal
        );
        using var visitor = portal.Visitor();
        Assert.Contains(
            "Silberhaus",
            await visitor.GetStringAsync($"/api/hsds/v3/services/{offer}", Cancellation),
            StringComparison.Ordinal
        );
        await using var db = portal.Database.Context();
        var name = await db.Set<Service>().Where(s => s.Id == offer).Select(s => s.Name).SingleAsync(Cancellation);
        Assert.Single(
            await db.Set<OutboxMail>()
                .Where(m => m.Template == PublishFree.Mail && m.Subject.Contains(name))
                .ToListAsync(Cancellation)
        );

        // The editor looks at what changed and ticks it off.
        var queue = await editor.PageAsync("/verwaltung/pruefung");
        var link = queue.QuerySelector($"form[action*=gesehen] a[href^='{List}/{offer}']")!.GetAttribute("href")!;
        Assert.Contains(
            "Silberhaus",
            (await editor.PageAsync(link.Split('#')[0])).QuerySelector(".comparison")!.TextContent,
            StringComparison.Ordinal
        );
        await editor.SendFormAsync("/verwaltung/pruefung", Typed(), form: "form[action*=gesehen]");
        Assert.Null((await editor.PageAsync("/verwaltung/pruefung")).QuerySelector("form[action*=gesehen]"));

        // One field more, and it waits.
        var mixed = await ChangeAsync(
            provider,
            offer,
            "was",
            ("alert", "Wieder am alten Ort."),
            ("description", "Auch die Beschreibung ist anders.")
        );
        Assert.Equal(ProposalState.Submitted, await StateAsync(portal, mixed));
        // An editor's own change is no provider's: the second person stays.
        var own = await ChangeAsync(editor, other.Offer, "was", ("alert", "Von der Redaktion."));
        Assert.Equal(ProposalState.Submitted, await StateAsync(portal, own));
        Assert.Equal(HttpStatusCode.Forbidden, (await provider.GetAsync(Settings, Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Free_for_all_holds_for_each_provider_but_never_for_the_numbers_of_crisis_help()
    {
        await using var portal = await databases.FreshPortalAsync(DatabaseKind.Sqlite, seeded: true);
        using var editor = await portal.SignedInAsync(Role.Editor);
        await editor.SendFormAsync(Settings, Typed(("frei", "Phones")));
        var (crisis, organization) = await OfferAsync(portal.Database, "01");
        using var provider = await portal.SignedInAsync(Role.Provider, organization.ToString());
        Assert.Equal(ProposalState.Submitted, await StateAsync(portal, await NumberAsync(provider, crisis)));

        var (offer, calm) = await OfferAsync(portal.Database, "07", organization);
        using var other = await portal.SignedInAsync(Role.Provider, calm.ToString());
        Assert.Equal(ProposalState.Published, await StateAsync(portal, await NumberAsync(other, offer)));
        await editor.SendFormAsync(Settings, Typed(("frei", "Capacity")));
        Assert.Equal(ProposalState.Submitted, await StateAsync(portal, await NumberAsync(other, offer)));

        // Free places have a form, and are of today.
        var (roomy, owner) = await OfferAsync(portal.Database, "08", calm, organization);
        using var host = await portal.SignedInAsync(Role.Provider, owner.ToString());
        var draft = await StartAsync(host, roomy);
        var field = (await host.PageAsync($"{draft}/so-geht-es"))
            .QuerySelector("input[name^='capacities/'][name$='/available']")!
            .GetAttribute("name")!;
        // Each time the form is shown it names its empty row anew.
        var unit = field.Replace("/available", "/unit", StringComparison.Ordinal);
        Assert.Equal(
            ProposalState.Published,
            await StateAsync(portal, await ChangeAsync(host, roomy, "so-geht-es", (field, "7"), (unit, "Plätze")))
        );
        await using var db = portal.Database.Context();
        var capacity = await db.Set<ServiceCapacity>()
            .Include(c => c.Unit)
            .SingleAsync(c => c.ServiceId == roomy, Cancellation);
        Assert.Equal((7, "Plätze", portal.Time.Now), (capacity.Available, capacity.Unit!.Name, capacity.Updated));
    }

    private static async Task<string> NumberAsync(HttpClient provider, Guid offer)
    {
        var draft = await StartAsync(provider, offer);
        var fields = (await provider.PageAsync($"{draft}/kontakt")).QuerySelectorAll(
            "input[name^='phones/'][name$='/number']"
        );
        return await ChangeAsync(
            provider,
            offer,
            "kontakt",
            (fields[^1].GetAttribute("name")!, $"03601 000-{Random.Shared.Next(100, 999)}")
        );
    }

    private static async Task<string> StartAsync(HttpClient client, Guid offer) =>
        Next(await client.SendFormAsync($"{List}/{offer}", Typed(), form: "form[action*=aendern]"));

    /// <summary>One step of the form, sent; the address of the draft.</summary>
    private static async Task<string> ChangeAsync(
        HttpClient client,
        Guid offer,
        string step,
        params (string, string?)[] typed
    )
    {
        var draft = await StartAsync(client, offer);
        await client.SendFormAsync($"{draft}/{step}", Typed(typed), button: ("aktion", "entwurf"));
        Assert.Equal($"{draft}?fertig=gesendet", Next(await client.SendFormAsync($"{draft}/pruefen", Typed())));
        return draft;
    }

    private static async Task<ProposalState> StateAsync(PortalFactory portal, string draft)
    {
        await using var db = portal.Database.Context();
        var id = Guid.Parse(draft[(draft.LastIndexOf('/') + 1)..]);
        return (await db.Set<Proposal>().SingleAsync(p => p.Id == id, Cancellation)).State;
    }

    /// <summary>A published offer of the top category, of a provider without crisis help unless it is asked for.</summary>
    private static async Task<(Guid Offer, Guid Organization)> OfferAsync(
        TestDatabase database,
        string top,
        params Guid[] not
    )
    {
        await using var db = database.Context();
        var offers = await db.Published()
            .AsSplitQuery()
            .Select(s => new
            {
                s.Id,
                s.OrganizationId,
                Codes = s
                    .Attributes.Where(a => a.TaxonomyTerm!.Taxonomy!.Slug == TaxonomySlugs.Categories)
                    .Select(a => a.TaxonomyTerm!.Code!)
                    .ToList(),
                Places = s.ServiceAtLocations.Select(x => x.LocationId).ToList(),
            })
            .OrderBy(s => s.Id)
            .ToListAsync(Cancellation);
        var crisis = offers.Where(o => o.Codes.Exists(c => c.StartsWith("01", StringComparison.Ordinal))).ToList();
        var found = offers.First(o =>
            o.Codes.TrueForAll(c => c.StartsWith(top, StringComparison.Ordinal))
            && !not.Contains(o.OrganizationId)
            && (top == "01" || !crisis.Exists(c => c.OrganizationId == o.OrganizationId))
            && (top == "01" || !crisis.Exists(c => c.Places.Intersect(o.Places).Any()))
        );
        return (found.Id, found.OrganizationId);
    }

    private static string Next(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    private static Dictionary<string, string?> Typed(params (string Name, string? Value)[] typed) =>
        typed.ToDictionary(t => t.Name, t => t.Value, StringComparer.Ordinal);
}
