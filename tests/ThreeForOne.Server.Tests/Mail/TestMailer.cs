using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using ThreeForOne.Server.Features.Jobs;
using ThreeForOne.Server.Features.Mail;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Tests.Mail;

/// <summary>
/// A mail server that a test can take down, or make refuse an address. It keeps what it took, in order.
/// </summary>
public sealed class TestMailer : IMailer
{
    private readonly ConcurrentQueue<OutgoingMail> taken = new();

    public bool IsDown { get; set; }

    /// <summary>How long it thinks before it answers.</summary>
    public TimeSpan Slow { get; set; }

    public ISet<string> Unknown { get; } = new HashSet<string>();

    public IReadOnlyList<OutgoingMail> Taken => [.. taken];

    public async Task Send(OutgoingMail mail, CancellationToken stop)
    {
        await Task.Delay(Slow, stop);
        if (IsDown) throw new MailServerException("The mail server does not answer.");
        if (Unknown.Contains(mail.To)) throw new MailRefusedException("The address was refused (550).");
        taken.Enqueue(mail);
    }
}

/// <summary>
/// A demonstration whose letters go to a test's mail server, by a clock of real time that the test moves.
/// </summary>
public sealed class MailSite(TestCluster cluster) : DemoSite(cluster)
{
    public TestMailer Mailer { get; } = new();

    public TestClock Real { get; } = new();

    protected override HostSettings Adjust(HostSettings settings) =>
        settings with { Mailer = Mailer, RealClock = Real };

    /// <summary>Works through the letters that wait, as if their time had come; returns how many it took.</summary>
    public async Task<int> Work(CancellationToken stop)
    {
        // Documents are somebody else's test.
        await Sql.Scalar(Databases.Owner!, """
            update outbox set done_at = now() where kind <> 'mail.send' and done_at is null;
            update outbox set next_at = clock_timestamp() where done_at is null
            """);
        var worker = ActivatorUtilities.CreateInstance<OutboxWorker>(App.Services);
        var taken = 0;
        while (await worker.TakeBatch(stop) is var more and > 0) taken += more;
        return taken;
    }
}
