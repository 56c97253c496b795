using Kreisblick.Web.Features.Offers.Contract;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Messages;
using Kreisblick.Web.Platform.Trace;
using Kreisblick.Web.Platform.Values;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Reports;

/// <summary>What is looked for in the queue; all of it stands in the address.</summary>
/// <param name="Kind">See <see cref="ReportLinks.Kinds"/>.</param>
/// <param name="State">See <see cref="ReportLinks.States"/>; null: everything that is open.</param>
internal sealed record ReportQuery(string? Kind, string? State, int Page)
{
    public const int PageSize = 50;

    public string Address => At(ReportLinks.List);

    /// <summary>The whole list as a table for spreadsheets.</summary>
    public string FileAddress => (this with { Page = 1 }).At(ReportLinks.File);

    private string At(string path) =>
        QueryHelpers.AddQueryString(
            path,
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["art"] = Kind,
                ["stand"] = State,
                ["seite"] = Page > 1 ? Page.ToString(System.Globalization.CultureInfo.InvariantCulture) : null,
            }.Where(p => p.Value is { Length: > 0 })
        );
}

internal sealed record ReportPage(IReadOnlyList<Message> Lines, int Total, int Page)
{
    public int Pages => Math.Max(1, (Total + ReportQuery.PageSize - 1) / ReportQuery.PageSize);
}

/// <summary>The offer that a report is about.</summary>
internal sealed record ReportedOffer(
    Guid Id,
    string Name,
    Guid ProviderId,
    string Provider,
    EmailAddress? ProviderMail
);

/// <summary>One report with what an editor needs to decide.</summary>
/// <param name="Hints">What in it may say who somebody is.</param>
/// <param name="Drafts">Drafts of offers that were begun because of it.</param>
internal sealed record Report(
    Message Message,
    ReportedOffer? Offer,
    IReadOnlyList<string> Hints,
    IReadOnlyList<EntityRef> Drafts,
    HistoryView History
);

/// <summary>Reads the queue of reports and one report with what belongs to it.</summary>
internal sealed class ReportReader(KreisblickDb db, AuditHistory history, TraceLinks links)
{
    /// <summary>Those that wait longest first.</summary>
    public async Task<ReportPage> FindAsync(ReportQuery query, CancellationToken cancellation)
    {
        var found = Matching(query);
        var total = await found.CountAsync(cancellation);
        var last = Math.Max(1, (total + ReportQuery.PageSize - 1) / ReportQuery.PageSize);
        var page = Math.Clamp(query.Page, 1, last);
        var lines = await found
            .Skip((page - 1) * ReportQuery.PageSize)
            .Take(ReportQuery.PageSize)
            .ToListAsync(cancellation);
        return new ReportPage(lines, total, page);
    }

    /// <summary>All that fit, on whichever page they stand; those that wait longest first.</summary>
    public IAsyncEnumerable<Message> AllAsync(ReportQuery query) => Matching(query).AsAsyncEnumerable();

    private IQueryable<Message> Matching(ReportQuery query)
    {
        var found = db.Set<Message>().AsNoTracking();
        if (ReportLinks.Kinds.FirstOrDefault(k => k.Value == query.Kind) is { Value: not null } kind)
            found = found.Where(m => m.Kind == kind.Kind);
        found = ReportLinks.States.FirstOrDefault(s => s.Value == query.State) is { Value: not null } state
            ? found.Where(m => m.State == state.State)
            : Open(found);
        return found.OrderBy(m => m.ReceivedAt).ThenBy(m => m.Reference);
    }

    /// <summary>How many wait for somebody.</summary>
    public Task<int> OpenCountAsync(CancellationToken cancellation) => Open(db.Set<Message>()).CountAsync(cancellation);

    public Task<Message?> MessageAsync(string reference, CancellationToken cancellation) =>
        db.Set<Message>().FirstOrDefaultAsync(m => m.Reference == reference, cancellation);

    public async Task<Report?> ReadAsync(string reference, CancellationToken cancellation)
    {
        if (await MessageAsync(reference, cancellation) is not { } message)
            return null;
        return new Report(
            message,
            await OfferAsync(message, cancellation),
            PersonalHints.Of(message.Text),
            [
                .. (await links.ForStaffAsync(ReportLinks.Kind, reference, cancellation))
                    .Where(l => l.Relation == ReportLinks.Drafted)
                    .Select(l => l.Entity),
            ],
            new HistoryView(
                await history.ReadAsync(ReportLinks.Kind, reference, 1, cancellation),
                number => $"{ReportLinks.Of(reference)}?seite={number}"
            )
        );
    }

    /// <summary>The offer whose page the report names: the id at the end of the address decides.</summary>
    public async Task<ReportedOffer?> OfferAsync(Message message, CancellationToken cancellation)
    {
        var last = message.Page?.Split('?')[0].TrimEnd('/').Split('/')[^1].Split('-')[^1];
        if (
            message.Page?.Contains(OfferLinks.Results + "/", StringComparison.Ordinal) != true
            || !PublicId.TryParse(last ?? "", out var id, out _)
        )
            return null;
        return await db.Set<Service>()
            .Where(s => s.PublicId == id)
            .Select(s => new ReportedOffer(s.Id, s.Name, s.OrganizationId, s.Organization!.Name, s.Organization.Email))
            .FirstOrDefaultAsync(cancellation);
    }

    private static IQueryable<Message> Open(IQueryable<Message> messages) =>
        messages.Where(m => m.State != MessageState.Done && m.State != MessageState.Rejected);
}
