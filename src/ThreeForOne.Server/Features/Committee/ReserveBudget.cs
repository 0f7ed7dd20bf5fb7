using Microsoft.EntityFrameworkCore;
using Npgsql;
using ThreeForOne.Server.Features.Budgets;
using ThreeForOne.Server.Features.Funding;
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

        if (await certification.Problem(project, stop) is { } unready) return unready;

        var today = await dates.Of(project, act, stop);
        var standings = await money.Of(project.Id, stop);
        var shares = standings.Governments().ToArray();
        try
        {
            await db.Post(
                Postings.Reserve(shares), new EntryOf(context.Key, project.EditionId, project.Id, null, today), act,
                stop);
            return NoFacts.Done;
        }
        catch (PostgresException e) when (MoneyLacking.Of(e) is { } lacking)
        {
            var binding = shares.First(s => s.Line == lacking.Scope);
            return new EnvelopeBinds(
                standings.Single(s => s.Share == binding.Share).Party, binding.Amount - lacking.Left, lacking.Left,
                binding.Amount);
        }
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
