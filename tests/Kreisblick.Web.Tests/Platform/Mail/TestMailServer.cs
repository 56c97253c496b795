using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using MimeKit;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.ComponentModel;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace Kreisblick.Web.Tests.Platform.Mail;

/// <summary>A real mail server on this machine that answers as a test wants.</summary>
internal sealed class TestMailServer : IAsyncDisposable
{
    private readonly SmtpServer.SmtpServer server;
    private readonly CancellationTokenSource stopping = new();
    private readonly Task running;

    private TestMailServer(int port, X509Certificate2? certificate, bool secureFromStart)
    {
        Port = port;
        var options = new SmtpServerOptionsBuilder()
            .ServerName("localhost")
            .Endpoint(endpoint =>
            {
                endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, port)).AllowUnsecureAuthentication(false);
                if (certificate is not null)
                    endpoint.Certificate(certificate).IsSecure(secureFromStart);
            })
            .Build();
        var services = new ServiceProvider();
        services.Add(new Store(this));
        services.Add((IMailboxFilter)new Filter(this));
        services.Add((IUserAuthenticator)new Users(this));
        server = new SmtpServer.SmtpServer(options, services);
        running = server.StartAsync(stopping.Token);
    }

    public int Port { get; }

    /// <summary>What the server has said yes to.</summary>
    public ConcurrentQueue<MimeMessage> Received { get; } = new();

    /// <summary>Every text that came whole, whatever was answered.</summary>
    public ConcurrentQueue<string> Texts { get; } = new();

    /// <summary>Every recipient that was named.</summary>
    public ConcurrentQueue<string> Recipients { get; } = new();

    public ConcurrentQueue<(string User, string Password)> SignIns { get; } = new();

    /// <summary>Null lets the recipient pass.</summary>
    public Func<string, SmtpResponse?> OnRecipient { get; set; } = _ => null;

    /// <summary>Null breaks the connection instead of answering.</summary>
    public Func<CancellationToken, Task<SmtpResponse?>> OnText { get; set; } =
        _ => Task.FromResult<SmtpResponse?>(SmtpResponse.Ok);

    public string? Password { get; set; }

    public static TestMailServer Start(X509Certificate2? certificate = null, bool secureFromStart = false) =>
        new(Cli.ProgramRun.FreePort(), certificate, secureFromStart);

    public static SmtpResponse Say(int code, string text) => new((SmtpReplyCode)code, text);

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        try
        {
            await running;
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException) { }
        stopping.Dispose();
    }

    private sealed class Store(TestMailServer owner) : MessageStore
    {
        public override async Task<SmtpResponse> SaveAsync(
            ISessionContext context,
            IMessageTransaction transaction,
            ReadOnlySequence<byte> buffer,
            CancellationToken cancellationToken
        )
        {
            using var bytes = new MemoryStream(buffer.ToArray());
            var message = await MimeMessage.LoadAsync(bytes, cancellationToken);
            owner.Texts.Enqueue(message.MessageId ?? "");
            var answer = await owner.OnText(cancellationToken);
            if (answer is null)
            {
                (context.Pipe as IDisposable)?.Dispose();
                throw new IOException("The test wants the connection broken.");
            }

            if ((int)answer.ReplyCode < 300)
                owner.Received.Enqueue(message);
            return answer;
        }
    }

    private sealed class Filter(TestMailServer owner) : MailboxFilter
    {
        public override Task<bool> CanDeliverToAsync(
            ISessionContext context,
            IMailbox to,
            IMailbox from,
            CancellationToken cancellationToken
        )
        {
            var address = $"{to.User}@{to.Host}";
            owner.Recipients.Enqueue(address);
            return owner.OnRecipient(address) is { } answer
                ? throw new SmtpResponseException(answer)
                : Task.FromResult(true);
        }
    }

    private sealed class Users(TestMailServer owner) : UserAuthenticator
    {
        public override Task<bool> AuthenticateAsync(
            ISessionContext context,
            string user,
            string password,
            CancellationToken cancellationToken
        )
        {
            owner.SignIns.Enqueue((user, password));
            return Task.FromResult(owner.Password is null || owner.Password == password);
        }
    }
}
