using System.Net;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Tests.Funding;

/// <summary>Two people, or one person twice, decide one task at the same instant.</summary>
public sealed class TwoAtOnceTests(ApprovedSite site) : IClassFixture<ApprovedSite>
{
    private const int Rounds = 6;
    private readonly MoneyStage _stage = new(site);

    [Fact]
    public async Task Of_two_people_one_wins_and_the_other_is_told()
    {
        var project = await _stage.Agreed();
        for (var round = 0; round < Rounds; round++)
        {
            MoneyStage.Holds(await _stage.Record(project, "club", 100_00 + round, $"W{round}"));
            var task = await _stage.TaskOf(project, "confirm_deposit", DemoPeople.Reconciler);
            var other = DemoPeople.SecondApprover with { Role = "reconciler" };

            var both = await Task.WhenAll(
                Task.Run(() => _stage.Decide(task, "confirm", DemoPeople.Reconciler)),
                Task.Run(() => _stage.Decide(task, "refuse", other)));

            Assert.Single(both, r => !r.IsRefusal);
            Assert.Single(both, r => r.Refusal is TaskAlreadyClosed { ByYou: false });
        }
        Assert.Equal((long)Rounds, await Sql.Scalar(site.Databases.Verifier!,
            $"select count(*) from audit_event where project_id = '{project}' and code like 'confirm_deposit.%'"));
    }

    [Fact]
    public async Task A_decision_sent_twice_is_taken_once_and_the_second_answer_says_so()
    {
        var project = site.Approved();
        MoneyStage.Holds(await _stage.EnterAccount(project, MoneyStage.Clabe, DemoPeople.TreasuryClerk));
        var task = await _stage.TaskOf(project, "confirm_account", DemoPeople.Reconciler);
        using var reconciler = await site.As(DemoPeople.Reconciler);
        using var sameInAnotherTab = await site.As(DemoPeople.Reconciler);

        var both = await Task.WhenAll(
            reconciler.Submit($"/tasks/{task}", $"/tasks/{task}", ("Outcome", "confirm"), ("Reason", "Cotejada")),
            sameInAnotherTab.Submit(
                $"/tasks/{task}", $"/tasks/{task}", ("Outcome", "confirm"), ("Reason", "Cotejada")));

        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Conflict], both.Select(b => b.Status).Order());
        Assert.Contains("Usted ya resolvió esta tarea", both.Single(b => b.Status == HttpStatusCode.Conflict).Text,
            StringComparison.Ordinal);
    }
}
