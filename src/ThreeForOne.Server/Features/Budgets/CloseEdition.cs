using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Budgets;

/// <summary>
/// The director closes an edition after its year. Nothing may still be reserved; what is still available lapses. From
/// then on no envelope changes and nothing is reserved; what was committed goes on to be paid.
/// </summary>
public sealed class CloseEdition(Database db, Packs packs)
{
    public Task<Result<long>> Handle(Guid id, string reason, string formKey, Actor who, CancellationToken stop) =>
        db.InTransaction<long>(who, reason.Trim(), act => db.Once("edition.close", formKey, new JsonObject
        {
            ["edition"] = id.ToString(), ["reason"] = act.Reason,
        }, act, () => Close(id, act, stop), stop), stop);

    private async Task<Result<long>> Close(Guid id, Act act, CancellationToken stop)
    {
        if (!db.Actor.Roles.Contains(OpenEdition.Role)) return new NotYourTurn(OpenEdition.Role);
        if (act.Reason.Length == 0) return new ReasonMissing();
        var edition = await db.Editions.SingleOrDefaultAsync(e => e.Id == id, stop);
        if (edition is null) return new NoSuchEdition();
        if (edition.ClosedAt is { } closed) return new EditionClosed(closed);
        var today = Deadline.DayOf(act.At, (await packs.OfEdition(id, stop)).Zone);
        if (today.Year <= edition.FiscalYear) return new YearNotOver(edition.FiscalYear);

        // The envelopes first: whoever reserves meanwhile has done so before this, or waits and finds the year closed.
        var lines = await db.BudgetLines.AsNoTracking().Where(l => l.EditionId == id).OrderBy(l => l.Id)
            .ToListAsync(stop);
        var available = await db.LockAvailable(lines.Select(l => l.Id), today, stop);
        await db.Entry(edition).ReloadAsync(stop);
        if (edition.ClosedAt is { } meanwhile) return new EditionClosed(meanwhile);
        var standing = await (from r in db.Reservations
                              join p in db.Projects on r.ProjectId equals p.Id
                              where r.Status == "reserved" && p.EditionId == id
                              orderby p.Folio
                              select p.Folio).ToListAsync(stop);
        if (standing.Count > 0) return new ReservationsStand([.. standing.OfType<string>()]);

        foreach (var line in lines.Where(l => available[l.Id] > 0))
            await db.Post(
                Postings.Lapse(line.Id, Money.Mxn(available[line.Id])),
                new EntryOf($"edition/{id}/lapse/{line.Id}", id, null, line.Id, today), act, stop);
        (edition.ClosedAt, edition.ClosedBy, edition.ClosedReason) = (act.At, act.By, act.Reason);
        await db.Record("edition.closed", act, null, id, new JsonObject
        {
            ["lapsed"] = new JsonArray([.. lines.Where(l => available[l.Id] > 0).Select(l => (JsonNode)new JsonObject
            {
                ["line"] = l.Id.ToString(), ["party"] = l.Party, ["centavos"] = available[l.Id],
            })]),
        }, stop);
        return available.Values.Sum();
    }
}
