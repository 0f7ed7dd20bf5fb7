using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Committee;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.DemoClock;
using ThreeForOne.Server.Features.Operations;
using ThreeForOne.Server.Features.Verification;
using ThreeForOne.Server.Tests.Committee;

namespace ThreeForOne.Server.Tests.Operations;

/// <summary>
/// Many reservations against one envelope at once, and in the middle kill -9 of the application, then of PostgreSQL:
/// every acknowledged one is there, none twice, and in the end exactly as many as the envelope holds.
/// THREEFORONE_LONG=1 plays a thousand.
/// </summary>
public sealed class KilledReservationsTests : IDisposable
{
    private const int Clients = 8;
    private const long MunicipalPesos = 15_000_000;   // what the demonstration publishes, the smallest of the three

    private static readonly int s_sessions = Long.Is ? 1_000 : 48;

    // Half of them fit; each kill comes while most of those that fit still wait.
    private static readonly long s_share = MunicipalPesos / (s_sessions / 2);
    private static readonly int s_killAfter = s_sessions / 8;

    private readonly string _data = Scratch.New();

    public void Dispose() => Scratch.Delete(_data);

    [Fact]
    public async Task Exactly_what_the_envelope_holds_is_reserved_once_although_both_are_killed()
    {
        var stop = TestContext.Current.CancellationToken;
        var projects = await SessionsToClose(stop);

        var acknowledged = await CloseUntilKilled(projects, "application", stop);
        await using (var again = await Start(stop)) await MustHaveKept(again, acknowledged, kills: 1);
        acknowledged = [.. acknowledged, .. await CloseUntilKilled(projects, "postgres", stop)];

        await using var last = await Start(stop);
        await MustHaveKept(last, acknowledged, kills: 2);
        await CloseTheRest(new CommitteeStage(new Hosted(last)), projects);
        var reserved = await Reserved(last);
        Assert.Equal(s_sessions / 2, reserved.Count);
        Assert.Equal(reserved.Count, reserved.Distinct().Count());
        using var said = new StringWriter();
        Assert.True(await VerifyVerb.Run(last.Postgres.Databases.Verifier!, said, stop) == 0, said.ToString());
    }

    // At most the answers that were on their way at a kill stand without having been acknowledged.
    private static async Task MustHaveKept(DemoHost demo, IReadOnlyCollection<string> acknowledged, int kills)
    {
        var reserved = await Reserved(demo);
        Assert.Empty(acknowledged.Except(reserved));
        Assert.InRange(reserved.Count - acknowledged.Count, 0, kills * Clients);
    }

    private Task<DemoHost> Start(CancellationToken stop) =>
        DemoHost.Start(_data, 0, reset: false, new Steps(TextWriter.Null), stop);

    private static Task<IReadOnlyList<string>> Reserved(DemoHost demo) =>
        Sql.List(demo.Postgres.Databases.Verifier!,
            "select project_id::text from journal_entry where kind = 'reserve'");

    private async Task<IReadOnlyDictionary<Guid, Guid>> SessionsToClose(CancellationToken stop)
    {
        await using var demo = await Start(stop);
        var stage = new CommitteeStage(new Hosted(demo));
        var projects = new Dictionary<Guid, Guid>();
        for (var i = 0; i < s_sessions; i++)
        {
            var project = await stage.Opined(4 * s_share, $"Obra {i}");
            projects[await stage.Call(project)] = project;
        }
        await stage.NextMonth();
        foreach (var (session, project) in projects)
        {
            await stage.Seat(session, "federal", "state", "migrant");
            Assert.True((await stage.Vote(session, project, DemoPeople.FederalVoter, "for")).Value);
            Assert.True((await stage.Vote(session, project, DemoPeople.StateVoter, "for")).Value);
            Assert.False((await stage.Propose(session, CommitteeStage.Approve(project))).IsRefusal);
        }
        return projects;
    }

    private async Task<IReadOnlyCollection<string>> CloseUntilKilled(
        IReadOnlyDictionary<Guid, Guid> projects, string victim, CancellationToken stop)
    {
        using var server = ServerProgram.Start("demo", "--no-browser", "--data", _data, "--port", "0");
        await server.Says("ready in ");
        var address = new Uri(System.Text.RegularExpressions.Regex.Match(server.Output, @"http://localhost:\d+").Value);
        var acknowledged = new ConcurrentBag<string>();
        var queue = new ConcurrentQueue<Guid>(projects.Keys);
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => Task.Run(async () =>
        {
            using var secretary = new Visitor(address);
            await secretary.SignIn(DemoPeople.Secretary);
            while (queue.TryDequeue(out var session))
            {
                if (await Closes(secretary, session) is not { } closed) return;
                if (!closed) continue;
                acknowledged.Add(projects[session].ToString());
                if (acknowledged.Count == s_killAfter) Kill(server, victim);
            }
        }, stop)));
        server.Kill();
        await server.Ends();
        Assert.InRange(acknowledged.Count, s_killAfter, s_sessions / 2 - 1);
        return acknowledged;
    }

    /// <summary>True when it is closed, false when told that money lacks, null when nobody answers any more.</summary>
    private static async Task<bool?> Closes(Visitor secretary, Guid session)
    {
        var page = $"/sessions/{session}/closing";
        try
        {
            while (true)
            {
                var preview = await secretary.Get(page);
                if (preview.Status != HttpStatusCode.OK) return null;
                if (preview.Page.QuerySelector("main form") is null) return false;
                var answer = await secretary.Submit(page, page);
                if (answer.Status == HttpStatusCode.Redirect) return true;
                if (answer.Status >= HttpStatusCode.InternalServerError) return null;
            }
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException or Xunit.Sdk.XunitException)
        {
            return null;
        }
    }

    private void Kill(ServerProgram server, string victim)
    {
        if (victim == "application")
        {
            server.Kill();
            return;
        }
        // The first line of its lock file names PostgreSQL's first process; kill -9 takes that one and its children.
        var lockFile = Directory.GetFiles(_data, "postmaster.pid", SearchOption.AllDirectories).Single();
        var first = int.Parse(File.ReadLines(lockFile).First(), System.Globalization.CultureInfo.InvariantCulture);
        using var postgres = Process.GetProcessById(first);
        postgres.Kill(entireProcessTree: true);
    }

    // Whoever is told that the envelopes changed since the preview looks again and confirms again.
    private static async Task CloseTheRest(CommitteeStage stage, IReadOnlyDictionary<Guid, Guid> projects)
    {
        var open = await stage.Read(DemoPeople.Secretary,
            db => db.CommitteeSessions.Where(s => s.Status == "called").Select(s => s.Id).ToListAsync());
        Assert.NotEmpty(open);
        await Parallel.ForEachAsync(open.Where(projects.ContainsKey), async (session, _) =>
        {
            while ((await stage.Close(session)).Refusal is PreviewChanged) { }
        });
    }

    private sealed class Hosted(DemoHost host) : IRunningDemo
    {
        public WebApplication App => host.App;

        public StoredClock Clock => host.Clock;
    }
}
