using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Clubs;

/// <summary>
/// Adds what a club's officer handed in, inside a use case's transaction: one of a kind waits at a time, and the
/// delegation is told of it.
/// </summary>
public sealed class Filings(Database db)
{
    public async Task<Result<Guid>> Add(
        string kind, byte[] paper, Action<ClubFiling> fill, Act act, CancellationToken stop)
    {
        var who = db.Actor;
        if (!RoleTable.Holds(who, RoleTable.ClubOfficer)) return new NotYourTurn(RoleTable.ClubOfficer);
        // Two officers who hand in the same: the second waits here and is told.
        await db.Clubs.FromSql($"select * from club where id = {who.Organisation} for update").SingleAsync(stop);
        var filing = new ClubFiling
        {
            Id = db.NewId(), ClubId = who.Organisation, Kind = kind, StateCode = await StateOf(who.Organisation, stop),
            PaperSha256 = paper, FiledBy = act.By, FiledAt = act.At,
        };
        fill(filing);
        if (await db.ClubFilings.AnyAsync(f => f.ClubId == filing.ClubId && f.Kind == kind && f.Role == filing.Role
            && f.Status == "waiting", stop)) return new FilingWaits();
        db.ClubFilings.Add(filing);
        db.Enqueue(TellDelegation.OutboxKind, filing.Id, act);
        await db.Record("filing.handed_in", act, null, filing.Id,
            new JsonObject { ["club"] = filing.ClubId.ToString(), ["kind"] = kind }, stop);
        return filing.Id;
    }

    // A club that was there before clubs named their towns goes to the state of its projects, or the first there is.
    private async Task<string> StateOf(Guid club, CancellationToken stop) =>
        await db.ClubTowns.Where(t => t.ClubId == club).OrderBy(t => t.Ordinal).Select(t => t.StateCode)
            .FirstOrDefaultAsync(stop)
        ?? await db.Projects.Where(p => p.ClubId == club).OrderBy(p => p.CreatedAt).Select(p => p.StateCode)
            .FirstOrDefaultAsync(stop)
        ?? await db.Organisations.Where(o => o.Kind == "delegation" && o.StateCode != null).OrderBy(o => o.Name)
            .Select(o => o.StateCode!).FirstOrDefaultAsync(stop)
        ?? await db.States.OrderBy(s => s.Code).Select(s => s.Code).FirstAsync(stop);
}
