using Microsoft.EntityFrameworkCore;
using ThreeForOne.Domain;
using ThreeForOne.Server.Features.Committee;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.Programmes;

namespace ThreeForOne.Server.Tests.Committee;

/// <summary>Proposals by the money, deferral, and the minutes that come of a session.</summary>
public sealed class AllocatedSessionTests(DemoSite site) : IClassFixture<DemoSite>
{
    private readonly CommitteeStage _stage = new(site);

    [Fact]
    public async Task A_deferred_project_goes_back_to_the_next_session_and_no_money_moves()
    {
        var (session, project) = await Held();
        Assert.IsType<DeferralReasonMissing>(
            (await _stage.Propose(session, new ProposedRuling(project, "deferred", " ", null, null))).Refusal);
        await _stage.Propose(session, new ProposedRuling(project, "deferred", "Falta la visita", null, null));

        var closed = await _stage.Close(session);

        Assert.Equal(("closed", 1, 0L), (closed.Value.Status, closed.Value.Projects, closed.Value.Reserved));
        Assert.Equal("DICTAMINADA", await _stage.Read(DemoPeople.Director, db =>
            db.Projects.Where(p => p.Id == project).Select(p => p.State).SingleAsync()));
        Assert.Equal("deferred", await _stage.Read(DemoPeople.Director, db => db.SessionProjects
            .Where(s => s.SessionId == session).Select(s => s.Ruling).SingleAsync()));
        Assert.NotEqual(Guid.Empty, await _stage.Call(project));
    }

    [Fact]
    public async Task A_session_that_nobody_came_to_is_void()
    {
        var project = await _stage.Opined(400_000);
        var session = await _stage.Call(project);
        await _stage.NextMonth();

        Assert.Equal(new SessionClosed("void", 0, 0), (await _stage.Close(session)).Value);
    }

    [Fact]
    public async Task Rulings_for_all_are_proposed_by_the_money_in_one_act()
    {
        // With 2,000,000 left to the municipality, 1,000,000 and 900,000 fit, 800,000 does not, and 100,000 does.
        Assert.False((await site.In<PublishEnvelope, Result<EnvelopePosted>>(async use => await use.Handle(
            new(await _stage.Edition(), "municipal", Money.Mxn(2_000_000_00), Money.Mxn(15_000_000_00), "Recorte"),
            CommitteeStage.Key(), DemoPeople.Director.Actor, default))).IsRefusal);
        var a = await _stage.Opined(4_000_000, "A");
        var b = await _stage.Opined(3_600_000, "B");
        var c = await _stage.Opined(3_200_000, "C");
        var d = await _stage.Opined(400_000, "D");
        var session = await _stage.Call(a, b, c, d);
        await _stage.NextMonth();
        await _stage.Seat(session);
        foreach (var project in new[] { a, b, c, d }) await _stage.VoteAll(session, project);

        Assert.Equal(4, (await ProposeAll(session, SelectionRule.StopAtFirstMiss)).Value);
        Assert.Equal(["approved", "approved", "waiting", "waiting"], await Rulings(session));
        Assert.Equal(4, (await ProposeAll(session, SelectionRule.SkipAndContinue)).Value);
        Assert.Equal(["approved", "approved", "waiting", "approved"], await Rulings(session));
        Assert.Contains("faltan $700,000.00 al techo de Municipio", (await _stage.Agenda(session, i => i.Reason))[2],
            StringComparison.Ordinal);

        // What people decided on other grounds stays, and its money goes to the next.
        await _stage.Propose(session, new ProposedRuling(a, "deferred", "Falta la visita", null, null));
        await ProposeAll(session, SelectionRule.SkipAndContinue);
        Assert.Equal(["deferred", "approved", "approved", "approved"], await Rulings(session));
        Assert.False((await _stage.Close(session)).IsRefusal);
    }

    [Fact]
    public async Task An_agenda_with_nothing_for_the_money_to_decide_or_with_a_project_twice_is_refused()
    {
        var (session, project) = await Held();
        await _stage.Propose(session, new ProposedRuling(project, "deferred", "Falta la visita", null, null));
        Assert.IsType<RankedListEmpty>((await ProposeAll(session, SelectionRule.SkipAndContinue)).Refusal);

        var other = await _stage.Opined(400_000);
        var day = _stage.MexicoToday().AddDays(30);
        var edition = await _stage.Edition();
        Assert.IsType<AgendaHasTwice>((await site.In<CallSession, Result<Guid>>(use => use.Handle(
            new(edition, day, "Jalpa", [other, other]), CommitteeStage.Key(), DemoPeople.Secretary.Actor, default)))
            .Refusal);
    }

    [Fact]
    public async Task The_call_is_a_document_from_the_moment_of_the_call()
    {
        var session = await _stage.Call(await _stage.Opined(400_000));

        Assert.Equal("session_call", await _stage.Read(DemoPeople.Director, db => db.CommitteeSessions
            .Where(s => s.Id == session)
            .Join(db.Documents, s => s.CallDocumentId, d => d.Id, (_, d) => d.Type).SingleAsync()));
    }

    private Task<Result<int>> ProposeAll(Guid session, SelectionRule rule) =>
        site.In<ProposeFromAllocation, Result<int>>(use =>
            use.Handle(session, rule, DemoPeople.Secretary.Actor, default));

    private Task<List<string?>> Rulings(Guid session) => _stage.Agenda(session, i => i.Ruling);

    private async Task<(Guid Session, Guid Project)> Held()
    {
        var project = await _stage.Opined(400_000);
        var session = await _stage.Call(project);
        await _stage.NextMonth();
        await _stage.Seat(session);
        return (session, project);
    }
}
