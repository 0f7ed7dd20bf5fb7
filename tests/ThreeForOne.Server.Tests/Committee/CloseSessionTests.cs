using Microsoft.EntityFrameworkCore;
using ThreeForOne.Domain;
using ThreeForOne.Server.Features.Committee;
using ThreeForOne.Server.Features.Demo;

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
        Assert.Equal("reserved", await _stage.Read(DemoPeople.Director, db => db.Reservations.Where(r => r.ProjectId == project).Select(r => r.Status).SingleAsync()));
        Assert.Equal(["acknowledgement", "approval_letter"], await _stage.Read(DemoPeople.Director, db =>
            db.Documents.Where(d => d.ProjectId == project).OrderBy(d => d.Type).Select(d => d.Type).ToListAsync()));
        Assert.True(await _stage.Read(DemoPeople.Director, db => db.Documents.AnyAsync(d => d.Type == "minutes" && d.ProjectId == null)));
    }

    private async Task<(Guid Session, Guid Project)> Held(string title)
    {
        var project = await _stage.Opined(400_000, title);
        var session = await _stage.Call(project);
        await _stage.NextMonth();
        await _stage.Seat(session);
        return (session, project);
    }

    private Task<string> StateOf(Guid project) => _stage.Read(DemoPeople.Director, db =>
        db.Projects.Where(p => p.Id == project).Select(p => p.State).SingleAsync());
}
