using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Features.OfficeClosures;

/// <summary>
/// An office says ahead on which days it will be closed. Deadlines counted from then on leave those days out, and those
/// that run already are prolonged by them in the same transaction.
/// </summary>
public sealed class AddClosure(Database db, ProlongDeadlines prolong)
{
    /// <summary>Who keeps an office's calendar: the programme's administrator, a delegation's secretary.</summary>
    public static readonly string[] Roles = ["administrator", "committee_secretary"];

    public const int DaysMax = 60;

    public const int ReasonMax = 200;

    public Task<Result<Guid>> Handle(
        DateOnly first, DateOnly last, string? reason, Actor who, CancellationToken stop) =>
        db.InTransaction<Guid>(who, (reason ?? "").Trim(), async act =>
        {
            if (!Roles.Any(who.Roles.Contains)) return new NotYourTurn(Roles[0]);
            if (act.Reason.Length == 0) return new ClosureReasonMissing();
            if (TextTooLong.Of((act.Reason, ReasonMax, new("Motivo", "Reason"))) is { } tooLong) return tooLong;
            if (first <= MexicoCity.Day(act.At)) return new ClosureNotAhead();
            if (last < first || last.DayNumber - first.DayNumber >= DaysMax) return new ClosureLengthWrong(DaysMax);
            if (await Other(first, last, who, stop) is { } other)
                return new ClosureOverlaps(other.FirstDay, other.LastDay);

            var row = new OfficeClosureRow
            {
                Id = db.NewId(), OrganisationId = who.Organisation, FirstDay = first, LastDay = last,
                Reason = act.Reason, AddedBy = act.By, AddedAt = act.At,
            };
            db.OfficeClosures.Add(row);
            await db.Record("closure.added", act, null, row.Id, new JsonObject
            {
                ["office"] = who.Organisation.ToString(), ["first"] = Civil.Text(first), ["last"] = Civil.Text(last),
            }, stop);
            await prolong.By(row, act, stop);
            return row.Id;
        }, stop);

    // Two people of one office write one after the other.
    private async Task<OfficeClosureRow?> Other(DateOnly first, DateOnly last, Actor who, CancellationToken stop)
    {
        await db.Database.ExecuteSqlAsync(
            $"select pg_advisory_xact_lock(hashtextextended({who.Organisation.ToString()}, 29))", stop);
        return await db.OfficeClosures.AsNoTracking().Where(c => c.OrganisationId == who.Organisation
            && c.RemovedAt == null && c.FirstDay <= last && c.LastDay >= first).FirstOrDefaultAsync(stop);
    }
}
