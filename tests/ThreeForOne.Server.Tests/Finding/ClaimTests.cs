using Npgsql;
using ThreeForOne.Domain;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Features.Proposals;
using ThreeForOne.Server.Features.Tasks;
using ThreeForOne.Server.Tests.Proposals;

namespace ThreeForOne.Server.Tests.Finding;

public sealed class ClaimTests(DemoSite site) : IClassFixture<DemoSite>
{
    private static readonly Actor Colleague = new(
        Guid.Parse("00000000-0000-7000-8000-00000000cc01"), DemoOffices.Delegation.Id,
        new HashSet<string> { "technician" });

    private static Actor Technician => DemoPeople.Technician.Actor;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_two_at_once_one_gets_it_and_only_that_one_decides()
    {
        var (project, task) = await Waiting();
        var both = await Task.WhenAll(Claim(task, Technician), Claim(task, Colleague));

        Assert.IsType<TaskTakenByAnother>(Assert.Single(both, r => r.IsRefusal).Refusal);
        var (winner, other) = both[0].IsRefusal ? (Colleague, Technician) : (Technician, Colleague);
        Assert.IsType<TaskTakenByAnother>((await Decide(task, other)).Refusal);
        Assert.IsType<TaskTakenByAnother>((await Claim(task, other)).Refusal);
        Assert.Null((await Claim(task, winner)).Refusal);
        Assert.Null((await Decide(task, winner)).Refusal);
        Assert.Equal(1L, await site.Owner(
            $"select count(*) from audit_event where project_id = '{project}' and code = 'task.claimed'"));
        Assert.IsType<TaskAlreadyClosed>((await Claim(task, other)).Refusal);
    }

    [Fact]
    public async Task Released_it_is_everybodys_again_and_only_who_has_it_releases()
    {
        var (_, task) = await Waiting();
        Assert.IsType<NotTakenByYou>((await Release(task, Technician)).Refusal);
        Assert.Null((await Claim(task, Technician)).Refusal);
        Assert.IsType<NotTakenByYou>((await Release(task, Colleague)).Refusal);

        Assert.Null((await Release(task, Technician)).Refusal);
        Assert.Null((await Decide(task, Colleague)).Refusal);
    }

    [Fact]
    public async Task Taken_over_from_whom_the_page_named_and_from_nobody_else()
    {
        var (project, task) = await Waiting();
        Assert.Null((await Claim(task, Technician)).Refusal);

        Assert.IsType<TaskTakenByAnother>((await Claim(task, Colleague, DemoPeople.Secretary.Id)).Refusal);
        Assert.Null((await Claim(task, Colleague, Technician.Person)).Refusal);
        Assert.IsType<TaskTakenByAnother>((await Decide(task, Technician)).Refusal);
        Assert.IsType<NotTakenByYou>((await Release(task, Technician)).Refusal);
        Assert.Equal(Technician.Person.ToString(), await site.Owner(
            $"select facts ->> 'from' from audit_event where project_id = '{project}' and code = 'task.taken_over'"));
        Assert.Null((await Decide(task, Colleague)).Refusal);
    }

    [Fact]
    public async Task The_database_too_lets_nobody_else_decide()
    {
        var (_, task) = await Waiting();
        Assert.Null((await Claim(task, Technician)).Refusal);

        var problem = await Assert.ThrowsAsync<PostgresException>(() => site.Owner($"""
            update task set status = 'done', decided_by = '{Colleague.Person}', decided_at = now(), outcome = 'complete'
             where id = '{task}'
            """));
        Assert.Equal("task_is_claimed", problem.ConstraintName);
        await site.Owner($"update task set status = 'cancelled' where id = '{task}'");
    }

    [Fact]
    public async Task Another_offices_task_is_not_taken()
    {
        var (_, task) = await Waiting();

        Assert.IsType<NotYourTurn>((await Claim(task, DemoPeople.Secretary.Actor)).Refusal);
        Assert.IsType<NoSuchTask>((await Claim(task, DemoPeople.OtherClubPresident.Actor)).Refusal);
        Assert.IsType<NoSuchTask>((await Claim(Guid.CreateVersion7(), Technician)).Refusal);
    }

    [Fact]
    public async Task The_page_says_who_has_it_and_keeps_what_was_typed_meanwhile()
    {
        var (_, task) = await Waiting();
        using var technician = await site.As(DemoPeople.Technician);
        var page = $"/tasks/{task}";
        Assert.Equal(page, (await technician.Submit(page, page + "?handler=Claim")).Location);
        Assert.Contains("Usted la tiene desde", (await technician.Get(page)).Text, StringComparison.Ordinal);
        Assert.Contains("Usted", (await technician.Get("/queue?claim=mine")).Text, StringComparison.Ordinal);
        Assert.Equal(page, (await technician.Submit(page, page + "?handler=Release")).Location);
        var form = (await technician.Get(page)).Page.QuerySelector("#decision form:not(.claim)")!;
        var token = form.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        Assert.Null((await Claim(task, Colleague)).Refusal);
        var seen = await technician.Get(page);
        Assert.Contains("Otra persona la tiene Lorena Pinedo", seen.Text, StringComparison.Ordinal);
        Assert.NotNull(seen.Page.QuerySelector($"input[name=from][value='{Colleague.Person}']"));
        Assert.Null(seen.Page.QuerySelector("#decision textarea"));
        var sent = await technician.Post(page, ("Outcome", "complete"), ("Reason", "Todo está en orden"),
            ("__RequestVerificationToken", token));
        Assert.Equal(System.Net.HttpStatusCode.Conflict, sent.Status);
        Assert.Contains("Todo está en orden", sent.Body, StringComparison.Ordinal);
    }

    private async Task<(Guid Project, Guid Task)> Waiting()
    {
        var club = new Drafting(site);
        var id = await club.Complete();
        Assert.Null((await club.Submit(id)).Refusal);
        await site.Owner(
            $"insert into person (id, name) values ('{Colleague.Person}', 'Lorena Pinedo') on conflict do nothing");
        return (id, await club.OpenTask(id, "review"));
    }

    private Task<Result<Guid>> Claim(Guid task, Actor who, Guid? from = null) =>
        site.In<ClaimTask, Result<Guid>>(use => use.Handle(task, from, who, Stop));

    private Task<Result<Guid>> Release(Guid task, Actor who) =>
        site.In<ClaimTask, Result<Guid>>(use => use.Release(task, who, Stop));

    private Task<Result<Guid>> Decide(Guid task, Actor who) => site.In<ReviewProposal, Result<Guid>>(use =>
        use.Handle(task, "complete", "Está completo", [], Drafting.NewKey(), who, Stop));
}
