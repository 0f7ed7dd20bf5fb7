using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Budgets;
using ThreeForOne.Server.Features.Funding;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Workflow;

namespace ThreeForOne.Server.Features.Committee;

/// <summary>
/// The committee's approval reserves every government's share of a project in one entry (precompromiso), or none: a gap
/// or an envelope that is not enough undoes the whole step.
/// </summary>
public sealed class ReserveBudget(
    Database db, ProjectMoney money, EffectiveDates dates, Certification certification) : IEffect
{
    public static string Name => "budget.reserve";

    public async Task<Result<IReadOnlyDictionary<string, FactValue>>> Run(EffectContext context, CancellationToken stop)
    {
        var (project, act) = (context.Project, context.Act);
        if (project.GapCentavos > 0) return new GapNotApprovable(project.Folio!, Money.Mxn(project.GapCentavos));

        var edition = await db.Editions.AsNoTracking().SingleAsync(e => e.Id == project.EditionId, stop);
        if (edition.ClosedAt is { } closed) return new EditionClosed(closed);
        if (await certification.Problem(project, edition, stop) is { } uncertified) return uncertified;

        var today = await dates.Of(project, act, stop);
        var standings = await money.Of(project.Id, stop);
        var shares = standings.Governments().ToArray();
        var available = await db.LockAvailable(shares.Select(s => s.Line), today, stop);
        var binding = shares.Where(s => s.Amount.Minor > available[s.Line])
            .MaxBy(s => s.Amount.Minor - available[s.Line]);
        if (binding is not null)
        {
            var left = Money.Mxn(available[binding.Line]);
            return new EnvelopeBinds(
                standings.Single(s => s.Share == binding.Share).Party, binding.Amount - left, left, binding.Amount);
        }

        await db.Post(
            Postings.Reserve(shares), new EntryOf(context.Key, project.EditionId, project.Id, null, today), act, stop);
        return NoFacts.Done;
    }
}

/// <summary>
/// Whatever ends a project before its agreement gives back what was reserved for it; nothing when nothing was.
/// </summary>
public sealed class ReleaseBudget(Database db, ProjectMoney money, EffectiveDates dates) : IEffect
{
    public static string Name => "budget.release";

    public async Task<Result<IReadOnlyDictionary<string, FactValue>>> Run(EffectContext context, CancellationToken stop)
    {
        var (project, act) = (context.Project, context.Act);
        if (!await db.Reservations.AnyAsync(r => r.ProjectId == project.Id && r.Status == "reserved", stop))
            return NoFacts.Done;

        var shares = (await money.Of(project.Id, stop)).Governments().ToArray();
        await db.Post(
            Postings.Release(shares),
            new EntryOf(context.Key, project.EditionId, project.Id, null, await dates.Of(project, act, stop)), act,
            stop);
        return NoFacts.Done;
    }
}
