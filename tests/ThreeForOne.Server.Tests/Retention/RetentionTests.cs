using Microsoft.Extensions.DependencyInjection;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.Retention;
using ThreeForOne.Server.Features.Verification;
using ThreeForOne.Server.Tests.Proposals;

namespace ThreeForOne.Server.Tests.Retention;

/// <summary>What is kept no longer is erased and reported; what the law keeps stays, and `verify` passes.</summary>
public sealed class RetentionTests(DemoSite site) : IClassFixture<DemoSite>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_its_time_each_thing_goes_and_the_report_says_so()
    {
        var club = new Drafting(site);
        var submitted = await club.Complete();
        Assert.Null((await club.Submit(submitted)).Refusal);
        var draft = await club.Complete(who: DemoPeople.OtherClubPresident);
        await Sql.Scalar(site.Databases.Owner!, $"""
            update appointment set valid_until = '2026-02-01', valid_from = '2020-01-01' where person_id = '{DemoPeople.StateVoter.Id}';
            insert into outbox (id, kind, subject_id, created_at, done_at)
            values (gen_random_uuid(), 'test.work', gen_random_uuid(), now(), now() - interval '91 days'),
                   (gen_random_uuid(), 'test.work', gen_random_uuid(), now(), now() - interval '89 days')
            """.Replace("2026-02-01", $"{site.Clock.GetUtcNow().AddDays(20):yyyy-MM-dd}", StringComparison.Ordinal));

        await Erase();
        Assert.Equal(0L, await Count("retention_report where rule in ('drafts', 'people') and erased > 0"));
        Assert.Equal(1L, await Count("retention_report where rule = 'work' and erased = 1"));
        Assert.Equal(1L, await Count("outbox where kind = 'test.work'"));

        await Advance(800);
        await Erase();
        Assert.Equal(1L, await Count("retention_report where rule = 'drafts' and erased = 1"));
        Assert.Equal("(borrado)", await Sql.Scalar(
            site.Databases.Verifier!, $"select title from project where id = '{draft}'"));
        Assert.Equal(0L, await Count($"attachment where project_id = '{draft}'"));
        Assert.NotEqual(0L, await Count($"attachment where project_id = '{submitted}'"));
        Assert.Equal(0L, await Count($"person where id = '{DemoPeople.StateVoter.Id}' and name = '(borrado)'"));
        using var president = await site.As(DemoPeople.OtherClubPresident);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await president.Get($"/proposals/{draft}")).Status);

        await Advance(1_200);
        await Erase();
        Assert.Equal(1L, await Count($"person where id = '{DemoPeople.StateVoter.Id}' and name = '(borrado)'"));
        Assert.Equal(0L, await Count($"account where id = '{DemoPeople.StateVoter.Id}' and email is not null"));
        // Who still holds an appointment stays, and so does the system.
        Assert.Equal(1L, await Count("person where name = '(borrado)'"));
        Assert.NotEqual(0L, await Count(
            $"file f join attachment a on a.file_sha256 = f.sha256 where a.project_id = '{submitted}'"));
        Assert.NotEqual(0L, await Count("audit_event where code = 'retention.erased'"));

        using var administrator = await site.As(DemoPeople.Administrator);
        Assert.Contains("Borradores que nadie tocó",
            (await administrator.Get("/operations")).Text, StringComparison.Ordinal);
        using var said = new StringWriter();
        Assert.True(await VerifyVerb.Run(site.Databases.Verifier!, said, Stop) == 0, said.ToString());
    }

    [Fact]
    public async Task A_file_goes_when_nothing_points_at_it_and_stays_while_something_does()
    {
        await Sql.Scalar(site.Databases.Owner!, """
            insert into file (sha256, media_type, length, content, stored_at)
            select sha256(c), 'application/pdf', 4, c, now() - interval '20 years'
              from (select convert_to('solo', 'UTF8') c) x
            """);
        await Erase();
        Assert.Equal(0L, await Count("file where content = convert_to('solo', 'UTF8')"));
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => Sql.Scalar(site.Databases.App, "delete from file"));
    }

    [Fact]
    public async Task A_rule_that_fails_is_reported_and_does_not_stop_the_next()
    {
        var broken = new RetentionRule("broken", new("Roto", "Broken"), "THREEFORONE_KEEP_WORK", ByRealTime: true,
            (_, _, _) => throw new InvalidOperationException("broken"));
        var erase = ActivatorUtilities.CreateInstance<EraseExpired>(site.App.Services,
            (IEnumerable<RetentionRule>)[
                broken, .. site.App.Services.GetServices<RetentionRule>().Where(r => r.Code == "drafts"),
            ]);

        await erase.Run(Stop);

        Assert.Equal(1L, await Count(
            "retention_report where rule = 'broken' and problem = 'InvalidOperationException'"));
        Assert.NotEqual(0L, await Count("retention_report where rule = 'drafts'"));
    }

    private async Task Advance(int days) =>
        Assert.True(await site.Clock.Move(site.Clock.GetUtcNow().AddDays(days), Stop));

    private async Task Erase()
    {
        await using var scope = site.App.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<EraseExpired>().Run(Stop);
    }

    private Task<object?> Count(string what) => Sql.Scalar(site.Databases.Verifier!, $"select count(*) from {what}");
}
