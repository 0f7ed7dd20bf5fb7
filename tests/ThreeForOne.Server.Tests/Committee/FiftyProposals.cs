using Microsoft.EntityFrameworkCore;
using ThreeForOne.Domain;
using ThreeForOne.Server.Features.Committee;
using ThreeForOne.Server.Features.Demo;

namespace ThreeForOne.Server.Tests.Committee;

/// <summary>Fifty sessions with one project each close at the same time, against an envelope for twenty.</summary>
public sealed class FiftyProposals(DemoSite site) : IClassFixture<DemoSite>
{
    private const int Projects = 50;
    private const int Enough = 20;

    private readonly CommitteeStage _stage = new(site);

    [Fact]
    public async Task Exactly_as_many_are_reserved_as_the_envelope_holds_and_the_others_are_told_which_binds()
    {
        // A quarter of each is 750,000.00, and the municipal envelope of 15,000,000.00 holds twenty of them.
        var sessions = new List<(Guid Session, Guid Project)>();
        for (var i = 0; i < Projects; i++)
        {
            var project = await _stage.Opined(3_000_000, $"Obra {i}");
            sessions.Add((await _stage.Call(project), project));
        }
        await _stage.NextMonth();
        foreach (var (session, project) in sessions)
        {
            await _stage.Seat(session, "federal", "state", "migrant");
            await _stage.Vote(session, project, DemoPeople.FederalVoter, "for");
            await _stage.Vote(session, project, DemoPeople.StateVoter, "for");
            await _stage.Propose(session, CommitteeStage.Approve(project));
        }

        var results = await Task.WhenAll(sessions.Select(s => Task.Run(() => CloseUntilDecided(s.Session))));

        Assert.Equal(Enough, results.Count(r => !r.IsRefusal));
        Assert.All(results.Where(r => r.IsRefusal), r => Assert.Equal(
            new EnvelopeBinds("municipal", Money.Mxn(750_000_00), Money.Mxn(0), Money.Mxn(750_000_00)), r.Refusal));
        var states = await _stage.Read(DemoPeople.Director, db => db.Projects.GroupBy(p => p.State)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count));
        Assert.Equal(new() { ["APROBADA"] = Enough, ["DICTAMINADA"] = Projects - Enough }, states);
        Assert.Equal(Enough,
            await _stage.Read(DemoPeople.Director, db => db.Reservations.CountAsync(r => r.Status == "reserved")));
        Assert.Equal(Enough * 750_000_00L, await Balance("8.2.2-P"));
        Assert.Equal(0, await Balance("8.2.2-D"));
    }

    // Whoever is told that the envelopes changed since the preview looks again and confirms again.
    private async Task<Result<SessionClosed>> CloseUntilDecided(Guid session)
    {
        while (true)
        {
            var result = await _stage.Close(session);
            if (result.Refusal is not PreviewChanged) return result;
        }
    }

    private Task<long> Balance(string account) => _stage.Read(DemoPeople.Director, db => db.Balances
        .Where(b => b.Account == account && db.BudgetLines.Any(l => l.Id == b.ScopeId && l.Party == "municipal"))
        .Select(b => b.Centavos).SingleAsync());
}
