using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThreeForOne.Domain;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.Mail;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Features.Tasks;
using ThreeForOne.Server.Features.Tasks.Letters;
using ThreeForOne.Server.Tests.Proposals;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Tests.Tasks;

/// <summary>
/// Whoever has the turn hears of a step when it comes, three working days before its last, and one; once each.
/// </summary>
public sealed class ReminderTests(DemoSite site) : IClassFixture<DemoSite>
{
    private readonly Drafting club = new(site);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_last_day_that_comes_near_is_told_twice_and_each_time_once()
    {
        var id = await Submitted();
        var task = await Review(id);
        var count = CountedJson.Read(task.Counted)!;
        Assert.Equal(["task.assigned"], await Told(id));
        var waits = await Sql.Scalar(site.Databases.Verifier!,
            $"select daily from mail where project_id = '{id}' and kind = 'task.assigned'");
        Assert.True((bool)waits!);

        await To(Before(count.LastDay, 4));
        await Remind();
        Assert.DoesNotContain("deadline.near", await Told(id));

        await To(Before(count.LastDay, 3));
        await Remind();
        await Remind();
        Assert.Equal(1, (await Told(id)).Count(kind => kind == "deadline.near"));

        await To(Before(count.LastDay, 1));
        await Task.WhenAll(Remind(), Remind());
        await Remind();
        Assert.Equal(2, (await Told(id)).Count(kind => kind == "deadline.near"));
        Assert.Equal(
            ["Queda 1 día hábil: Revisar la documentación", "Quedan 3 días hábiles: Revisar la documentación"],
            (await Sql.List(site.Databases.Verifier!, $"""
                select split_part(subject, ',', 1) from mail
                 where project_id = '{id}' and kind = 'deadline.near' order by 1
                """)));
        Assert.Equal(0L, await Sql.Scalar(site.Databases.Verifier!,
            $"select count(*) from mail where kind = 'deadline.near' and person_id <> '{DemoPeople.Technician.Id}'"));
    }

    [Fact]
    public async Task Who_brought_a_step_to_its_office_is_not_told_that_it_came()
    {
        var id = await Submitted();
        await site.In<DecideTask, Result<Project>>(async use => await use.Handle(
            (await Review(id)).Id, "complete", "Está completa", DemoPeople.Technician.Actor, Stop));

        Assert.Equal("VALIDADA", (await club.Project(id)).State);
        Assert.Equal(1, (await Told(id)).Count(kind => kind == "task.assigned"));
    }

    [Fact]
    public async Task A_letter_of_one_name_is_written_once_whoever_writes_it_again()
    {
        var facts = new TaskAssigned(new(
            Guid.Empty, Guid.Empty, "ZAC-1", "Pozo", new("Revisar", "Review"), null, null));
        Task<Result<Guid>> Write(string once) => site.In<Database, Result<Guid>>(db => db.InTransaction<Guid>(
            Actor.System, "Correo", async act => await db.AddMail(
                facts, DemoPeople.Reconciler.Id, new(Once: once), act, Stop) ?? Guid.Empty, Stop));

        var first = await Write("prueba/1");
        var again = await Task.WhenAll(Write("prueba/1"), Write("prueba/1"));
        var other = await Write("prueba/2");

        Assert.NotEqual(Guid.Empty, first.Value);
        Assert.All(again, r => Assert.Equal(Guid.Empty, r.Value));
        Assert.NotEqual(Guid.Empty, other.Value);
        Assert.Equal(2L, await Sql.Scalar(site.Databases.Verifier!,
            "select count(*) from mail where once like 'prueba/%'"));
        Assert.Equal(2L, await Sql.Scalar(site.Databases.Verifier!,
            $"select count(distinct id) from mail where id in ('{first.Value}', '{other.Value}')"));
    }

    [Fact]
    public async Task Erasing_takes_old_letters_and_leaves_what_waits_is_unsettled_or_is_pointed_at()
    {
        Task Row(string subject, string status, string age, string? digest = null) => Sql.Scalar(
            site.Databases.Owner!, $"""
            select set_config('app.org', '{Actor.System.Organisation}', false);
            insert into mail (id, person_id, kind, is_notice, language, subject, letter, daily, created_at, status, status_at, digest_id)
            values (uuidv7(), '{DemoPeople.Executor.Id}', 'test.kept', false, 'es', '{subject}', jsonb '1', false,
                    now() - interval '{age}', '{status}', {(status == "waiting" ? "null" : "now()")},
                    (select id from mail where subject = '{digest}'))
            """);
        await Row("old", "sent", "3 years");
        await Row("new", "sent", "1 day");
        await Row("waits", "waiting", "3 years");
        await Row("unsettled", "failed", "3 years");
        await Row("late digest", "sent", "1 day");
        await Row("in a late digest", "digested", "3 years", "late digest");
        await Row("old digest", "sent", "3 years");
        await Row("in an old digest", "digested", "4 years", "old digest");
        await Row("pointed at", "sent", "3 years");
        await Row("points", "digested", "1 day", "pointed at");
        await Sql.Scalar(site.Databases.Owner!, $"""
            select set_config('app.org', '{Actor.System.Organisation}', false);
            insert into mail_failure (id, mail_id, person_id, subject, problem, raised_at)
            select uuidv7(), id, person_id, 'x', 'server', now() from mail where subject = 'unsettled'
            """);

        var erased = await site.In<Database, Result<int>>(db => db.InTransaction<int>(Actor.System, "Correo",
            async _ => (await db.Database.SqlQuery<int>(
                $"select erase_mail(now() - interval '2 years') as \"Value\"").ToListAsync(Stop))[0], Stop));

        Assert.Null(erased.Refusal);
        Assert.Equal(
            ["late digest", "new", "pointed at", "points", "unsettled", "waits"],
            await Sql.List(site.Databases.Verifier!,
                "select subject from mail where kind = 'test.kept' order by subject"));
        await Sql.Scalar(site.Databases.Owner!, $"""
            select set_config('app.org', '{Actor.System.Organisation}', false);
            update mail_failure set settled_at = now(), settled_by = person_id, how = 'Por teléfono'
            """);
        await site.In<Database, Result<int>>(db => db.InTransaction<int>(Actor.System, "Correo",
            async _ => (await db.Database.SqlQuery<int>(
                $"select erase_mail(now() - interval '2 years') as \"Value\"").ToListAsync(Stop))[0], Stop));
        Assert.DoesNotContain("unsettled", await Sql.List(site.Databases.Verifier!, "select subject from mail"));
        Assert.Equal(1L, await Sql.Scalar(site.Databases.Verifier!,
            "select count(*) from mail_failure where mail_id is null and how = 'Por teléfono'"));
    }

    [Fact]
    public void What_has_legal_effect_goes_at_once_and_what_has_not_may_be_chosen()
    {
        var kinds = site.App.Services.GetServices<MailKind>().ToDictionary(k => k.Code);

        Assert.All(
            ["proposal.submitted", "proposal.items_requested", "committee.ruled", "deposit.confirmed",
                "deposit.refused", "agreement.assent_needed"], code => Assert.True(kinds[code].IsNotice, code));
        Assert.All(["task.assigned", "deadline.near", "deadline.prolonged"], code =>
        {
            Assert.False(kinds[code].IsNotice, code);
            Assert.Contains(MailGroups.Chosen, g => g.Group == kinds[code].Group);
        });
        Assert.Equal(MailTiming.Daily, kinds["task.assigned"].Standard);
    }

    private async Task<Guid> Submitted()
    {
        var id = await club.Complete();
        Assert.Null((await club.Submit(id)).Refusal);
        return id;
    }

    private Task<WorkItem> Review(Guid id) => club.Read(db => db.Tasks.AsNoTracking()
        .SingleAsync(t => t.ProjectId == id && t.ElementId == "review", Stop));

    private Task<IReadOnlyList<string>> Told(Guid id) => Sql.List(site.Databases.Verifier!,
        $"select kind from mail where project_id = '{id}' and kind not in ('proposal.submitted') order by id");

    private Task<int> Remind() => site.App.Services.GetRequiredService<RemindOfDeadlines>().Run(Stop);

    // So many working days before a last day; none of January's last weeks is a holiday but the first Monday's.
    private DateOnly Before(DateOnly last, int workingDays)
    {
        var calendar = site.App.Services.GetRequiredService<WorkingCalendar>();
        var day = last;
        while (calendar.WorkingDaysBetween(day, last) < workingDays) day = day.AddDays(-1);
        return day;
    }

    private async Task To(DateOnly day) => Assert.True(
        await site.Clock.Move(MexicoCity.Instant(day.ToDateTime(new TimeOnly(9, 30))), Stop));
}
