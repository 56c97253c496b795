using System.Data;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Areas;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Changes;
using Kreisblick.Web.Platform.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Api;

/// <summary>What an answer reads with: one database, one moment, one catalogue.</summary>
internal sealed class HsdsSession(
    KreisblickDb db,
    AreaRegisterSource areaSource,
    HsdsTermSource termSource,
    HsdsTextSearch search,
    TimeProvider time
)
{
    public KreisblickDb Db => db;
    public HsdsTextSearch Search => search;
    public AreaRegister Areas { get; private set; } = null!;
    public HsdsTerms Terms { get; private set; } = null!;
    public VisibleOffers Visible { get; private set; } = null!;

    /// <summary>When anything that the interface shows changed last; the day itself changes what is due.</summary>
    public DateTimeOffset LastModified { get; private set; }

    /// <summary>Moves with every change of stored data.</summary>
    public long Change { get; private set; }

    /// <summary>Opens one consistent view of the data; the answer is written inside of it.</summary>
    public async Task<IAsyncDisposable> OpenAsync(bool includesEnded, CancellationToken cancellation)
    {
        Areas = await areaSource.GetAsync(cancellation);
        Visible = new VisibleOffers(includesEnded, time.GetUtcNow().AddMonths(-VisibleOffers.MonthsAfterEnd));
        var snapshot = await BeginAsync(cancellation);
        // Counters only rise, so their sum moves with each of them: offers, catalogue, areas, holidays.
        Change = await db.Set<ChangeCounter>().SumAsync(c => c.Value, cancellation);
        Terms = await termSource.GetAsync(db, Change, Areas, cancellation);
        var newest = await db.Set<Service>().MaxAsync(s => (DateTimeOffset?)s.LastModified, cancellation);
        // Ids of audit events are ordered by time: the newest is found by the key.
        var audited = await db.Set<AuditEvent>()
            .OrderByDescending(e => e.Id)
            .Select(e => (DateTimeOffset?)e.When)
            .FirstOrDefaultAsync(cancellation);
        LastModified = Earlier(
            time.GetUtcNow(),
            Later(HsdsInstants.StartOf(Areas.Today), Later(newest ?? default, audited ?? default))
        );
        return snapshot;
    }

    /// <summary>Reads records; what hangs on them is of today, unless ended offers were asked for.</summary>
    public HsdsLoader Loader(bool includesEnded = false) =>
        new(db, Terms, Visible with { IncludesEnded = includesEnded }, Areas.Today);

    /// <summary>Writes offers fully nested, as their own addresses give them.</summary>
    public async Task<Action<Utf8JsonWriter, Guid>> FullServicesAsync(
        IReadOnlyList<Guid> ids,
        CancellationToken cancellation
    )
    {
        var graph = await Loader().ServicesAsync(ids, isFull: true, cancellation);
        return (writer, id) => HsdsServices.Full.Write(writer, graph.Services[id], graph);
    }

    public HsdsFilter Filter(CancellationToken cancellation) => new(db, Terms, Visible, Areas, search, cancellation);

    /// <summary>Tag of an answer that is streamed: it follows from the state of the data, the day and the question.</summary>
    public string TagOf(HttpRequest request) =>
        HsdsAnswer.TagOf(
            request,
            Encoding.UTF8.GetBytes(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Change}|{LastModified.UtcTicks}|{HsdsFormats.Date(Areas.Today)}|{request.Path}{request.QueryString}"
                )
            )
        );

    private async Task<IAsyncDisposable> BeginAsync(CancellationToken cancellation)
    {
        if (db is not SqliteDb)
            return await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        // EF begins SQLite transactions as writers ("immediate"); a reader must not wait for them, nor they for it.
        await db.Database.OpenConnectionAsync(cancellation);
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        var transaction = connection.BeginTransaction(deferred: true);
        await db.Database.UseTransactionAsync(transaction, cancellation);
        return new SqliteRead(db, transaction);
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    private sealed class SqliteRead(KreisblickDb db, SqliteTransaction transaction) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await db.Database.UseTransactionAsync(null);
            await transaction.DisposeAsync();
            await db.Database.CloseConnectionAsync();
        }
    }
}
