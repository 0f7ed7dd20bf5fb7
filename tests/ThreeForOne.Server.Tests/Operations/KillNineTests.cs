using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.DemoClock;
using ThreeForOne.Server.Features.Operations;
using ThreeForOne.Server.Features.Verification;
using ThreeForOne.Server.Tests.Committee;

namespace ThreeForOne.Server.Tests.Operations;

/// <summary>
/// kill -9 in the middle of many decisions: what was acknowledged is there once, and the books hold.
/// THREEFORONE_LONG=1 makes two hundred.
/// </summary>
public sealed class KillNineTests : IDisposable
{
    private const int Clients = 8;

    private static readonly int s_decisions = Long.Is ? 200 : 60;
    private static readonly int s_killAfter = s_decisions * 2 / 5;

    private readonly string _data = Scratch.New();

    public void Dispose() => Scratch.Delete(_data);

    [Fact]
    public async Task Each_acknowledged_decision_is_there_exactly_once_after_kill_9()
    {
        var stop = TestContext.Current.CancellationToken;
        var tasks = await ReviewsToDecide(stop);

        var acknowledged = await DecideUntilKilled(tasks, stop);

        Assert.InRange(acknowledged.Count, s_killAfter, s_decisions - 1);
        await using var again = await Start(stop);
        var done = await Sql.List(again.Postgres.Databases.Verifier!,
            "select id::text from task where element_id = 'review' and status = 'done'");
        Assert.Empty(acknowledged.Except(done));
        // At most the answers that were on their way when the server died are done without having been acknowledged.
        Assert.InRange(done.Count - acknowledged.Count, 0, Clients);
        var events = await Sql.List(again.Postgres.Databases.Verifier!,
            "select subject_id::text from audit_event where code = 'review.complete'");
        Assert.Equal(done.Order(), events.Order());
        var opinions =
            await Sql.Scalar(again.Postgres.Databases.Verifier!,
                "select count(*) from task where element_id = 'opinion' and status = 'open'");
        Assert.Equal((long)done.Count, opinions);
        using var said = new StringWriter();
        Assert.True(await VerifyVerb.Run(again.Postgres.Databases.Verifier!, said, stop) == 0, said.ToString());
    }

    private async Task<IReadOnlyList<string>> ReviewsToDecide(CancellationToken stop)
    {
        await using var demo = await Start(stop);
        var stage = new CommitteeStage(new HostedDemo(demo));
        for (var i = 0; i < s_decisions; i++) await stage.Submitted(400_000, $"Obra {i}", DemoPeople.ClubPresident);
        return await Sql.List(demo.Postgres.Databases.Verifier!,
            "select id::text from task where element_id = 'review' and status = 'open'");
    }

    // Eight clients of the same technician decide as fast as they are answered, and write down each answer.
    private async Task<IReadOnlyCollection<string>> DecideUntilKilled(
        IReadOnlyList<string> tasks, CancellationToken stop)
    {
        using var server = ServerProgram.Start("demo", "--no-browser", "--data", _data, "--port", "0");
        await server.Says("ready in ");
        var address = new Uri(System.Text.RegularExpressions.Regex.Match(server.Output, @"http://localhost:\d+").Value);
        var acknowledged = new ConcurrentBag<string>();
        var queue = new ConcurrentQueue<string>(tasks);
        var clients = Enumerable.Range(0, Clients).Select(_ => Task.Run(async () =>
        {
            using var technician = new Visitor(address);
            await technician.SignIn(DemoPeople.Technician);
            while (queue.TryDequeue(out var task))
            {
                try
                {
                    var answer = await technician.Submit(
                        $"/tasks/{task}", $"/tasks/{task}/review", ("Outcome", "complete"), ("Reason", "Completa"));
                    Assert.Equal(System.Net.HttpStatusCode.Redirect, answer.Status);
                    acknowledged.Add(task);
                    if (acknowledged.Count == s_killAfter) server.Kill();
                }
                catch (HttpRequestException)
                {
                    return;
                }
                catch (IOException)
                {
                    return;
                }
            }
        }, stop)).ToList();
        await Task.WhenAll(clients);
        await server.Ends();
        return acknowledged;
    }

    private Task<DemoHost> Start(CancellationToken stop) =>
        DemoHost.Start(_data, 0, reset: false, new Steps(TextWriter.Null), stop);

    private sealed class HostedDemo(DemoHost host) : IRunningDemo
    {
        public WebApplication App => host.App;

        public StoredClock Clock => host.Clock;
    }
}
