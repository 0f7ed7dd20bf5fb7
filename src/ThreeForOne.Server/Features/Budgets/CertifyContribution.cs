using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Features.Proposals;

namespace ThreeForOne.Server.Features.Budgets;

/// <summary>
/// What a municipality certifies that it has for a project, in centavos of MXN; the paper's scan is optional.
/// </summary>
public sealed record CertificationTerms(Guid Project, Money Amount, byte[]? Paper, string Reason);

/// <summary>What is certified, and what of the municipality's share is still missing; centavos.</summary>
public sealed record Certified(long Centavos, long Missing);

/// <summary>
/// The municipality certifies its part before the committee. Where it answers jointly with the state, less from one is
/// more from the other, and the shares are frozen anew; where it does not, the project waits until the club makes it
/// smaller or the municipality finds the rest.
/// </summary>
public sealed class CertifyContribution(Database db, ReadProposal proposals, FrozenShares shares)
{
    public const string Role = "municipal_signer";

    private static readonly string[] Awaits = ["INGRESADA", "PREVENCION", "VALIDADA", "DICTAMINADA", "EN_ESPERA"];

    /// <summary>May a project in this state still be certified?</summary>
    public static bool IsAwaitedIn(string state) => Awaits.Contains(state);

    public Task<Result<Certified>> Handle(
        CertificationTerms terms, string formKey, Actor who, CancellationToken stop) =>
        db.InTransaction<Certified>(who, terms.Reason.Trim(), act => db.Once("certify", formKey, new JsonObject
        {
            ["project"] = terms.Project.ToString(), ["amount"] = terms.Amount.Minor, ["reason"] = act.Reason,
            ["paper"] = terms.Paper is null ? null : Convert.ToHexStringLower(terms.Paper),
        }, act, () => Certify(terms, act, stop), stop), stop);

    private async Task<Result<Certified>> Certify(CertificationTerms terms, Act act, CancellationToken stop)
    {
        if (!db.Actor.Roles.Contains(Role)) return new NotYourTurn(Role);
        if (act.Reason.Length == 0) return new ReasonMissing();
        if (terms.Amount.Minor < 0) return new CertificationNegative();
        if (await db.LockProject(terms.Project, stop) is not { Folio: not null } project) return new NoSuchProject();
        if (!await db.Organisations.AnyAsync(o => o.Id == db.Actor.Organisation && o.Kind == "municipality"
            && o.StateCode == project.StateCode && o.MunicipalityCode == project.MunicipalityCode, stop))
            return new NotThisMunicipality();
        if (!IsAwaitedIn(project.State)) return new CertificationTooLate();

        var before = await Keep(terms, act, stop);
        // While the club corrects, its shares are frozen when it hands the project in again.
        if (project.State != "PREVENCION" && await Divide(project, stop) is { } unfit) return unfit;
        var share = await db.ProjectShares.AsNoTracking()
            .Where(s => s.ProjectId == project.Id && s.Party == "municipal").Select(s => s.AgreedCentavos)
            .SingleOrDefaultAsync(stop);
        await db.Record("contribution.certified", act, project.Id, project.Id, new JsonObject
        {
            ["before"] = before, ["after"] = terms.Amount.Minor, ["share"] = share,
        }, stop);
        return new Certified(terms.Amount.Minor, Math.Max(0, share - terms.Amount.Minor));
    }

    private async Task<long?> Keep(CertificationTerms terms, Act act, CancellationToken stop)
    {
        var row = await db.Certifications.SingleOrDefaultAsync(c => c.ProjectId == terms.Project, stop);
        var before = row?.AmountCentavos;
        if (row is null)
            db.Certifications.Add(row = new ProjectCertification { ProjectId = terms.Project, Reason = act.Reason });
        (row.AmountCentavos, row.CertifiedBy, row.CertifiedAt) = (terms.Amount.Minor, act.By, act.At);
        (row.Reason, row.FileSha256) = (act.Reason, terms.Paper ?? row.FileSha256);
        await db.SaveChangesAsync(stop);
        return before;
    }

    // A limit that leaves a gap changes nothing by itself: the club chooses what to do about it.
    private async Task<Refusal?> Divide(Project project, CancellationToken stop)
    {
        var draft = await proposals.Of(project, stop);
        var plan = draft.Plan?.Match<ContributionPlan?>(found => found, _ => null);
        return plan is null || plan.Problem() is not null ? null : await shares.Freeze(project, stop);
    }
}
