using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Domain;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.Documents;
using ThreeForOne.Server.Features.Documents.Records;
using ThreeForOne.Server.Tests.Documents;

namespace ThreeForOne.Server.Tests.Verification;

/// <summary>
/// A project of 1,000,000.00 with its whole money in the books (reserved, committed, received, one payment out) and a
/// document, posted straight through the ledger's own door: what is tested here is what is stored, not how it came.
/// </summary>
public sealed class StoredProject(Database db, IssueDocument documents, TimeProvider clock)
{
    public static readonly Guid Id = Guid.Parse("00000000-0000-7000-8000-00000000a001");
    public static readonly Guid Payment = Guid.Parse("00000000-0000-7000-8000-00000000a002");
    public const string Folio = "ZAC-2026-9001";
    public const string Code = "00112233445566778899aabbccddeeff";
    private const long Quarter = 250_000_00;

    private static readonly string[] Parties = ["municipal", "state", "federal", "club"];
    private readonly Dictionary<string, Guid> shares = [];
    private Edition edition = null!;
    private Dictionary<string, Guid> lines = [];
    private int step;

    private IReadOnlyList<BudgetShare> Governments =>
        [.. lines.OrderBy(l => l.Value).Select(l => new BudgetShare(l.Value, shares[l.Key], Money.Mxn(Quarter)))];

    public async Task Store(CancellationToken stop)
    {
        await Do(async act =>
        {
            edition = await db.Editions.SingleAsync(e => e.ProgrammeId == "three-for-one", stop);
            lines = await db.BudgetLines.Where(l => l.EditionId == edition.Id)
                .ToDictionaryAsync(l => l.Party, l => l.Id, stop);
            db.Projects.Add(new Project
            {
                Id = Id, EditionId = edition.Id, ProgrammeId = edition.ProgrammeId, StateCode = "32",
                FiscalYear = edition.FiscalYear,
                ClubId = DemoOffices.ElDurazno.Id, State = "EN_EJECUCION", StateSince = act.At, Folio = Folio,
                RulePackId = edition.RulePackId,
                Title = "Pozo de agua en El Durazno", TypeCode = "infrastructure", MunicipalityCode = "019",
                LocalityCode = "0045",
                LocalityName = "El Durazno", PeopleHelped = 186, CostCentavos = 4 * Quarter, PledgeCentavos = Quarter,
                CreatedBy = act.By, CreatedAt = act.At, SubmittedAt = act.At,
            });
            await db.SaveChangesAsync(stop);
            foreach (var (party, rank) in Parties.Select((p, i) => (p, i)))
            {
                db.ProjectGroups.Add(
                    new ProjectGroup
                    {
                        ProjectId = Id, Code = party, Weight = 1, MaximumCentavos = 1_000_000_00,
                        TieRank = rank
                    });
                shares[party] = db.NewId();
                db.ProjectShares.Add(new ProjectShare
                {
                    Id = shares[party], ProjectId = Id, Party = party, GroupCode = party,
                    MaximumCentavos = 1_000_000_00,
                    AgreedCentavos = Quarter, BudgetLineId = party == "club" ? null : lines[party],
                });
            }
            await db.Record("proposal.submitted", act, Id, Id, new() { ["folio"] = Folio }, stop);
        }, stop);
        await Post(Postings.Reserve(Governments), null, stop);
        await Post(Postings.Commit(Governments), null, stop);
        await Post(Postings.DepositDue([.. shares.Values.Select(s => new ShareAmount(s, Money.Mxn(Quarter)))]), null,
            stop);
        await Post(Postings.Accrue(Governments), null, stop);
        await Receive(stop);
        await Pay(stop);
        await Issue(stop);
    }

    private async Task Receive(CancellationToken stop)
    {
        var account = db.NewId();
        await Do(act =>
        {
            db.RegisteredAccounts.Add(new ThreeForOne.Server.Data.RegisteredAccount
            {
                Id = account, ProjectId = Id, Clabe = "032180000118359719", Bank = "Banco", Holder = "Fideicomiso",
                Reference = Folio,
                RecordedBy = DemoPeople.TreasuryClerk.Id, RecordedAt = act.At, Status = "confirmed",
                DecidedBy = DemoPeople.Reconciler.Id,
                DecidedAt = act.At,
            });
            db.ProjectYields.Add(new ProjectYield
            {
                Id = db.NewId(), ProjectId = Id, AccountId = account, AmountCentavos = 321_05, BankReference = "R-1",
                ValueDate = Today, RecordedBy = DemoPeople.TreasuryClerk.Id, RecordedAt = act.At,
                Status = "confirmed", DecidedBy = DemoPeople.Reconciler.Id, DecidedAt = act.At,
            });
            return Task.CompletedTask;
        }, stop);
        foreach (var party in Parties)
        {
            var (deposit, line) = (db.NewId(), db.NewId());
            await Do(async act =>
            {
                db.BankLines.Add(new BankLine
                {
                    Id = line, Clabe = "032180000118359719", StateCode = "32", ValueDate = Today,
                    AmountCentavos = Quarter, BankReference = party, Payer = "Quien envía", Currency = "MXN",
                    RecordedBy = DemoPeople.TreasuryClerk.Id, RecordedAt = act.At,
                });
                await db.SaveChangesAsync(stop);
                db.Deposits.Add(new Deposit
                {
                    Id = deposit, ProjectId = Id, BankLineId = line, Payer = "Quien envía",
                    Party = party, AccountId = account, AmountCentavos = Quarter,
                    Currency = "MXN",
                    BankReference = party, ValueDate = Today, RecordedBy = DemoPeople.TreasuryClerk.Id,
                    RecordedAt = act.At,
                    Status = "confirmed", DecidedBy = DemoPeople.Reconciler.Id, DecidedAt = act.At,
                    AppliedCentavos = Quarter,
                });
                await db.SaveChangesAsync(stop);
                await db.Record(
                    "deposit.confirmed", act, Id, deposit, new() { ["party"] = party, ["applied"] = Quarter }, stop);
            }, stop);
            await Post(Postings.DepositReceived(shares[party], Money.Mxn(Quarter)), deposit, stop);
        }
        await Post(Postings.Order(Governments), null, stop);
        await Post(Postings.PayBudget(Governments), null, stop);
    }

    private async Task Pay(CancellationToken stop)
    {
        await Do(async act =>
        {
            db.Payments.Add(new Payment
            {
                Id = Payment, ProjectId = Id, AmountCentavos = 400_000_00, Payee = "Constructora",
                PayeeClabe = "032180000118359719",
                Concept = "Anticipo", OrderedBy = DemoPeople.PaymentOrderer.Id, OrderedAt = act.At, Status = "paid",
                DecidedAt = act.At,
            });
            foreach (var person in new[] { DemoPeople.FirstApprover, DemoPeople.SecondApprover })
                db.PaymentApprovals.Add(new PaymentApproval
                {
                    PaymentId = Payment, PersonId = person.Id, ProjectId = Id, Outcome = "approve", Reason = "Correcto",
                    DecidedAt = act.At,
                });
            foreach (var (person, duty) in new[]
                {
                    (DemoPeople.PaymentOrderer, "payment_orderer"), (DemoPeople.FirstApprover, "payment_approver"),
                    (DemoPeople.SecondApprover, "payment_approver"),
                })
                db.ProjectDuties.Add(
                    new ProjectDuty { ProjectId = Id, PersonId = person.Id, Duty = duty, TakenAt = act.At });
            await db.SaveChangesAsync(stop);
        }, stop);
        await Post(Postings.PaymentOut([.. shares.Values.Select(s => new ShareAmount(s, Money.Mxn(100_000_00)))]),
            Payment, stop);
    }

    private Task Issue(CancellationToken stop) => Do(async act =>
    {
        var file = "una cotización"u8.ToArray();
        db.Files.Add(
            new StoredFile
            {
                Sha256 = SHA256.HashData(file), MediaType = "text/plain", Length = file.Length,
                Content = file, StoredAt = act.At
            });
        await db.SaveChangesAsync(stop);
        db.Attachments.Add(new Attachment
        {
            Id = db.NewId(), ProjectId = Id, Kind = "quote", FileSha256 = SHA256.HashData(file),
            Name = "cotización.txt",
            AddedBy = DemoPeople.ClubPresident.Id, AddedAt = act.At,
        });
        var record = (Acknowledgement)SampleRecords.Of("acknowledgement");
        var type = DocumentType.Acknowledgement;
        record = record with
        {
            Head = record.Head with
            {
                DocumentFolio = type.Folio(Folio, 1),
                VerificationUrl = $"http://localhost/verify/{Code}"
            },
        };
        await documents.Keep(type, type.Folio(Folio, 1), 1, Code, record.Bytes(), Id, edition.Id, act, stop);
    }, stop);

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    private Task Post(EntryDraft draft, Guid? subject, CancellationToken stop) => Do(
        act => db.Post(draft, new EntryOf($"test/{++step}", edition.Id, Id, subject, Today), act, stop), stop);

    private async Task Do(Func<Act, Task> work, CancellationToken stop)
    {
        var done = await db.InTransaction<bool>(Actor.System, "prueba", async act =>
        {
            await work(act);
            return true;
        }, stop);
        Assert.False(done.IsRefusal, done.Refusal?.Code);
    }
}
