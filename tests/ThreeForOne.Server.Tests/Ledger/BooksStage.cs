using Microsoft.EntityFrameworkCore;
using ThreeForOne.Domain;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Demo;

namespace ThreeForOne.Server.Tests.Ledger;

/// <summary>
/// Rows of projects as the steps before the books leave them: shares by the rule, an account, papers signed.
/// </summary>
internal sealed class BooksStage(DemoSite site)
{
    private const string Clabe = "032180000118359719";

    public static readonly string[] Parties = ["club", "municipal", "state", "federal"];

    /// <summary>What the projects are.</summary>
    public const string Type = "infrastructure";

    public DateOnly Today => Deadline.DayOf(site.Clock.GetUtcNow(), "America/Mexico_City");

    /// <summary>A project of four equal shares; their ids, in the order of <see cref="Parties"/>.</summary>
    public static async Task<(Guid Project, Guid Account)> Project(
        Database db, Edition edition, string folio, Guid[] shares, Guid?[] lines, long share, Act act)
    {
        var project = db.NewId();
        db.Projects.Add(new Project
        {
            Id = project, EditionId = edition.Id, ProgrammeId = edition.ProgrammeId, StateCode = edition.StateCode,
            FiscalYear = edition.FiscalYear, ClubId = DemoOffices.ElDurazno.Id, State = "DICTAMINADA",
            StateSince = act.At, Folio = folio, RulePackId = edition.RulePackId, Title = folio,
            TypeCode = Type, MunicipalityCode = DemoOffices.Jalpa, LocalityName = "El Durazno",
            PeopleHelped = 10, CostCentavos = 4 * share, PledgeCentavos = share, Choice = "proportional",
            CreatedBy = act.By, CreatedAt = act.At, SubmittedAt = act.At,
        });
        await db.SaveChangesAsync();
        foreach (var (party, i) in Parties.Select((p, i) => (p, i)))
        {
            db.ProjectGroups.Add(new ProjectGroup { ProjectId = project, Code = party, Weight = 1, TieRank = i });
            db.ProjectShares.Add(new ProjectShare
            {
                Id = shares[i], ProjectId = project, Party = party, GroupCode = party, AgreedCentavos = share,
                BudgetLineId = lines[i],
            });
        }
        var account = db.NewId();
        db.RegisteredAccounts.Add(new RegisteredAccount
        {
            Id = account, ProjectId = project, Clabe = Clabe, Bank = "Banco", Holder = "Fideicomiso",
            Reference = folio, RecordedBy = DemoPeople.TreasuryClerk.Id, RecordedAt = act.At, Status = "confirmed",
            DecidedBy = DemoPeople.Reconciler.Id, DecidedAt = act.At,
        });
        await db.SaveChangesAsync();
        return (project, account);
    }

    /// <summary>A deposit that one person recorded and another confirmed.</summary>
    public async Task<Guid> Deposit(
        Database db, Guid project, Guid account, string party, long applied, long surplus, Act act)
    {
        var line = new BankLine
        {
            Id = db.NewId(), Clabe = Clabe, StateCode = DemoOffices.Zacatecas, ValueDate = Today,
            AmountCentavos = applied + surplus, BankReference = db.NewId().ToString("N"), Payer = "Quien envía",
            Currency = "MXN", RecordedBy = DemoPeople.TreasuryClerk.Id, RecordedAt = act.At,
        };
        db.BankLines.Add(line);
        await db.SaveChangesAsync();
        var deposit = new Deposit
        {
            Id = db.NewId(), ProjectId = project, Party = party, AccountId = account, BankLineId = line.Id,
            Payer = line.Payer,
            AmountCentavos = applied + surplus, Currency = "MXN", BankReference = line.BankReference,
            ValueDate = Today, RecordedBy = DemoPeople.TreasuryClerk.Id, RecordedAt = act.At, Status = "confirmed",
            DecidedBy = DemoPeople.Reconciler.Id, DecidedAt = act.At, AppliedCentavos = applied,
            SurplusCentavos = surplus,
        };
        db.Deposits.Add(deposit);
        await db.SaveChangesAsync();
        return deposit.Id;
    }

    /// <summary>A deposit that two people take back; or one person alone, which the database refuses.</summary>
    public static async Task Reversal(Database db, Guid project, Guid deposit, bool alone, Act act)
    {
        db.DepositReversals.Add(new DepositReversal
        {
            Id = db.NewId(), ProjectId = project, DepositId = deposit, Reason = "Rebotó",
            ProposedBy = DemoPeople.TreasuryClerk.Id, ProposedAt = act.At, Status = "approved",
            DecidedBy = alone ? DemoPeople.TreasuryClerk.Id : DemoPeople.Reconciler.Id, DecidedAt = act.At,
        });
        await db.SaveChangesAsync();
        (await db.Deposits.SingleAsync(d => d.Id == deposit)).Status = "reversed";
        await db.SaveChangesAsync();
    }

    /// <summary>Yields that one person recorded and another confirmed.</summary>
    public async Task Yield(Database db, Guid project, Guid account, long centavos, Act act)
    {
        db.ProjectYields.Add(new ProjectYield
        {
            Id = db.NewId(), ProjectId = project, AccountId = account, AmountCentavos = centavos,
            BankReference = db.NewId().ToString("N"), ValueDate = Today, RecordedBy = DemoPeople.TreasuryClerk.Id,
            RecordedAt = act.At, Status = "confirmed", DecidedBy = DemoPeople.Reconciler.Id, DecidedAt = act.At,
        });
        await db.SaveChangesAsync();
    }

    /// <summary>A payment with its orderer and two approvers.</summary>
    public static async Task<Guid> Payment(Database db, Guid project, long centavos, Act act)
    {
        var payment = db.NewId();
        db.Payments.Add(new Payment
        {
            Id = payment, ProjectId = project, AmountCentavos = centavos, Payee = "Constructora", PayeeClabe = Clabe,
            Concept = "Avance", OrderedBy = DemoPeople.PaymentOrderer.Id, OrderedAt = act.At, Status = "paid",
            DecidedAt = act.At,
        });
        foreach (var person in new[] { DemoPeople.FirstApprover, DemoPeople.SecondApprover })
            db.PaymentApprovals.Add(new PaymentApproval
            {
                PaymentId = payment, PersonId = person.Id, ProjectId = project, Outcome = "approve",
                Reason = "Correcto", DecidedAt = act.At,
            });
        await db.SaveChangesAsync();
        return payment;
    }
}
