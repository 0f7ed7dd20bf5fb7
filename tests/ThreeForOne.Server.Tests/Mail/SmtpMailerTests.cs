using System.Net;
using System.Net.Sockets;
using ThreeForOne.Server.Features.DemoClock;
using ThreeForOne.Server.Features.Documents;
using ThreeForOne.Server.Features.Mail;

namespace ThreeForOne.Server.Tests.Mail;

/// <summary>What the mailer says to a mail server, and what it makes of the answers.</summary>
public sealed class SmtpMailerTests
{
    private static readonly Guid s_id = Guid.Parse("00000000-0000-7000-8000-0000000000ab");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private readonly TestClock clock = new();

    [Fact]
    public async Task A_letter_arrives_with_both_bodies_and_a_number_of_its_own()
    {
        var heard = await Talk("250 ok", mailer => mailer.Send(Letter("ana@club.example"), Stop));

        Assert.Contains($"Message-Id: <{s_id:N}@tresporuno.example>", heard, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Auto-Submitted: auto-generated", heard, StringComparison.Ordinal);
        Assert.Contains("text/plain", heard, StringComparison.Ordinal);
        Assert.Contains("text/html", heard, StringComparison.Ordinal);
        Assert.DoesNotContain("\nBcc:", heard, StringComparison.Ordinal);
    }

    [Fact]
    public Task An_address_that_the_server_refuses_is_refused_for_good_and_not_named() =>
        Talk("550 no such user ana@club.example", async mailer =>
        {
            var refused = await Assert.ThrowsAsync<MailRefusedException>(
                () => mailer.Send(Letter("ana@club.example"), Stop));
            Assert.DoesNotContain("ana", refused.Message, StringComparison.Ordinal);
        });

    [Fact]
    public Task A_server_that_is_busy_is_worth_another_try() => Talk("451 later", mailer =>
        Assert.ThrowsAsync<MailServerException>(() => mailer.Send(Letter("ana@club.example"), Stop)));

    [Fact]
    public async Task A_server_that_is_not_there_is_not_asked_again_for_a_minute()
    {
        var port = FreePort();
        var mailer = Mailer(port);
        await Assert.ThrowsAsync<MailServerException>(() => mailer.Send(Letter("ana@club.example"), Stop));

        var again = await Assert.ThrowsAsync<MailServerException>(() => mailer.Send(Letter("ana@club.example"), Stop));
        Assert.Equal("The mail server does not answer.", again.Message);
        clock.Advance(TimeSpan.FromMinutes(2));
        again = await Assert.ThrowsAsync<MailServerException>(() => mailer.Send(Letter("ana@club.example"), Stop));
        Assert.Contains("SocketException", again.Message, StringComparison.Ordinal);
    }

    [Fact]
    public Task Without_a_server_letters_wait_and_the_setting_is_named() => Assert.ThrowsAsync<MailServerException>(
        () => new SmtpMailer(null, Site, new RealTime(clock)).Send(Letter("ana@club.example"), Stop));

    private static SiteAddress Site { get; } = new("https://tresporuno.example", Demo: false);

    private static OutgoingMail Letter(string to) =>
        new(s_id, to, "es", "Recibimos su propuesta\r\nBcc: x@y.example", "Texto", "<p>Texto</p>");

    private SmtpMailer Mailer(int port) => new(
        new SmtpServer("127.0.0.1", port, "none", null, null, "avisos@tresporuno.example"), Site,
        new RealTime(clock));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // A mail server of few words; answers RCPT as it is told, and tells what it heard.
    private async Task<string> Talk(string toRecipient, Func<SmtpMailer, Task> send)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = Serve(listener, toRecipient);
        await send(Mailer(((IPEndPoint)listener.LocalEndpoint).Port));
        return await serving;
    }

    private static async Task<string> Serve(TcpListener listener, string toRecipient)
    {
        using var client = await listener.AcceptTcpClientAsync(Stop);
        using var reader = new StreamReader(client.GetStream());
        await using var writer = new StreamWriter(client.GetStream()) { AutoFlush = true, NewLine = "\r\n" };
        var heard = new StringWriter();
        var inLetter = false;
        await writer.WriteLineAsync("220 ready");
        while (await reader.ReadLineAsync(Stop) is { } line)
        {
            await heard.WriteLineAsync(line);
            if (inLetter && line != ".") continue;
            var word = line.Split(' ', ':')[0].ToUpperInvariant();
            inLetter = word == "DATA";
            await writer.WriteLineAsync(word switch
            {
                "DATA" => "354 go on", "RCPT" => toRecipient, "QUIT" => "221 bye", _ => "250 ok",
            });
            if (word == "QUIT") break;
        }
        return heard.ToString();
    }
}
