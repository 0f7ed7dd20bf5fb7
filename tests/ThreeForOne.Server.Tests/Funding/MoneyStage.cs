using Microsoft.EntityFrameworkCore;
using ThreeForOne.Domain;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Agreements;
using ThreeForOne.Server.Features.Closing;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.Funding;
using ThreeForOne.Server.Features.Payments;
using ThreeForOne.Server.Features.Tasks;
using ThreeForOne.Server.Features.Works;
using ThreeForOne.Server.Tests.Committee;

namespace ThreeForOne.Server.Tests.Funding;

/// <summary>A demonstration with projects that the committee has approved, one for each test that asks.</summary>
public sealed class ApprovedSite(TestCluster cluster) : DemoSite(cluster)
{
    private readonly Queue<Guid> _approved = new();

    public const long Pesos = 1_000_000;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var committee = new CommitteeStage(this);
        var projects = new List<Guid>();
        foreach (var n in Enumerable.Range(1, 10)) projects.Add(await committee.Opined(Pesos, $"Casa de salud {n}"));
        var session = await committee.Call([.. projects]);
        await committee.NextMonth();
        await committee.Seat(session);
        foreach (var project in projects) await committee.VoteAll(session, project);
        await committee.Propose(session, [.. projects.Select(CommitteeStage.Approve)]);
        var closed = await committee.Close(session);
        Assert.False(closed.IsRefusal, closed.Refusal?.Say.English);
        foreach (var project in projects) _approved.Enqueue(project);
    }

    /// <summary>An approved project that no other test has.</summary>
    public Guid Approved()
    {
        lock (_approved) return _approved.Dequeue();
    }
}

/// <summary>Takes an approved project on through the use cases, as the people whose turn it is.</summary>
public sealed class MoneyStage(ApprovedSite site)
{
    public const string Clabe = "032180000118359719";

    public static string Key() => CommitteeStage.Key();

    public DateOnly Today => new CommitteeStage(site).MexicoToday();

    public Task<Guid> TaskOf(Guid project, string step, DemoPerson who) =>
        site.In<Database, Guid>(db => db.Reading(who.Actor, () =>
        db.Tasks.Where(t =>
            t.ProjectId == project && t.ElementId == step && t.Status == "open" && t.OrganisationId == who.Office.Id)
            .OrderBy(t => t.OpenedAt).Select(t => t.Id).FirstAsync(), default));

    public async Task<Result<Project>> Decide(Guid project, string step, string outcome, DemoPerson who) =>
        await Decide(await TaskOf(project, step, who), outcome, who);

    public Task<Result<Project>> Decide(Guid task, string outcome, DemoPerson who) =>
        site.In<DecideTask, Result<Project>>(use => use.Handle(task, outcome, "Procede", who.Actor, default));

    public async Task<Result<Project>> EnterAccount(Guid project, string clabe, DemoPerson who)
    {
        var task = await TaskOf(project, "register_account", who);
        return await site.In<RegisterAccount, Result<Project>>(use =>
            use.Handle(task, new AccountEntry(clabe, "IXE", "Fideicomiso", "REF"), "Contrato", who.Actor, default));
    }

    /// <summary>An approved project with its account confirmed and every party's assent: CONVENIDA.</summary>
    public async Task<Guid> Agreed()
    {
        var project = site.Approved();
        Holds(await EnterAccount(project, Clabe, DemoPeople.TreasuryClerk));
        Holds(await Decide(project, "confirm_account", "confirm", DemoPeople.Reconciler));
        foreach (var who in new[] { DemoPeople.ClubPresident, DemoPeople.FederalSigner, DemoPeople.StateSigner,
            DemoPeople.MunicipalSigner })
            Holds(await Decide(project, "assent", "assent", who));
        return project;
    }

    /// <summary>A project with every share in its account: FONDEADA.</summary>
    public async Task<Guid> Funded()
    {
        var project = await Agreed();
        await Pay(project, "municipal", DemoPeople.MunicipalSigner);
        await Confirm(project, "club", ApprovedSite.Pesos * 25);
        await Pay(project, "state", DemoPeople.StateSigner);
        await Pay(project, "federal", DemoPeople.FederalSigner);
        return project;
    }

    /// <summary>A project whose works run.</summary>
    public async Task<Guid> Running()
    {
        var project = await Funded();
        var task = await TaskOf(project, "start_works", DemoPeople.Executor);
        var works = new WorksEntry("Constructora", Pesos(800_000), Pesos(240_000), Today);
        Holds(await site.In<StartWorks, Result<Project>>(
            use => use.Handle(task, works, "Contrato", DemoPeople.Executor.Actor, default)));
        return project;
    }

    /// <summary>A government orders its quarter, and the money arrives and is confirmed.</summary>
    public async Task Pay(Guid project, string party, DemoPerson signer)
    {
        Holds(await Decide(project, "order", "order", signer));
        await Confirm(project, party, ApprovedSite.Pesos * 25);
    }

    public async Task Confirm(Guid project, string party, long centavos)
    {
        Holds(await Record(project, party, centavos, Key()));
        Holds(await Decide(project, "confirm_deposit", "confirm", DemoPeople.Reconciler));
    }

    public Task<Result<Guid>> Record(
        Guid project, string party, long centavos, string reference, DateOnly? date = null, string? key = null,
        DemoPerson? who = null)
    {
        var entry = new DepositEntry(
            party, Domain.Money.Mxn(centavos), null, null, null, reference, date ?? Today, null,
            party == "club" ? "Envíos Güero, Inc." : null);
        return site.In<RecordDeposit, Result<Guid>>(use =>
            use.Handle(project, entry, key ?? Key(), "Estado de cuenta", (who ?? DemoPeople.TreasuryClerk).Actor,
                default));
    }

    public Task<Result<Guid>> OrderPayment(Guid project, long centavos, string clabe = Clabe) =>
        site.In<OrderPayment, Result<Guid>>(use =>
        use.Handle(project, new PaymentEntry(Domain.Money.Mxn(centavos), "Constructora", clabe, "Estimación 1"), Key(),
            "Procede",
            DemoPeople.PaymentOrderer.Actor, default));

    public async Task Approve(Guid project)
    {
        Holds(await Decide(project, "approve_payment", "approve", DemoPeople.FirstApprover));
        Holds(await Decide(project, "approve_payment", "approve", DemoPeople.SecondApprover));
    }

    public async Task<Result<Guid>> Expense(Guid project, long centavos, string invoice)
    {
        var file = "%PDF-1.7 invoice"u8.ToArray();
        var hash = System.Security.Cryptography.SHA256.HashData(file);
        return await site.In<Database, Result<Guid>>(async db =>
        {
            var line = await db.Reading(DemoPeople.Executor.Actor, () =>
                db.ProjectLines.Where(l => l.ProjectId == project).Select(l => l.Id).FirstAsync(), default);
            await db.InTransaction<bool>(DemoPeople.Executor.Actor, "Archivo", async act =>
            {
                await db.Database.ExecuteSqlAsync(
                    $"insert into file values ({hash}, 'application/pdf', {file.Length}, {file}, {act.At}) on conflict do nothing");
                return true;
            }, default);
            var entry = new ExpenseEntry(line, "Constructora", null, invoice, Domain.Money.Mxn(centavos), hash);
            return await site.In<RecordExpense, Result<Guid>>(
                use => use.Handle(project, entry, Key(), "Factura", DemoPeople.Executor.Actor, default));
        });
    }

    public Task<Result<Guid>> RecordYield(
        Guid project, long centavos, string? reference = null, DateOnly? date = null, DemoPerson? who = null) =>
        site.In<RecordYield, Result<Guid>>(use => use.Handle(
            project, new YieldEntry(Domain.Money.Mxn(centavos), reference ?? Key(), date ?? Today, null), Key(),
            "Estado de cuenta", (who ?? DemoPeople.TreasuryClerk).Actor, default));

    /// <summary>What the account earned, found by two people.</summary>
    public async Task Earn(Guid project, long centavos)
    {
        Holds(await RecordYield(project, centavos));
        Holds(await Decide(project, "confirm_yield", "confirm", DemoPeople.Reconciler));
    }

    public Task<IReadOnlyList<PartyStanding>> Money(Guid project) =>
        site.In<Database, IReadOnlyList<PartyStanding>>(db =>
        db.Reading(DemoPeople.Auditor.Actor, () => new ProjectMoney(db).Of(project, default), default));

    public Task<string> State(Guid project) => site.In<Database, string>(db =>
        db.Reading(DemoPeople.Auditor.Actor, () =>
            db.Projects.Where(p => p.Id == project).Select(p => p.State).SingleAsync(), default));

    public static Domain.Money Pesos(long pesos) => Domain.Money.Mxn(pesos * 100);

    public static void Holds<T>(Result<T> result) =>
        Assert.False(result.IsRefusal, result.Refusal?.Code + " " + result.Refusal?.Say.English);
}
