using Microsoft.EntityFrameworkCore;
using ThreeForOne.Domain;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Agreements;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Tests.Funding;

public sealed class AccountTests(ApprovedSite site) : IClassFixture<ApprovedSite>
{
    private readonly MoneyStage _stage = new(site);

    [Fact]
    public async Task A_wrong_CLABE_is_told_and_nothing_is_entered()
    {
        var project = site.Approved();

        var entered = await _stage.EnterAccount(project, "032180000118359718", DemoPeople.TreasuryClerk);

        Assert.Equal("clabe.check_digit_wrong", entered.Refusal!.Code);
        Assert.Equal(
            0L, await Sql.Scalar(
                site.Databases.Verifier!, $"select count(*) from registered_account where project_id = '{project}'"));
    }

    [Fact]
    public async Task The_account_is_entered_before_the_step_is_done()
    {
        var project = site.Approved();

        Assert.IsType<NoAccountEntered>(
            (await _stage.Decide(project, "register_account", "registered", DemoPeople.TreasuryClerk)).Refusal);
    }

    [Fact]
    public async Task Another_office_does_not_decide_and_neither_does_another_role()
    {
        var project = site.Approved();
        var task = await _stage.TaskOf(project, "register_account", DemoPeople.TreasuryClerk);

        Assert.IsType<NotYourTurn>((await _stage.Decide(task, "registered", DemoPeople.StateSigner)).Refusal);
        Assert.IsType<NotYourTurn>((await _stage.Decide(task, "registered", DemoPeople.Reconciler)).Refusal);
        Assert.IsType<NoSuchTask>((await _stage.Decide(task, "registered", DemoPeople.OtherClubPresident)).Refusal);
    }

    [Fact]
    public async Task A_second_duty_by_the_same_person_is_refused_by_the_database_too()
    {
        var project = site.Approved();
        MoneyStage.Holds(await _stage.EnterAccount(project, MoneyStage.Clabe, DemoPeople.TreasuryClerk));

        // The clerk is given the reconciler's role as well: the law wants another person all the same.
        var both = DemoPeople.TreasuryClerk with { Role = "reconciler" };
        var confirmed = await _stage.Decide(project, "confirm_account", "confirm", both);

        Assert.IsType<RuleBroken>(confirmed.Refusal);
        Assert.Equal("APROBADA", await _stage.State(project));
    }

    [Fact]
    public async Task Two_who_changed_one_row_are_told_of_one_another()
    {
        var project = site.Approved();
        var clash = await site.In<Database, Result<bool>>(
            db => db.InTransaction<bool>(DemoPeople.Technician.Actor, "Prueba", async act =>
        {
            var row = await db.Projects.SingleAsync(p => p.Id == project);
            await Sql.Scalar(
                site.Databases.Owner!,
                $"set app.org = '{DemoOffices.Programme.Id}'; update project set title = 'Otra' where id = '{project}'");
            row.Title = "Mía";
            return true;
        }, default));

        Assert.IsType<SomeoneElseChangedIt>(clash.Refusal);
    }

    [Fact]
    public async Task A_refused_account_goes_back_with_its_reason_and_another_is_entered()
    {
        var project = site.Approved();
        MoneyStage.Holds(await _stage.EnterAccount(project, MoneyStage.Clabe, DemoPeople.TreasuryClerk));
        MoneyStage.Holds(await _stage.Decide(project, "confirm_account", "refuse", DemoPeople.Reconciler));

        MoneyStage.Holds(await _stage.EnterAccount(project, MoneyStage.Clabe, DemoPeople.TreasuryClerk));
        MoneyStage.Holds(await _stage.Decide(project, "confirm_account", "confirm", DemoPeople.Reconciler));
    }

    [Fact]
    public async Task One_party_that_declines_releases_everything_in_the_same_step()
    {
        var project = site.Approved();
        MoneyStage.Holds(await _stage.EnterAccount(project, MoneyStage.Clabe, DemoPeople.TreasuryClerk));
        MoneyStage.Holds(await _stage.Decide(project, "confirm_account", "confirm", DemoPeople.Reconciler));
        MoneyStage.Holds(await _stage.Decide(project, "assent", "assent", DemoPeople.ClubPresident));
        MoneyStage.Holds(await _stage.Decide(project, "assent", "decline", DemoPeople.StateSigner));

        Assert.Equal("CANCELADA", await _stage.State(project));
        Assert.All(await _stage.Money(project), party =>
            Assert.Equal(0, party.BudgetLine is null ? 0 : party.Reserved));
        Assert.Equal(
            "released", await Sql.Scalar(
                site.Databases.Verifier!, $"select status from reservation where project_id = '{project}'"));
    }
}
