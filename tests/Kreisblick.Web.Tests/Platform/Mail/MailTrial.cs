using System.Globalization;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Jobs;
using Kreisblick.Web.Platform.Mail;
using Kreisblick.Web.Platform.Values;
using Kreisblick.Web.Platform.Web.Portal;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Kreisblick.Web.Tests.Platform.Mail;

/// <summary>The outbox on one database with one mail server, without a portal around it.</summary>
internal sealed class MailTrial(TestDatabase database, int port) : IAsyncDisposable
{
    private readonly Dictionary<string, string?> settings = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Example"] = "false",
        ["Mail:Host"] = "localhost",
        ["Mail:Port"] = port.ToString(CultureInfo.InvariantCulture),
        ["Mail:Tls"] = "none",
        ["Mail:From"] = "portal@landkreis.example",
    };

    public FixedTime Time { get; } = new(FixedTime.WednesdayMorning);

    public KreisblickDb Db { get; } = database.Context();

    /// <summary>Every line that delivery has logged.</summary>
    public Lines Log { get; } = new();

    public MailPatience Patience { get; set; } = new(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10));

    public string? this[string setting]
    {
        set => settings[setting] = value;
    }

    public IConfiguration Configuration => new ConfigurationBuilder().AddInMemoryCollection(settings).Build();

    public static MailTexts Texts { get; } =
        new(
            Options.Create(
                new PortalOptions
                {
                    Name = "Kreisblick",
                    County = "Landkreis Beispiel",
                    Origin = "https://hilfe.example",
                }
            ),
            new ConfigurationBuilder().Build()
        );

    public async Task<Guid> EnqueueAsync(string recipient = "beratung@traeger.example")
    {
        await using var db = database.Context();
        var change = new ChangeContext("test", "Probe", Time.Now, "web");
        new MailOutbox(db, Texts).Enqueue(
            change,
            StoredText.Parse<EmailAddress>(recipient),
            "probe",
            new Dictionary<string, string>()
        );
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return await db.Set<OutboxMail>().OrderByDescending(m => m.Id).Select(m => m.Id).FirstAsync();
    }

    /// <summary>What the job does when it is called, on a context of its own.</summary>
    public async Task DeliverAsync(CancellationToken? cancellation = null)
    {
        await using var db = database.Context();
        var delivery = new MailDelivery(
            db,
            new MailLedger(db, Time),
            new JobQueue(db, Time),
            Configuration,
            Patience,
            Time,
            Log
        );
        await delivery.RunAsync(cancellation ?? TestContext.Current.CancellationToken);
    }

    public Task<OutboxMail> OnlyAsync() =>
        Db.Set<OutboxMail>().AsNoTracking().SingleAsync(TestContext.Current.CancellationToken);

    public Task<OutboxMail> RowAsync(Guid id) =>
        Db.Set<OutboxMail>().AsNoTracking().SingleAsync(m => m.Id == id, TestContext.Current.CancellationToken);

    public ChangeContext Decision(string why) => new("leitung", why, Time.Now, "web");

    public ValueTask DisposeAsync() => Db.DisposeAsync();

    internal sealed class Lines : ILogger<MailDelivery>
    {
        private readonly List<string> lines = [];

        public string Text
        {
            get
            {
                lock (lines)
                    return string.Join('\n', lines);
            }
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            lock (lines)
                lines.Add($"{formatter(state, exception)} {exception}");
        }
    }
}
