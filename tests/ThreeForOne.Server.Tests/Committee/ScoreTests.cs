using Microsoft.EntityFrameworkCore;
using ThreeForOne.Domain;
using ThreeForOne.Server.Features.Committee;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Tests.Committee;

public sealed class ScoreTests(DemoSite site) : IClassFixture<DemoSite>
{
    private readonly CommitteeStage _stage = new(site);

    [Fact]
    public async Task Points_make_the_rank_until_the_session_closes_and_then_stand()
    {
        var (first, second) = (await _stage.Opined(400_000, "Primero"), await _stage.Opined(400_000, "Segundo"));
        var session = await _stage.Call(first, second);
        await _stage.NextMonth();
        await _stage.Seat(session);
        Assert.Equal([first, second], await Order(session));   // as many people each: the first submitted

        Assert.Equal(1, (await Score(second, "90", "Sin agua desde 2019", DemoPeople.Technician)).Value);
        Assert.Equal([second, first], await Order(session));
        Assert.Equal(1, (await Score(first, "95", "Sin agua ni drenaje")).Value);
        Assert.Equal([first, second], await Order(session));
        var seen = SessionPreview.Of((await Deferred(session, first, second)).Value);
        Assert.Equal(1, (await Score(second, "100", "Sin agua, drenaje ni luz")).Value);
        Assert.IsType<PreviewChanged>((await _stage.Close(session, seen)).Refusal);
        Assert.False((await _stage.Close(session)).IsRefusal);

        Assert.Equal([second, first], await _stage.Read(DemoPeople.Director, db => db.SessionProjects
            .Where(s => s.SessionId == session).OrderBy(s => s.Rank).Select(s => s.ProjectId).ToListAsync()));
        var kept = await _stage.Read(DemoPeople.Director, db => db.SessionScores
            .Where(s => s.SessionId == session && s.ProjectId == second).OrderBy(s => s.Criterion).ToListAsync());
        Assert.Equal(
            [("beneficiaries", 30, 100), ("need", 40, 100), ("readiness", 30, 0)],
            kept.Select(s => (s.Criterion, s.Weight, s.Points)));
        Assert.Equal(1, (await Score(second, "0", "Otra cosa")).Value);
        Assert.Equal([second, first], await Order(session));
    }

    [Theory]
    [InlineData("-1", false)]
    [InlineData("0", true)]
    [InlineData("100", true)]
    [InlineData("101", false)]
    [InlineData("8.5", false)]
    [InlineData("mucho", false)]
    public async Task Points_are_whole_from_0_to_100(string points, bool taken)
    {
        var project = await _stage.Opined(400_000);

        var refusal = (await Score(project, points, "Según la visita")).Refusal;

        if (taken) Assert.Null(refusal);
        else Assert.IsType<ScoreOutOfRange>(refusal);
    }

    [Fact]
    public async Task Points_are_for_a_scored_criterion_of_a_waiting_project_with_a_reason_from_the_right_people()
    {
        var project = await _stage.Opined(400_000);

        Assert.IsType<ScoreReasonMissing>((await Score(project, "50", " ")).Refusal);
        Assert.IsType<NoSuchCriterion>((await Score(project, "50", "Muchas", criterion: "beneficiaries")).Refusal);
        Assert.IsType<NoSuchProject>((await Score(Guid.Empty, "50", "Nada")).Refusal);
        Assert.IsType<NotYourTurn>((await Score(project, "50", "Nuestro", DemoPeople.ClubPresident)).Refusal);
        await _stage.Withdraw(project);
        Assert.IsType<ProjectNotWaiting>((await Score(project, "50", "Tarde")).Refusal);
    }

    private Task<Result<int>> Score(
        Guid project, string points, string reason, DemoPerson? who = null, string criterion = "need") =>
        site.In<ScoreProjects, Result<int>>(use => use.Handle(
            [new TypedPoints(project, criterion, points, reason)], (who ?? DemoPeople.Secretary).Actor, default));

    private async Task<Result<SessionOutcome>> Deferred(Guid session, params Guid[] projects)
    {
        await _stage.Propose(session, [.. projects.Select(
            p => new ProposedRuling(p, "deferred", "Falta una visita", null, null))]);
        return await _stage.Preview(session);
    }

    private Task<List<Guid>> Order(Guid session) => _stage.Agenda(session, a => a.Project);
}
