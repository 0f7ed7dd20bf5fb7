using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Programmes;

namespace ThreeForOne.Server.Features.Budgets;

/// <summary>Simulates a cut of an envelope from what stands now; a constant number of queries.</summary>
public sealed class ReadCut(Database db, Packs packs)
{
    public async Task<Result<CutPreview>> Of(Guid lineId, Money amount, CancellationToken stop)
    {
        var line = await db.BudgetLines.AsNoTracking().SingleOrDefaultAsync(l => l.Id == lineId, stop);
        if (line is null) return new NoSuchLine();
        var pack = await packs.OfEdition(line.EditionId, stop);
        var (standing, projects) = await Standing(line, stop);
        var touched = standing.SelectMany(s => s.Held).Select(h => h.Line).Append(line.Id).Distinct().ToArray();
        var lines = await db.BudgetLines.AsNoTracking().Where(l => touched.Contains(l.Id)).ToListAsync(stop);
        var envelopes = await EnvelopeFigures.Of(
            db, [.. lines.OrderBy(l => Web.PartyLabels.Rank(l.Party)).ThenBy(l => l.Id)], stop);

        var own = envelopes.Single(e => e.Line == line.Id);
        var asked = new CutAsked(line.Id, amount.Minor, own.Modified.Minor, own.Available.Minor);
        if (!CutSimulation.Run(asked, standing, pack.Cuts).TryGet(out var outcome, out var refusal)) return refusal;
        var changed = outcome.Freed.Select(f => f.Line).Append(line.Id).ToHashSet();
        return new CutPreview(
            line, outcome, pack.Cuts, projects, [.. envelopes.Where(e => changed.Contains(e.Line))]);
    }

    private async Task<(List<StandingReservation>, Dictionary<Guid, FallingProject>)> Standing(
        BudgetLine line, CancellationToken stop)
    {
        var held = await (
            from r in db.Reservations
            join p in db.Projects on r.ProjectId equals p.Id
            join e in db.JournalEntries on r.ReserveEntryId equals e.Id
            join l in db.JournalLines on e.Id equals l.EntryId
            where r.Status == "reserved" && p.EditionId == line.EditionId
                && l.ScopeKind == "L" && l.Account == "8.2.2-P"
                && db.JournalLines.Any(own => own.EntryId == e.Id && own.ScopeId == line.Id)
            select new { p.Id, p.Folio, p.Title, e.RecordedAt, l.ScopeId, l.Centavos }).ToListAsync(stop);
        var ids = held.Select(h => h.Id).Distinct().ToArray();
        var ranks = await (
            from s in db.SessionProjects
            join c in db.CommitteeSessions on s.SessionId equals c.Id
            where ids.Contains(s.ProjectId) && c.Status == "closed" && s.Ruling != null
            select new { s.ProjectId, s.Rank, c.ClosedAt }).ToListAsync(stop);
        var rankOf = ranks.GroupBy(r => r.ProjectId)
            .ToDictionary(g => g.Key, g => g.MaxBy(r => r.ClosedAt)!.Rank);

        var byProject = held.GroupBy(h => h.Id).ToArray();
        return (
            [.. byProject.Select(g => new StandingReservation(
                g.Key, g.First().RecordedAt, rankOf.GetValueOrDefault(g.Key),
                [.. g.Select(h => new HeldAmount(h.ScopeId, h.Centavos))]))],
            byProject.ToDictionary(g => g.Key, g => new FallingProject(g.Key, g.First().Folio!, g.First().Title)));
    }
}
