using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Operations;

/// <summary>The work was done meanwhile, or was never there.</summary>
public sealed record NoSuchWork() : Refusal("outbox.none")
{
    public override Bilingual Say => new(
        "Este trabajo ya se hizo o no existe. La página muestra cómo está ahora.",
        "This work was done already, or does not exist. The page shows how it stands now.");
}

/// <summary>An operator has a failed piece of work tried again now instead of later.</summary>
public sealed class RetryWork(Database db)
{
    public Task<Result<bool>> Handle(Guid id, string? reason, Actor who, CancellationToken stop) =>
        db.InTransaction<bool>(who, (reason ?? "").Trim(), async act =>
        {
            if (!RoleTable.Holds(who, "administrator")) return new NotYourTurn("administrator");
            if (act.Reason.Length == 0) return new ReasonMissing();
            var row = await db.Outbox.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id && r.DoneAt == null, stop);
            if (row is null) return new NoSuchWork();
            await db.Database.ExecuteSqlAsync($"""
                update outbox set next_at = clock_timestamp(), attempts = 0 where id = {id} and done_at is null
                """, stop);
            await db.Record("outbox.retried", act, null, row.SubjectId,
                new JsonObject { ["kind"] = row.Kind, ["attempts"] = row.Attempts }, stop);
            return true;
        }, stop);
}
