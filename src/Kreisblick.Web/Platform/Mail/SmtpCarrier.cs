using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Kreisblick.Web.Platform.Mail;

/// <summary>Hands mails to the county's mail server (RFC 5321), encrypted unless it is on this machine.</summary>
internal sealed class SmtpCarrier(MailRoute.Smtp route, MailPatience patience) : MailCarrier
{
    private readonly SmtpClient client = new()
    {
        // A list of revoked certificates would be fetched from hosts that nobody has allowed.
        CheckCertificateRevocation = false,
    };

    public override async Task<Handover.NotYet?> OpenAsync(CancellationToken cancellation)
    {
        if (client.IsConnected)
            return null;
        if (route.Authorities is { } authorities)
            client.ServerCertificateValidationCallback = (_, certificate, chain, errors) =>
                IsFrom(authorities, certificate, chain, errors);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(patience.Open);
        try
        {
            await client.ConnectAsync(route.Host, route.Port, route.Security, limit.Token);
            if (route.Credential is { } credential)
                await client.AuthenticateAsync(credential, limit.Token);
            return null;
        }
        catch (Exception e) when (Sentence(e) is { } sentence && !cancellation.IsCancellationRequested)
        {
            await CloseAsync();
            return new Handover.NotYet(sentence, OfServer: true);
        }
    }

    public override async Task<Handover> HandOverAsync(MimeMessage message)
    {
        using var limit = new CancellationTokenSource(patience.HandOver);
        var text = new TextStarted();
        try
        {
            var sender = message.From.Mailboxes.First();
            await client.SendAsync(message, sender, message.To.Mailboxes, limit.Token, text);
            return new Handover.Delivered();
        }
        catch (SmtpCommandException e)
        {
            var answer = Answer(e);
            return (int)e.StatusCode >= 500
                ? new Handover.Refused(answer)
                : new Handover.NotYet(answer, e.StatusCode is SmtpStatusCode.ServiceNotAvailable);
        }
        catch (Exception e) when (Sentence(e) is { } sentence)
        {
            await CloseAsync();
            return text.Started
                ? new Handover.Unclear($"Der Text war unterwegs, dann kam keine Antwort mehr. {sentence}")
                : new Handover.NotYet(sentence, OfServer: true);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await CloseAsync();
        client.Dispose();
    }

    private async Task CloseAsync()
    {
        try
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            await client.DisconnectAsync(quit: true, limit.Token);
        }
        catch (Exception e) when (Sentence(e) is not null)
        {
            // Whoever is gone needs no farewell.
        }
    }

    private string? Sentence(Exception failure) =>
        failure switch
        {
            SmtpCommandException e => Answer(e),
            SslHandshakeException =>
                $"Die verschlüsselte Verbindung zum Mailserver „{route.Host}“ kommt nicht zustande: Sein Zertifikat passt nicht oder wird nicht anerkannt.",
            AuthenticationException => "Der Mailserver lehnt Benutzer oder Kennwort ab.",
            NotSupportedException => "Der Mailserver bietet nicht an, was Mail:Tls oder Mail:User verlangt.",
            SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData } =>
                $"Den Mailserver „{route.Host}“ gibt es unter diesem Namen nicht.",
            SocketException => $"Der Mailserver „{route.Host}“ ist am Anschluss {route.Port} nicht erreichbar.",
            OperationCanceledException or TimeoutException => "Der Mailserver antwortet nicht in der erlaubten Zeit.",
            ProtocolException or IOException => "Die Verbindung zum Mailserver ist abgerissen.",
            ServiceNotConnectedException or ServiceNotAuthenticatedException =>
                "Der Mailserver verlangt eine Anmeldung.",
            _ => null,
        };

    private static string Answer(SmtpCommandException answer)
    {
        var text = new string([.. answer.Message.Where(c => !char.IsControl(c))]);
        return $"Antwort des Mailservers: {(int)answer.StatusCode} {text}";
    }

    private static bool IsFrom(
        X509Certificate2Collection authorities,
        X509Certificate? certificate,
        X509Chain? sent,
        SslPolicyErrors errors
    )
    {
        // The name must fit in any case; only the question whom to trust is answered by the given authorities.
        if (
            certificate is not X509Certificate2 own
            || (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != SslPolicyErrors.None
        )
            return false;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        foreach (var between in sent?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
            chain.ChainPolicy.ExtraStore.Add(between.Certificate);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(own);
    }

    /// <summary>Learns from the client whether a byte of the text has been sent.</summary>
    private sealed class TextStarted : ITransferProgress
    {
        public bool Started { get; private set; }

        public void Report(long bytesTransferred, long totalSize) => Started = true;

        public void Report(long bytesTransferred) => Started = true;
    }
}
