using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Documents.Records;

namespace ThreeForOne.Server.Features.Committee;

/// <summary>
/// What the minutes say of each project's rank: points, total, the vote of each sector, and which envelope binds.
/// </summary>
public sealed class MinutesRanking(Database db)
{
    public async Task<IReadOnlyList<RankingLine>> Of(
        CommitteeSession session, SessionPlan plan, CancellationToken stop)
    {
        var votes = (await db.Votes.AsNoTracking().Where(v => v.SessionId == session.Id)
                .Select(v => new { v.ProjectId, v.Sector, v.Choice }).ToListAsync(stop))
            .ToDictionary(v => (v.ProjectId, v.Sector), v => v.Choice);
        return [.. plan.Projects.OrderBy(p => p.Item.Rank).Select(p => new RankingLine(
            p.Item.Rank, p.Item.Folio, p.Item.Title, [.. p.Item.Scores.Select(s => s.Points)], p.Item.Total,
            [.. SessionLabels.Sectors.Select(s => votes.TryGetValue((p.Item.Project, s), out var choice)
                ? (Phrase)SessionLabels.Vote(choice) : new Phrase("—"))],
            p.Binding is { } line ? (Phrase)line.Name : null, p.Result?.Lacking ?? 0,
            p.Result?.Behind ?? false))];
    }
}
