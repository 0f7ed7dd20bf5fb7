using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Programmes;

namespace ThreeForOne.Server.Features.Committee;

/// <summary>
/// The envelopes that a session's projects draw on, each named by its party and, where the pack divides it, by its
/// municipality and type; in the order of the four-party bar.
/// </summary>
public sealed class SessionEnvelopes(Database db, Packs packs)
{
    /// <summary>With their figures; a constant number of queries, however many envelopes the edition has.</summary>
    public async Task<IReadOnlyList<EnvelopeFigures>> Of(CommitteeSession session, CancellationToken stop)
    {
        var lines = await db.BudgetLines.AsNoTracking().Where(l => l.EditionId == session.EditionId
                && ((l.MunicipalityCode == null && l.TypeCode == null)
                    || db.ProjectShares.Any(s => s.BudgetLineId == l.Id
                        && db.SessionProjects.Any(p => p.SessionId == session.Id && p.ProjectId == s.ProjectId))))
            .ToListAsync(stop);
        var pack = await packs.OfEdition(session.EditionId, stop);
        var codes = lines.Select(l => l.MunicipalityCode).Where(c => c != null).Distinct().ToArray();
        var places = codes.Length == 0 ? [] : await db.Municipalities.AsNoTracking()
            .Where(m => m.StateCode == session.StateCode && codes.Contains(m.Code))
            .ToDictionaryAsync(m => m.Code, m => m.Name, stop);
        var figures = await EnvelopeFigures.Of(
            db, [.. lines.OrderBy(l => Web.PartyLabels.Rank(l.Party)).ThenBy(l => l.MunicipalityCode)
                .ThenBy(l => l.TypeCode)], stop);
        return [.. figures.Select(f => f with { Part = PartOf(f, pack, places) })];
    }

    private static Bilingual? PartOf(EnvelopeFigures line, RulePack pack, Dictionary<string, string> places)
    {
        var place = line.Municipality is { } code ? places.GetValueOrDefault(code, code) : null;
        Bilingual? type = line.Type is { } kind ? pack.Type(kind)?.Name ?? new Bilingual(kind, kind) : null;
        return (place, type) switch
        {
            (null, null) => null,
            (null, { } only) => only,
            ({ } only, null) => new Bilingual(only, only),
            ({ } where, { } what) => new Bilingual($"{where}, {what.Spanish}", $"{where}, {what.English}"),
        };
    }
}
