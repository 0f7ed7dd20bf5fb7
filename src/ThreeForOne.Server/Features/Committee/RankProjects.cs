using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Programmes;

namespace ThreeForOne.Server.Features.Committee;

/// <summary>A project's rank and the numbers behind it.</summary>
public sealed record RankOf(int Rank, IReadOnlyList<CriterionScore> Scores);

/// <summary>
/// Ranks projects among themselves by the criteria of their edition's pack: nobody types a rank.
/// </summary>
public sealed class RankProjects(Database db, Packs packs)
{
    public async Task<IReadOnlyDictionary<Guid, RankOf>> Of(
        Guid edition, IReadOnlyList<Project> projects, CancellationToken stop)
    {
        var pack = await packs.OfEdition(edition, stop);
        var ids = projects.Select(p => p.Id).ToArray();
        var given = (await db.ProjectScores.AsNoTracking().Where(s => ids.Contains(s.ProjectId)).ToListAsync(stop))
            .ToLookup(s => s.ProjectId);
        var ranked = Ranking.Run(pack.Criteria, [.. projects.Select(p => new RankingCandidate(
            p.PeopleHelped ?? 0, p.CostCentavos, p.PledgeCentavos,
            given[p.Id].ToDictionary(s => s.Criterion, s => s.Points), p.SubmittedAt ?? p.CreatedAt, p.Folio ?? ""))]);
        return ranked.Value.ToDictionary(r => projects[r.Candidate].Id, r => new RankOf(r.Rank, r.Scores));
    }

    /// <summary>Ranks and scores as the session kept them when it closed.</summary>
    public async Task<IReadOnlyDictionary<Guid, RankOf>> Kept(CommitteeSession session, CancellationToken stop)
    {
        var pack = await packs.OfEdition(session.EditionId, stop);
        var order = pack.Criteria.Select((c, i) => (c.Code, i)).ToDictionary(c => c.Code, c => c.i);
        var scores = (await db.SessionScores.AsNoTracking().Where(s => s.SessionId == session.Id).ToListAsync(stop))
            .OrderBy(s => order.GetValueOrDefault(s.Criterion, order.Count)).ToLookup(s => s.ProjectId);
        var rows = await db.SessionProjects.AsNoTracking().Where(s => s.SessionId == session.Id)
            .Select(s => new { s.ProjectId, s.Rank }).ToListAsync(stop);
        return rows.ToDictionary(r => r.ProjectId, r => new RankOf(r.Rank, [.. scores[r.ProjectId].Select(
            s => new CriterionScore(s.Criterion, s.Weight, MeasureCode.Read(s.Measure), s.Value, s.Points))]));
    }
}

/// <summary>How the database writes a criterion's measure.</summary>
public static class MeasureCode
{
    public static string Of(CriterionMeasure measure) => measure switch
    {
        CriterionMeasure.Scored => "scored",
        CriterionMeasure.PeopleHelped => "people_helped",
        CriterionMeasure.CostPerPerson => "cost_per_person",
        CriterionMeasure.ClubShare => "club_share",
    };

    public static CriterionMeasure Read(string code) => Enum.GetValues<CriterionMeasure>().Single(m => Of(m) == code);
}
