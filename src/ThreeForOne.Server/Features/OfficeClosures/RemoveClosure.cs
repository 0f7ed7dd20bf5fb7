using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Features.OfficeClosures;

/// <summary>
/// An office will be open after all. Only a closure that has not begun is taken back, and a deadline that it prolonged
/// keeps its day: people were told.
/// </summary>
public sealed class RemoveClosure(Database db)
{
    private const int WhyMax = 400;

    public Task<Result<bool>> Handle(Guid id, string? why, Actor who, CancellationToken stop) =>
        db.InTransaction<bool>(who, (why ?? "").Trim(), async act =>
        {
            if (!AddClosure.Roles.Any(who.Roles.Contains)) return new NotYourTurn(AddClosure.Roles[0]);
            if (TextTooLong.Of((act.Reason, WhyMax, new("Motivo", "Reason"))) is { } tooLong) return tooLong;
            var row = await db.OfficeClosures.FromSql($"select * from office_closure where id = {id} for update")
                .SingleOrDefaultAsync(stop);
            if (row is not { RemovedAt: null } || row.OrganisationId != who.Organisation) return new NoSuchClosure();
            if (row.FirstDay <= MexicoCity.Day(act.At)) return new ClosureHasBegun();
            if (act.Reason.Length == 0) return new ClosureReasonMissing();

            (row.RemovedBy, row.RemovedAt, row.RemovedWhy) = (act.By, act.At, act.Reason);
            await db.Record("closure.removed", act, null, row.Id, new JsonObject
            {
                ["office"] = who.Organisation.ToString(), ["first"] = Civil.Text(row.FirstDay),
                ["last"] = Civil.Text(row.LastDay),
            }, stop);
            return true;
        }, stop);
}
