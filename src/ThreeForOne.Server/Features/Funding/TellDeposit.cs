using ThreeForOne.Server.Features.Funding.Letters;
using ThreeForOne.Server.Features.Mail;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Funding;

/// <summary>Tells the party that paid in what became of its deposit, in the transaction that decides it.</summary>
public sealed class TellDeposit(Database db, Offices offices, ProjectMoney money)
{
    public async Task Confirmed(Project project, Deposit deposit, Act act, CancellationToken stop)
    {
        var missing = (await money.Of(project.Id, stop)).Single(s => s.Party == deposit.Party).Receivable;
        await Tell(project, deposit, office => new DepositConfirmed(
            project.Id, project.Folio!, project.Title, office, Money.Mxn(deposit.AmountCentavos), Money.Mxn(missing),
            Money.Mxn(deposit.SurplusCentavos)), act, stop);
    }

    public Task Refused(Project project, Deposit deposit, Act act, CancellationToken stop) =>
        Tell(project, deposit, office => new DepositRefused(
            project.Id, project.Folio!, project.Title, office, Money.Mxn(deposit.AmountCentavos),
            deposit.BankReference, deposit.Reason), act, stop);

    /// <summary>Asked once its entries are reversed, so that what is missing is what is missing now.</summary>
    public async Task Reversed(Project project, Deposit deposit, string reason, Act act, CancellationToken stop)
    {
        var missing = (await money.Of(project.Id, stop)).Single(s => s.Party == deposit.Party).Receivable;
        await Tell(project, deposit, office => new DepositReversed(
            project.Id, project.Folio!, project.Title, office, Money.Mxn(deposit.AmountCentavos),
            deposit.BankReference, reason, Money.Mxn(missing)), act, stop);
    }

    private async Task Tell(
        Project project, Deposit deposit, Func<string, LetterFacts> write, Act act, CancellationToken stop)
    {
        var treasury = await offices.NameFor("reconciler", project, stop);
        var (role, office) = await offices.For("party_signer", deposit.Party, project, stop);
        // A club's treasurer pays in as well as its president.
        await db.AddMailToOffice(
            write(treasury), office, deposit.Party == RulePack.Club ? RoleTable.ClubOfficers : [role],
            new(Project: project.Id), act, stop);
    }
}
