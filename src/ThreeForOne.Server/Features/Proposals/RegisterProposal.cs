using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Mail;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Features.Proposals.Letters;
using ThreeForOne.Workflow;

namespace ThreeForOne.Server.Features.Proposals;

/// <summary>
/// Receives a submitted proposal: checks it, freezes the rules of the day into it and gives it its folio. Checked here
/// and not on the way, so that no path to the step goes round it. In this order: registration, reception period,
/// contents.
/// </summary>
public sealed class RegisterProposal(
    Database db, Packs packs, FrozenShares shares, Offices offices, Deadlines deadlines) : IEffect
{
    public static string Name => "proposal.register";

    public async Task<Result<IReadOnlyDictionary<string, FactValue>>> Run(EffectContext context, CancellationToken stop)
    {
        var (project, act) = (context.Project, context.Act);
        var edition = await db.Editions.SingleAsync(e => e.Id == project.EditionId, stop);
        var pack = await packs.OfEdition(edition.Id, stop);
        if (await Registration(project, Deadline.DayOf(act.At, pack.Zone), stop) is { } unregistered)
            return unregistered;
        if (Reception.Refuses(edition, pack, act.At) is { } tooEarlyOrLate) return tooEarlyOrLate;
        if (await shares.Freeze(project, stop) is { } unfit) return unfit;

        var state = await db.States.SingleAsync(s => s.Code == project.StateCode, stop);
        // The last lock of the transaction, before the records that print the folio; a rolled-back number is given
        // again.
        var number = await db.NextFolioNumber(project.StateCode, project.FiscalYear, stop);
        project.Folio = new Folio(state.FolioPrefix, project.FiscalYear, number).ToString();
        project.SubmittedAt = act.At;
        await db.Record("proposal.submitted", act, project.Id, null, Facts(project), stop);
        await Acknowledge(project, pack, act, stop);
        return NoFacts.Done;
    }

    private async Task Acknowledge(Project project, RulePack pack, Act act, CancellationToken stop)
    {
        var review = await deadlines.FromPack("review", project, act.At, stop);
        await db.AddMailToOffice(
            new ProposalReceived(project.Id, project.Folio!, project.Title,
                await offices.NameFor("technician", project, stop), act.At, review?.Closes, pack.Zone),
            project.ClubId, RoleTable.ClubOfficers, new(Project: project.Id), act, stop);
    }

    /// <summary>What reports read of a submission, by recorded time.</summary>
    internal static JsonObject Facts(Project project) => new()
    {
        ["folio"] = project.Folio, ["cost"] = Text(project.CostCentavos), ["pledge"] = Text(project.PledgeCentavos),
        ["gap"] = Text(project.GapCentavos), ["choice"] = project.Choice,
        ["rule_pack"] = project.RulePackId?.ToString(),
    };

    // Amounts beyond 2^53 are no integers to every reader of JSON.
    private static string Text(long centavos) => centavos.ToString(CultureInfo.InvariantCulture);

    // The consulate's registration, verified by the programme and in force on the day in the programme's zone.
    private async Task<Refusal?> Registration(Project project, DateOnly today, CancellationToken stop)
    {
        var club = await db.Clubs.AsNoTracking().SingleAsync(c => c.Id == project.ClubId, stop);
        return club.VerifiedAt is null ? new RegistrationNotVerified()
            : today < club.RegisteredOn || today >= club.ExpiresOn
                ? new RegistrationNotInForce(club.RegisteredOn, club.ExpiresOn)
            : null;
    }
}
