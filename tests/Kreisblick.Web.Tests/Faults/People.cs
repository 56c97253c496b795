using System.Security.Cryptography;
using System.Text;
using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Features.Accounts.Sessions;
using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Proposals;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Mail;
using Kreisblick.Web.Platform.Values;
using Kreisblick.Web.Tests.Features.Offers.Documents;
using Kreisblick.Web.Tests.Features.Offers.Proposals;
using Kreisblick.Web.Tests.Fixtures;
using Kreisblick.Web.Tests.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using ProposalState = Kreisblick.Web.Features.Offers.Proposals.ProposalState;

namespace Kreisblick.Web.Tests.Faults;

/// <summary>An editor at the pages, a provider with a few offers, and those who get mail.</summary>
internal sealed class People(MortalPortal portal)
{
    private const int MailsAtOnce = 15;
    private const int ProposalsAtOnce = 3;

    private readonly List<OfferDocument> stock = [];
    private readonly Guid editor = Guid.CreateVersion7();
    private readonly string session = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
    private int changes;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static ChangeContext Change(string who) => new(who, "Probe", TimeProvider.System.GetUtcNow(), "web");

    /// <summary>An editor with a session, a provider with offers that are changed one by one.</summary>
    public async Task SettleAsync()
    {
        await using var db = portal.Database.Context();
        var now = TimeProvider.System.GetUtcNow();
        var account = new Account(editor, Mailbox("redaktion"), "Redaktion", now);
        account.Activate();
        db.Add(account);
        db.Add(
            new GrantedRole
            {
                Id = Guid.CreateVersion7(),
                AccountId = editor,
                Role = Role.Editor,
                GrantedAt = now,
            }
        );
        db.Add(
            Session.Start(
                editor,
                Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(session))),
                "Test",
                now,
                TimeSpan.FromHours(8)
            )
        );
        await db.SaveChangesAsync(Cancel);
        var term = await db.Set<TaxonomyTerm>().SingleAsync(t => t.Code == "02.1", Cancel);
        var provider = new ProviderDocument
        {
            Id = Guid.CreateVersion7(),
            Name = "Verein Bestand",
            Description = "Ein Verein für alle.",
            Email = "bestand@traeger.example",
        };
        for (var i = 0; i < ProposalsAtOnce * 2; i++)
            stock.Add(
                OfferDocument
                    .Blank(Guid.CreateVersion7(), provider.Id)
                    .WithTerms(TaxonomySlugs.Categories, [term.Id]) with
                {
                    Name = $"Bestand {i}",
                    Description = $"{ImportStory.Word} Bestand.",
                    Phones = [new DocumentPhone { Id = Guid.CreateVersion7(), Number = $"03601 900{i}" }],
                }
            );
        await portal.Database.PublishAsync([provider, .. stock], Change("redaktion-1"));
    }

    public async Task WriteMailsAsync()
    {
        await using var db = portal.Database.Context();
        for (var i = 0; i < MailsAtOnce; i++)
            new MailOutbox(db, MailTrial.Texts).Enqueue(
                Change("kreisblick"),
                Mailbox($"person{++changes}"),
                "probe",
                new Dictionary<string, string>()
            );
        await db.SaveChangesAsync(Cancel);
    }

    /// <summary>What an earlier kill left in review, and new proposals beside it.</summary>
    public async Task<IReadOnlyList<Guid>> InReviewAsync()
    {
        var clock = new FixedTime(TimeProvider.System.GetUtcNow());
        var provider = new ProposalDesk(
            portal.Database,
            "traeger",
            OfferActor.Provider(stock[0].OrganizationId),
            clock
        );
        var desk = new ProposalDesk(portal.Database, editor.ToString(), OfferActor.Editor, clock);
        await using var db = portal.Database.Context();
        var open = await db.Set<Proposal>()
            .Where(p => p.BatchId == null && p.State == ProposalState.InReview)
            .Select(p => new { p.Id, p.RecordId })
            .ToListAsync(Cancel);
        var ids = open.Select(p => p.Id).ToList();
        foreach (
            var offer in stock.Where(o => open.TrueForAll(p => p.RecordId != o.Id)).Take(ProposalsAtOnce - open.Count)
        )
        {
            var text = $"{ImportStory.Word} Bestand, Fassung {++changes}.";
            var (id, revision) = await provider.ProposeAsync(offer, o => o with { Description = text });
            await desk.TakeAsync(id, revision);
            ids.Add(id);
        }
        return ids;
    }

    public HttpClient Client(bool signedIn)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = portal.Address,
        };
        if (signedIn)
            client.DefaultRequestHeaders.Add("Cookie", $"{SessionCookie.Name}={session}");
        return client;
    }

    private static EmailAddress Mailbox(string name) => StoredText.Parse<EmailAddress>($"{name}@traeger.example");
}
