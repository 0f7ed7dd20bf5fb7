using Microsoft.EntityFrameworkCore;
using ThreeForOne.Domain;
using ThreeForOne.Server.Features.Committee;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.Jobs;

namespace ThreeForOne.Server.Tests.Committee;

public sealed class CloseSessionTests(DemoSite site) : IClassFixture<DemoSite>
{
    private readonly CommitteeStage _stage = new(site);

    [Fact]
    public async Task An_approved_project_has_every_share_reserved_and_its_letter_issued()
    {
        var (session, project) = await Held("Biblioteca");
        await _stage.VoteAll(session, project);
        await _stage.Propose(session, CommitteeStage.Approve(project));

        var closed = await _stage.Close(session);

        Assert.Equal(("closed", 1, 300_000_00L), (closed.Value.Status, closed.Value.Projects, closed.Value.Reserved));
        Assert.Equal("APROBADA", await StateOf(project));
        Assert.Equal(
            "reserved", await _stage.Read(DemoPeople.Director, db =>
                db.Reservations.Where(r => r.ProjectId == project).Select(r => r.Status).SingleAsync()));
        Assert.Equal(
            ["acknowledgement", "approval_letter", "technical_opinion"], await _stage.Read(DemoPeople.Director, db =>
            db.Documents.Where(d => d.ProjectId == project).OrderBy(d => d.Type).Select(d => d.Type).ToListAsync()));
        Assert.True(await _stage.Read(
            DemoPeople.Director, db => db.Documents.AnyAsync(d => d.Type == "minutes" && d.ProjectId == null)));
    }

    [Fact]
    public async Task Without_quorum_the_session_is_void_and_the_project_waits_for_another()
    {
        var project = await _stage.Opined(400_000);
        var session = await _stage.Call(project);
        await _stage.NextMonth();
        await _stage.Seat(session, "federal", "state");
        await _stage.Propose(session, CommitteeStage.Approve(project));

        Assert.Equal(new SessionClosed("void", 0, 0), (await _stage.Close(session)).Value);

        Assert.Equal("DICTAMINADA", await StateOf(project));
        Assert.False(
            await _stage.Read(DemoPeople.Director, db =>
                db.SessionProjects.AnyAsync(s => s.SessionId == session && s.Ruling != null)));
        Assert.IsType<SessionIsOver>((await _stage.Close(session, SessionPreview.Parse(null))).Refusal);
        Assert.NotEqual(Guid.Empty, await _stage.Call(project));
    }

    [Fact]
    public async Task A_rejected_project_ends_with_its_letter_and_reserves_nothing()
    {
        var (session, project) = await Held("Lienzo charro");
        await _stage.VoteAll(session, project, "against");
        await _stage.Propose(session, new ProposedRuling(project, "rejected", "No es prioridad", null, null));

        Assert.Equal(0, (await _stage.Close(session)).Value.Reserved);

        Assert.Equal("NO_APROBADA", await StateOf(project));
        Assert.Contains("Motivo: No es prioridad", await Told(project), StringComparison.Ordinal);
        Assert.True(await _stage.Read(DemoPeople.Director, db =>
            db.Documents.AnyAsync(d => d.ProjectId == project && d.Type == "rejection_letter")));
    }

    [Fact]
    public async Task One_that_waits_can_be_approved_by_a_later_session()
    {
        var (session, project) = await Held("Aula");
        await _stage.Propose(session, new ProposedRuling(project, "waiting", "Sin techo por ahora", null, null));
        await _stage.Close(session);
        Assert.Equal("EN_ESPERA", await StateOf(project));
        Assert.Contains("en espera de presupuesto", await Told(project), StringComparison.Ordinal);

        var later = await _stage.Call(project);
        await _stage.NextMonth();
        await _stage.Seat(later);
        await _stage.VoteAll(later, project);
        await _stage.Propose(later, CommitteeStage.Approve(project));

        Assert.Equal(300_000_00, (await _stage.Close(later)).Value.Reserved);
        Assert.Equal("APROBADA", await StateOf(project));
    }

    [Fact]
    public async Task A_conditional_approval_reserves_until_its_date_and_then_gives_the_money_back()
    {
        var (session, project) = await Held("Camino");
        await _stage.VoteAll(session, project);
        await _stage.Propose(
            session, new ProposedRuling(
                project, "conditional", "Sujeta a permiso", "Entregar el permiso", _stage.MexicoToday().AddDays(10)));
        var before = await Available();

        Assert.Equal(300_000_00, (await _stage.Close(session)).Value.Reserved);
        Assert.Equal("CONDICIONADA", await StateOf(project));
        Assert.Equal(before - 300_000_00, await Available());

        await _stage.NextMonth();
        Assert.True(await site.In<TimerSweep, int>(sweep => sweep.Run(default)) > 0);
        Assert.Equal("EN_ESPERA", await StateOf(project));
        Assert.Equal(before, await Available());
    }

    [Fact]
    public async Task What_changed_since_the_preview_is_told_and_nothing_is_done()
    {
        var (session, project) = await Held("Puente");
        await _stage.VoteAll(session, project);
        await _stage.Propose(session, CommitteeStage.Approve(project));
        var seen = SessionPreview.Of((await _stage.Preview(session)).Value);
        var (other, another) = await Held("Kiosco");
        await _stage.VoteAll(other, another);
        await _stage.Propose(other, CommitteeStage.Approve(another));
        Assert.False((await _stage.Close(other)).IsRefusal);

        var changed = Assert.IsType<PreviewChanged>((await _stage.Close(session, seen)).Refusal);

        Assert.Contains("Techo de Municipio: ahora quedan", changed.Differences.Spanish, StringComparison.Ordinal);
        Assert.Equal("DICTAMINADA", await StateOf(project));
        Assert.False((await _stage.Close(session)).IsRefusal);
    }

    [Fact]
    public async Task A_project_that_left_meanwhile_gets_no_ruling_and_holds_nothing_up()
    {
        var (gone, stays) = (await _stage.Opined(400_000, "Se va"), await _stage.Opined(400_000, "Se queda"));
        var session = await _stage.Call(gone, stays);
        await _stage.NextMonth();
        await _stage.Seat(session);
        await _stage.VoteAll(session, stays);
        await _stage.Propose(session, CommitteeStage.Approve(gone), CommitteeStage.Approve(stays));
        await _stage.Withdraw(gone);

        Assert.Equal(1, (await _stage.Close(session)).Value.Projects);

        Assert.Equal(("DESISTIDA", "APROBADA"), (await StateOf(gone), await StateOf(stays)));
    }

    private async Task<(Guid Session, Guid Project)> Held(string title)
    {
        var project = await _stage.Opined(400_000, title);
        var session = await _stage.Call(project);
        await _stage.NextMonth();
        await _stage.Seat(session);
        return (session, project);
    }

    // What both officers were told, all of it.
    private async Task<string> Told(Guid project) => (string)(await Sql.Scalar(site.Databases.Verifier!,
        $"""
        select string_agg(letter::text, ' ') from mail where project_id = '{project}' and kind = 'committee.ruled'
        """))!;

    private Task<string> StateOf(Guid project) => _stage.Read(DemoPeople.Director, db =>
        db.Projects.Where(p => p.Id == project).Select(p => p.State).SingleAsync());

    private Task<long> Available() => _stage.Read(DemoPeople.Director, db => db.Balances
        .Where(b => b.Account == "8.2.2-D").SumAsync(b => b.Centavos));
}
