using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using ThreeForOne.Server.Features.DemoClock;
using ThreeForOne.Server.Features.Documents;

namespace ThreeForOne.Server.Features.Mail;

/// <summary>
/// Sends through an SMTP server. While the server does not answer nobody waits for it: for a minute every letter is
/// told so at once, because the worker has other things to do too.
/// </summary>
public sealed class SmtpMailer(SmtpServer? server, SiteAddress site, RealTime real) : IMailer
{
    private const int TimeoutMilliseconds = 20_000;
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);
    private long restUntilTicks;

    public async Task Send(OutgoingMail mail, CancellationToken stop)
    {
        if (server is null) throw new MailServerException("No mail server is configured (THREEFORONE_SMTP_HOST).");
        if (real.Clock.GetUtcNow().UtcTicks < Interlocked.Read(ref restUntilTicks))
            throw new MailServerException("The mail server does not answer.");

        var message = Compose(mail, server);
        try
        {
            using var client = new SmtpClient { Timeout = TimeoutMilliseconds };
            await client.ConnectAsync(server.Host, server.Port, Options(server.Security), stop);
            if (server.User is { } user) await client.AuthenticateAsync(user, server.Password ?? "", stop);
            await client.SendAsync(message, stop);
            await client.DisconnectAsync(true, CancellationToken.None);
        }
        catch (SmtpCommandException e) when (
            e.ErrorCode == SmtpErrorCode.RecipientNotAccepted && (int)e.StatusCode >= 500)
        {
            throw new MailRefusedException($"The recipient's server refused the address ({(int)e.StatusCode}).");
        }
        catch (SmtpCommandException e)
        {
            throw new MailServerException($"The mail server answered {(int)e.StatusCode} ({e.ErrorCode}).");
        }
        catch (Exception e) when (e is not OperationCanceledException || !stop.IsCancellationRequested)
        {
            Interlocked.Exchange(ref restUntilTicks, (real.Clock.GetUtcNow() + Rest).UtcTicks);
            throw new MailServerException($"The mail server does not answer ({e.GetType().Name}).");
        }
    }

    private MimeMessage Compose(OutgoingMail mail, SmtpServer from)
    {
        if (!MailboxAddress.TryParse(mail.To, out var to)) throw new MailRefusedException("That is no mail address.");
        var message = new MimeMessage
        {
            Subject = mail.Subject,
            // The same row is the same message: a server or reader that gets it twice can tell.
            MessageId = $"{mail.Id:N}@{new Uri(site.BaseUrl).Host}",
            Date = real.Clock.GetUtcNow(),
            Body = new BodyBuilder { TextBody = mail.Text, HtmlBody = mail.Html }.ToMessageBody(),
        };
        message.From.Add(new MailboxAddress("Tres por Uno", from.From));
        message.To.Add(to);
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        message.Headers.Add(HeaderId.ContentLanguage, mail.Language);
        return message;
    }

    private static SecureSocketOptions Options(string security) => security switch
    {
        "tls" => SecureSocketOptions.SslOnConnect,
        "none" => SecureSocketOptions.None,
        _ => SecureSocketOptions.StartTls,
    };
}
