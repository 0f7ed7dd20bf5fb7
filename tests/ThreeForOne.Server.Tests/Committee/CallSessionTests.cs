using Microsoft.EntityFrameworkCore;
using ThreeForOne.Domain;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Committee;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Tests.Committee;

public sealed class CallSessionTests(DemoSite site) : IClassFixture<DemoSite>
{
    private readonly CommitteeStage _stage = new(site);

    [Fact]
    public async Task A_session_is_called_thirty_days_ahead_and_not_a_day_later()
    {
        var project = await _stage.Opined(400_000);
        var first = _stage.MexicoToday().AddDays(30);

        Assert.Equal(new CalledTooLate(first), (await Call(project, first.AddDays(-1))).Refusal);
        Assert.False((await Call(project, first)).IsRefusal);
    }

    [Fact]
    public async Task A_project_waits_on_one_open_agenda_at_a_time()
    {
        var project = await _stage.Opined(400_000);
        Assert.False((await Call(project)).IsRefusal);

        Assert.IsType<AlreadyOnAgenda>((await Call(project)).Refusal);
    }

    [Fact]
    public async Task Only_what_waits_for_the_committee_is_put_on_the_agenda()
    {
        var project = await _stage.Opined(400_000);
        await _stage.Withdraw(project);

        Assert.IsType<ProjectNotWaiting>((await Call(project)).Refusal);
        Assert.IsType<NoSuchProject>((await Call(Guid.Empty)).Refusal);
    }

    [Fact]
    public async Task The_call_says_where_and_what_about_and_comes_from_the_secretary()
    {
        var (edition, day) = (await _stage.Edition(), _stage.MexicoToday().AddDays(40));
        var project = await _stage.Opined(400_000);
        var many = Enumerable.Range(0, CallSession.ProjectsMax + 1)
            .Select(_ => Guid.CreateVersion7(site.Clock.GetUtcNow())).ToArray();

        Assert.IsType<SessionPlaceMissing>((await Call(new SessionCall(edition, day, " ", [project]))).Refusal);
        Assert.IsType<SessionPlaceMissing>(
            (await Call(new SessionCall(edition, day, new('x', 201), [project]))).Refusal);
        Assert.IsType<AgendaSizeWrong>((await Call(new SessionCall(edition, day, "Jalpa", []))).Refusal);
        Assert.IsType<AgendaSizeWrong>((await Call(new SessionCall(edition, day, "Jalpa", many))).Refusal);
        Assert.IsType<NoSuchEdition>((await Call(new SessionCall(Guid.Empty, day, "Jalpa", [project]))).Refusal);
        Assert.IsType<NotYourTurn>(
            (await Call(new SessionCall(edition, day, "Jalpa", [project]), DemoPeople.StateVoter)).Refusal);
        Assert.False((await Call(new SessionCall(edition, day, new('x', 200), [project]))).IsRefusal);
    }

    [Fact]
    public async Task A_call_sent_twice_is_one_session()
    {
        var call = new SessionCall(
            await _stage.Edition(), _stage.MexicoToday().AddDays(30), "Jalpa", [await _stage.Opined(400_000)]);
        var key = CommitteeStage.Key();

        Assert.Equal((await Call(call, key: key)).Value, (await Call(call, key: key)).Value);
        Assert.IsType<KeyUsedForSomethingElse>((await Call(call with { Place = "Jerez" }, key: key)).Refusal);
    }

    [Fact]
    public async Task Sessions_called_at_once_are_numbered_one_after_the_other()
    {
        var before = await Numbers();
        var projects = new List<Guid>();
        for (var i = 0; i < 4; i++) projects.Add(await _stage.Opined(400_000));

        await Task.WhenAll(projects.Select(p => Task.Run(() => Call(p))));

        var last = before.Count == 0 ? 0 : before.Max();
        Assert.Equal(Enumerable.Range(last + 1, 4), (await Numbers()).Except(before).Order());
    }

    [Fact]
    public async Task Rulings_are_proposed_for_the_sessions_own_projects_in_the_words_offered()
    {
        var (project, other) = (await _stage.Opined(400_000), await _stage.Opined(400_000));
        var session = await _stage.Call(project);
        Assert.IsType<SessionNotYetHeld>((await _stage.Propose(session, CommitteeStage.Approve(project))).Refusal);
        await _stage.NextMonth();

        Assert.IsType<NoSuchSession>((await _stage.Propose(Guid.Empty)).Refusal);
        Assert.IsType<NoSuchProject>((await _stage.Propose(session, CommitteeStage.Approve(other))).Refusal);
        Assert.IsType<NoSuchRuling>(
            (await _stage.Propose(session, CommitteeStage.Approve(project) with { Ruling = "perhaps" })).Refusal);
        Assert.IsType<ConditionMissing>(
            (await _stage.Propose(session, CommitteeStage.Approve(project) with { Ruling = "conditional" })).Refusal);
        Assert.False((await _stage.Propose(session, CommitteeStage.Approve(project))).IsRefusal);
    }

    private Task<List<int>> Numbers() =>
        _stage.Read(DemoPeople.Director, db => db.CommitteeSessions.Select(s => s.Number).ToListAsync());

    private async Task<Result<Guid>> Call(Guid project, DateOnly? day = null) =>
        await Call(
            new SessionCall(await _stage.Edition(), day ?? _stage.MexicoToday().AddDays(30), "Zacatecas", [project]));

    private Task<Result<Guid>> Call(SessionCall call, DemoPerson? who = null, string? key = null) =>
        site.In<CallSession, Result<Guid>>(use =>
            use.Handle(call, key ?? CommitteeStage.Key(), (who ?? DemoPeople.Secretary).Actor, default));
}
