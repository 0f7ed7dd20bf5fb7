using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Jobs;
using ThreeForOne.Server.Features.Verification;

namespace ThreeForOne.Server.Tests.Operations;

/// <summary>
/// A machine's clock is set forward or back: no work is done twice, and seals and records keep their order.
/// </summary>
public sealed class ClockJumpTests(TestCluster cluster, DemoSite site) : IClassFixture<DemoSite>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_clock_set_forward_does_not_hand_out_what_is_being_handled()
    {
        var handled = 0;
        var begun = new TaskCompletionSource();
        var finish = new TaskCompletionSource();
        await using var services = With(async () =>
        {
            Interlocked.Increment(ref handled);
            begun.TrySetResult();
            await finish.Task;
        });
        await Put("clock.forward");
        var first = Worker(services).TakeBatch(Stop);
        await begun.Task;

        // To the database an hour passed: the lease is long over.
        await Shift("leased_until = leased_until - interval '1 hour'");
        var second = await Worker(services).TakeBatch(Stop);
        finish.SetResult();
        await first;

        Assert.Equal(1, second);   // it took the lease, and found the row in other hands
        Assert.Equal(1, handled);
        await Shift("leased_until = leased_until - interval '1 hour'");
        Assert.Equal(0, await Worker(services).TakeBatch(Stop));
        Assert.Equal(0L, await Waiting());
    }

    [Fact]
    public async Task A_clock_set_back_does_not_hide_what_a_dead_worker_left()
    {
        var handled = 0;
        await using var services = With(() =>
        {
            handled++;
            return Task.CompletedTask;
        });
        await Put("clock.forward");
        await Shift("leased_until = clock_timestamp() + interval '1 hour'");

        await Worker(services).TakeBatch(Stop);

        Assert.Equal(1, handled);
        Assert.Equal(0L, await Waiting());
    }

    [Fact]
    public async Task A_lease_of_now_is_left_alone()
    {
        await using var services = With(() => throw new InvalidOperationException("not ours"));
        await Put("clock.forward");
        await Shift("leased_until = clock_timestamp() + interval '30 seconds'");

        Assert.Equal(0, await Worker(services).TakeBatch(Stop));
        await Shift("done_at = now()");
    }

    [Fact]
    public async Task A_clock_set_back_leaves_records_and_seals_in_order()
    {
        var databases = await cluster.Clone();
        // An hour ahead: what the database does is done by a clock that will be set back.
        var real = new List<string>();
        foreach (var function in new[] { "recorded_clock", "seal_pending" })
        {
            real.Add((string)(await Sql.Scalar(
                databases.Owner!, $"select pg_get_functiondef('{function}'::regproc)"))!);
            await Sql.Scalar(databases.Owner!, real[^1].Replace(
                "clock_timestamp()", "(clock_timestamp() + interval '1 hour')", StringComparison.Ordinal));
        }
        await Record(databases.App);
        await Sql.Scalar(databases.App, AsSystem + "select seal_pending(1000)");
        foreach (var function in real) await Sql.Scalar(databases.Owner!, function);

        for (var i = 0; i < 3; i++)
        {
            await Record(databases.App);
            await Sql.Scalar(databases.App, AsSystem + "select seal_pending(1000)");
        }

        Assert.Equal(0L, await Sql.Scalar(databases.Verifier!, """
            select count(*) from (select sealed_at, lag(sealed_at) over (order by seal_no) before from seal) s
             where sealed_at < before
            """));
        Assert.True(await Sql.Scalar(
            databases.Verifier!, "select max(sealed_at) > now() + interval '50 minutes' from seal") is true);
        using var said = new StringWriter();
        Assert.True(await VerifyVerb.Run(databases.Verifier!, said, Stop) == 0, said.ToString());
        await cluster.Drop(databases);
    }

    private const string AsSystem = """
        select set_config('app.org', '00000000-0000-7000-8000-000000000001', false),
               set_config('app.person', '00000000-0000-7000-8000-000000000001', false);
        """;

    private static Task<object?> Record(string app) => Sql.Scalar(app, AsSystem + """
        select record_event(convert_to(format(
            '{"by":"%s","code":"heads.written","facts":{},"id":"%s","org":"%s","project":null,"reason":"PDF","recorded_at":"2026-01-15T15:00:00.000000Z","subject":null,"v":1}',
            '00000000-0000-7000-8000-000000000001', gen_random_uuid(), '00000000-0000-7000-8000-000000000001'), 'UTF8'))
        """);

    private ServiceProvider With(Func<Task> work) => new ServiceCollection().AddLogging()
        .AddSingleton(TimeProvider.System).AddData(site.Databases)
        .AddSingleton(new OutboxKind("clock.forward", (_, _, _) => work())).BuildServiceProvider();

    private static OutboxWorker Worker(ServiceProvider services) => new(
        services.GetRequiredService<IServiceScopeFactory>(), services.GetRequiredService<NpgsqlDataSource>(),
        NullLogger<OutboxWorker>.Instance);

    private Task<object?> Put(string kind) => Sql.Scalar(site.Databases.Owner!, $"""
        update outbox set done_at = now() where done_at is null;
        insert into outbox (id, kind, subject_id, created_at) values (gen_random_uuid(), '{kind}', gen_random_uuid(), now())
        """);

    private Task<object?> Shift(string change) => Sql.Scalar(
        site.Databases.Owner!, $"update outbox set {change} where done_at is null");

    private Task<object?> Waiting() => Sql.Scalar(
        site.Databases.Owner!, "select count(*) from outbox where done_at is null");
}
