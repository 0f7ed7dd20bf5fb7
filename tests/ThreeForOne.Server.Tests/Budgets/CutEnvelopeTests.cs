using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Domain;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Budgets;
using ThreeForOne.Server.Features.Committee;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Tests.Committee;
using ThreeForOne.Server.Tests.Funding;

namespace ThreeForOne.Server.Tests.Budgets;

/// <summary>Ten projects of one session stand reserved; each quarter is 250,000.00.</summary>
public sealed class CutEnvelopeTests(ApprovedSite site) : IClassFixture<ApprovedSite>
{
    private const long Quarter = ApprovedSite.Pesos * 25;

    private readonly BudgetStage _stage = new(site);

    [Fact]
    public async Task Whoever_falls_waits_again_and_can_be_approved_anew()
    {
        var line = await Line("municipal");
        var (before, other) = (await _stage.Figures(line), await _stage.Figures(await Line("federal")));
        var fallen = await Next(line, before.Available.Minor + 1);
        await new MoneyStage(site).EnterAccount(fallen, MoneyStage.Clabe, DemoPeople.TreasuryClerk);

        var cut = await _stage.Cut(line, before.Available.Minor + 1);

        Assert.Equal(before.Available.Minor + 1, cut.Value.Centavos);
        Assert.Single(cut.Value.Fallen);
        Assert.Equal("EN_ESPERA", await _stage.StateOf(fallen));
        var after = await _stage.Figures(line);
        Assert.Equal((Money.Mxn(Quarter - 1), before.Reserved - Money.Mxn(Quarter)), (after.Available, after.Reserved));
        Assert.Equal(
            other.Available + Money.Mxn(Quarter), (await _stage.Figures(await Line("federal"))).Available);
        Assert.Equal("withdrawn", await _stage.Read(db => db.RegisteredAccounts
            .Where(a => a.ProjectId == fallen).Select(a => a.Status).SingleAsync()));
        Assert.Equal("CANCELADA", await _stage.Read(db => db.Documents
            .Where(d => d.ProjectId == fallen && d.Type == "approval_letter").Select(d => d.Standing).SingleAsync()));

        await Publish(line, after.Modified.Minor + Quarter, after.Modified.Minor);
        await Approve(fallen);
        var money = new MoneyStage(site);
        await money.EnterAccount(fallen, MoneyStage.Clabe, DemoPeople.TreasuryClerk);
        await money.Decide(fallen, "confirm_account", "confirm", DemoPeople.Reconciler);
        Assert.Equal("APROBADA", await _stage.StateOf(fallen));
    }

    [Fact]
    public async Task A_cut_below_what_is_committed_is_refused_and_a_commitment_never_falls()
    {
        var agreed = await new MoneyStage(site).Agreed();
        var line = await Line("state");
        var figures = await _stage.Figures(line);
        var most = figures.Available.Minor + figures.Reserved.Minor;

        Assert.Equal(
            new CutBelowCommitted(Money.Mxn(1), figures.Committed), (await _stage.Cut(line, most + 1)).Refusal);
        var preview = (await _stage.Preview(line, most)).Value;
        Assert.DoesNotContain(preview.Falls, f => f.Id == agreed);
        Assert.Equal(0, preview.Outcome.Remains);
    }

    [Fact]
    public async Task What_was_decided_is_what_was_shown()
    {
        var line = await Line("federal");
        var figures = await _stage.Figures(line);
        var shown = (await _stage.Preview(line, figures.Available.Minor + 1)).Value;
        await Publish(line, figures.Modified.Minor + 1, figures.Modified.Minor);

        var changed = Assert.IsType<CutChanged>(
            (await _stage.Cut(line, figures.Available.Minor + 1, shown.Hash)).Refusal);

        Assert.Equal((Money.Mxn(figures.Available.Minor + 1), 0), (changed.Available, changed.Falls.Count));
        Assert.Equal(figures.Reserved, (await _stage.Figures(line)).Reserved);
    }

    [Fact]
    public async Task Two_cuts_at_once_never_take_the_same_money()
    {
        var line = await Line("federal");
        var before = await _stage.Figures(line);
        var amount = before.Available.Minor + 1;
        var shown = (await _stage.Preview(line, amount)).Value.Hash;

        var results = await Task.WhenAll(Enumerable.Range(0, 4)
            .Select(_ => Task.Run(() => _stage.Cut(line, amount, shown))));

        Assert.Single(results, r => !r.IsRefusal);
        // The first one left less than the others ask for: they are told so, or that what they saw is no more.
        Assert.All(results.Where(r => r.IsRefusal), r =>
            Assert.True(r.Refusal is CutChanged or CutBelowCommitted, r.Refusal!.Code));
        var after = await _stage.Figures(line);
        Assert.Equal(before.Modified - Money.Mxn(amount), after.Modified);
        Assert.Equal(before.Reserved - Money.Mxn(Quarter), after.Reserved);
        await Publish(line, before.Modified.Minor, after.Modified.Minor);
    }

    [Fact]
    public async Task A_cut_against_a_session_that_closes_leaves_one_of_them_told()
    {
        var line = await Line("federal");
        foreach (var party in new[] { "municipal", "state" })
        {
            // Only the federal envelope shall bind.
            var other = await _stage.Figures(await Line(party));
            await Publish(other.Line, other.Modified.Minor + Quarter, other.Modified.Minor);
        }
        var project = await _stage.Committee.Opined(ApprovedSite.Pesos, "Casa que llega tarde");
        var session = await _stage.Committee.Call(project);
        await _stage.Committee.NextMonth();
        await Seated(session, project);
        var figures = await _stage.Figures(line);
        // Leaves less than the project asks for, so that only one of the two can happen as it was shown.
        var amount = figures.Available.Minor - Quarter + 1;
        var shown = (await _stage.Preview(line, amount)).Value.Hash;
        var preview = SessionPreview.Of((await _stage.Committee.Preview(session)).Value);

        var closing = Task.Run(() => _stage.Committee.Close(session, preview));
        var cutting = Task.Run(() => _stage.Cut(line, amount, shown));
        var (closed, cut) = (await closing, await cutting);

        Assert.NotEqual(closed.IsRefusal, cut.IsRefusal);
        if (cut.IsRefusal) Assert.IsType<CutChanged>(cut.Refusal);
        var after = await _stage.Figures(line);
        Assert.True(after.Available.Minor >= 0);
        Assert.Equal(cut.IsRefusal ? figures.Modified : figures.Modified - Money.Mxn(amount), after.Modified);
    }

    [Fact]
    public async Task A_form_sent_twice_cuts_once_and_only_a_director_with_a_reason_cuts()
    {
        var line = await Line("state");
        var before = await _stage.Figures(line);
        var (shown, key) = ((await _stage.Preview(line, 100)).Value.Hash, CommitteeStage.Key());

        Assert.IsType<NotYourTurn>((await _stage.Cut(line, 100, shown, who: DemoPeople.Auditor)).Refusal);
        Assert.IsType<ReasonMissing>((await _stage.Cut(line, 100, shown, reason: " ")).Refusal);
        Assert.IsType<NoSuchLine>((await _stage.Cut(Guid.Empty, 100, shown)).Refusal);
        Assert.IsType<CutNotPositive>((await _stage.Cut(line, 0, shown)).Refusal);
        Assert.Equal(100, (await _stage.Cut(line, 100, shown, key: key)).Value.Centavos);
        Assert.Equal(100, (await _stage.Cut(line, 100, shown, key: key)).Value.Centavos);
        Assert.Equal(before.Modified - Money.Mxn(100), (await _stage.Figures(line)).Modified);
    }

    [Fact]
    public async Task A_project_of_an_earlier_process_is_named_and_nothing_falls()
    {
        var line = await Line("municipal");
        var before = await _stage.Figures(line);
        var last = await Next(line, before.Available.Minor + 1);
        var state = await Forget(last);

        var told = Assert.IsType<ReservationCannotFall>((await _stage.Cut(line, before.Available.Minor + 1)).Refusal);

        Assert.StartsWith("ZAC-", told.Folio, StringComparison.Ordinal);
        Assert.Equal(before, await _stage.Figures(line));
        await Restore(last, state);
    }

    // An instance of a process that knew no cut awaits no such message.
    private async Task<string> Forget(Guid project)
    {
        var state = await _stage.Read(db => db.ProcessInstances
            .Where(i => i.ProjectId == project && i.ProcessId == "project").Select(i => i.State).SingleAsync());
        var json = JsonNode.Parse(state)!.AsObject();
        var waiting = json["active"]!.AsArray();
        waiting.Remove(waiting.Single(a => ((string)a!["element"]!).EndsWith("_cut", StringComparison.Ordinal)));
        await Restore(project, json.ToJsonString());
        return state;
    }

    private Task<Result<int>> Restore(Guid project, string state) => site.In<Database, Result<int>>(db =>
        db.InTransaction<int>(DemoPeople.Director.Actor, "prueba", async _ =>
        {
            var instance = await db.ProcessInstances
                .SingleAsync(i => i.ProjectId == project && i.ProcessId == "project");
            instance.State = state;
            return 1;
        }, default));

    // Which one falls first is the simulator's to say; the order has tests of its own.
    private async Task<Guid> Next(Guid line, long centavos) =>
        Assert.Single((await _stage.Preview(line, centavos)).Value.Falls).Id;

    private async Task Approve(Guid project)
    {
        var session = await _stage.Committee.Call(project);
        await _stage.Committee.NextMonth();
        await Seated(session, project);
        Assert.Null((await _stage.Committee.Close(session)).Refusal);
    }

    private async Task Seated(Guid session, Guid project)
    {
        await _stage.Committee.Seat(session);
        await _stage.Committee.VoteAll(session, project);
        await _stage.Committee.Propose(session, CommitteeStage.Approve(project));
    }

    private async Task<Guid> Line(string party) => await _stage.LineOf(await _stage.Committee.Edition(), party);

    private async Task Publish(Guid line, long amount, long seen)
    {
        var party = (await _stage.Figures(line)).Party;
        Assert.Null((await _stage.Publish(await _stage.Committee.Edition(), party, amount, seen: seen)).Refusal);
    }
}
