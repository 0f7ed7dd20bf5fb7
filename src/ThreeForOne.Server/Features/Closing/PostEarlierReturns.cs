using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Features.Closing;

/// <summary>
/// What a project returned after its year is told on the open year's line of the same government (reintegro de
/// ejercicios anteriores), where it restores nothing. A return made before that year's edition is open waits for it.
/// Run when a project closes and daily; each return is told once.
/// </summary>
public sealed class PostEarlierReturns(Database db)
{
    public const string Reason = "Reintegro de un ejercicio anterior";

    /// <summary>Returns how many it posted.</summary>
    public async Task<int> Run(CancellationToken stop)
    {
        var posted = await db.InTransaction<int>(Actor.System, Reason, async act => await Post(null, act, stop), stop);
        return posted.Value;
    }

    /// <summary>Posts within the transaction that is under way, for one project or for all.</summary>
    public async Task<int> Post(Guid? project, Act act, CancellationToken stop)
    {
        await db.SaveChangesAsync(stop);
        var today = MexicoCity.Day(act.At);
        var waiting = await db.Database.SqlQuery<Waiting>(
            $"""
            select r.id as return_id, s.id as share_id, r.project_id, open.id as edition_id, line.id as line_id, l.centavos
              from journal_entry r
              join project p on p.id = r.project_id and p.fiscal_year < r.fiscal_year
              join journal_line l on l.entry_id = r.id and l.account = 'P.DEVUELTO'
              join project_share s on s.id = l.scope_id and s.budget_line_id is not null
              join edition open on open.programme_id = p.programme_id and open.state_code = p.state_code and open.fiscal_year = {today.Year}
              join lateral (
                select b.id from budget_line b where b.edition_id = open.id and b.party = s.party
                   and coalesce(b.municipality_code, p.municipality_code) is not distinct from p.municipality_code
                   and coalesce(b.type_code, p.type_code) is not distinct from p.type_code order by b.id limit 1) line on true
             where r.kind = 'return' and ({project}::uuid is null or r.project_id = {project}::uuid)
               and not exists (select 1 from journal_entry done where done.key = 'earlier/' || r.id || '/' || s.id)
             order by line.id, r.seq, s.id
            """).ToListAsync(stop);
        foreach (var one in waiting)
            await db.Post(
                Postings.ReturnEarlierYear(one.LineId, Money.Mxn(one.Centavos)),
                new EntryOf($"earlier/{one.ReturnId}/{one.ShareId}", one.EditionId, one.ProjectId, one.ReturnId, today),
                act with { Reason = Reason }, stop);
        return waiting.Count;
    }

    private sealed record Waiting(
        Guid ReturnId, Guid ShareId, Guid ProjectId, Guid EditionId, Guid LineId, long Centavos);
}
