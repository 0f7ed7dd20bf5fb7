using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThreeForOne.Domain;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Committee;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Tests.Committee;

/// <summary>
/// Brings projects before the committee of a demonstration, and holds its sessions, through the use cases.
/// </summary>
public sealed class CommitteeStage(IRunningDemo site)
{
    private static readonly byte[] Paper = "%PDF-1.7 a paper"u8.ToArray();

    private static readonly (string Sector, DemoPerson Person)[] Voters =
    [
        ("federal", DemoPeople.FederalVoter), ("state", DemoPeople.StateVoter),
        ("municipal", DemoPeople.MunicipalVoter), ("migrant", DemoPeople.MigrantVoter),
    ];

    public static string Key() => Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString("N");

    public Task<T> Read<T>(DemoPerson who, Func<Database, Task<T>> read) =>
        site.In<Database, T>(db => db.Reading(who.Actor, () => read(db), CancellationToken.None));

    public Task<Guid> Edition() =>
        Read(DemoPeople.Director, db => db.Editions.OrderBy(e => e.FiscalYear).Select(e => e.Id).FirstAsync());

    /// <summary>
    /// A community service of a cost in pesos, whose papers and costs the technician has found in order.
    /// </summary>
    public async Task<Guid> Opined(long pesos, string title = "Casa de salud", DemoPerson? president = null)
    {
        // Each test of a class moves the one clock on; reception is not what they are about.
        await Sql.Scalar(site.App.Services.GetRequiredService<Databases>().Owner!,
            "update edition set closes_on = make_date(fiscal_year + 1, 12, 31)");
        var project = await Submitted(pesos, title, president ?? DemoPeople.ClubPresident);
        await Decide(project, "review", "complete", DemoPeople.Technician);
        await Decide(project, "opinion", "favourable", DemoPeople.Technician);
        return project;
    }

    public async Task Decide(Guid project, string step, string outcome, DemoPerson who)
    {
        var task = await Read(
            who, db => db.Tasks.Where(t => t.ProjectId == project && t.ElementId == step && t.Status == "open")
            .Select(t => t.Id).SingleAsync());
        await using var scope = site.App.Services.CreateAsyncScope();
        var processes = scope.ServiceProvider.GetRequiredService<Processes>();
        var decided = await scope.ServiceProvider.GetRequiredService<Database>()
            .InTransaction<Project>(
                who.Actor, "Está en orden", act => processes.Decide(task, outcome, act, default), default);
        Assert.False(decided.IsRefusal, decided.Refusal?.Say.English);
    }

    /// <summary>The club takes its project back.</summary>
    public async Task Withdraw(Guid project)
    {
        await using var scope = site.App.Services.CreateAsyncScope();
        var (db, processes) =
            (scope.ServiceProvider.GetRequiredService<Database>(),
                scope.ServiceProvider.GetRequiredService<Processes>());
        var told = await db.InTransaction<bool>(DemoPeople.ClubPresident.Actor, "Desistimiento", async act =>
            await processes.Tell((await db.LockProject(project, default))!, "project.withdrawn", act, default),
                default);
        Assert.True(told.Value);
    }

    /// <summary>Calls a session for the first possible day.</summary>
    public async Task<Guid> Call(params Guid[] projects)
    {
        var edition = await Edition();
        var day = MexicoToday().AddDays(30);
        var called = await site.In<CallSession, Result<Guid>>(use =>
            use.Handle(new(edition, day, "Zacatecas", projects), Key(), DemoPeople.Secretary.Actor, default));
        return called.Value;
    }

    public DateOnly MexicoToday() => Deadline.DayOf(site.Clock.GetUtcNow(), "America/Mexico_City");

    /// <summary>The day of the session has come.</summary>
    public Task NextMonth() => site.Clock.Move(site.Clock.GetUtcNow().AddDays(30), default);

    public async Task Seat(Guid session, params string[] sectors)
    {
        foreach (var (sector, person) in Voters.Where(v => sectors.Length == 0 || sectors.Contains(v.Sector)))
            Assert.True((await Attend(session, sector, person)).Value);
    }

    public Task<Result<bool>> Attend(Guid session, string sector, DemoPerson person) =>
        site.In<RecordAttendance, Result<bool>>(use =>
        use.Handle(session, sector, person.Id, DemoPeople.Secretary.Actor, default));

    public Task<Result<bool>> Vote(
        Guid session, Guid project, DemoPerson who, string choice, string? reason = "Así lo vemos") =>
        site.In<CastVote, Result<bool>>(use => use.Handle(session, project, choice, reason, who.Actor, default));

    public async Task VoteAll(Guid session, Guid project, string choice = "for")
    {
        foreach (var (_, person) in Voters) Assert.True((await Vote(session, project, person, choice)).Value);
    }

    public Task<Result<int>> Propose(Guid session, params ProposedRuling[] rulings) =>
        site.In<ProposeRulings, Result<int>>(use =>
        use.Handle(session, rulings, DemoPeople.Secretary.Actor, default));

    public async Task<Result<SessionOutcome>> Preview(Guid session)
    {
        await using var scope = site.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Database>();
        var agenda = scope.ServiceProvider.GetRequiredService<ReadAgenda>();
        return await db.Reading(DemoPeople.Secretary.Actor, async () =>
            await agenda.Preview(await db.CommitteeSessions.SingleAsync(s => s.Id == session), MexicoToday(), default),
                default);
    }

    public Task<Result<SessionClosed>> Close(Guid session, SessionPreview seen) =>
        site.In<CloseSession, Result<SessionClosed>>(use =>
        use.Handle(session, seen, DemoPeople.Secretary.Actor, default));

    /// <summary>Looks at the preview and confirms it, as the secretary does.</summary>
    public async Task<Result<SessionClosed>> Close(Guid session)
    {
        var outcome = await Preview(session);
        return outcome.IsRefusal ? outcome.Refusal : await Close(session, SessionPreview.Of(outcome.Value));
    }

    /// <summary>The agenda as it is now, by rank.</summary>
    public async Task<List<T>> Agenda<T>(Guid session, Func<AgendaItem, T> pick)
    {
        await using var scope = site.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Database>();
        var agenda = scope.ServiceProvider.GetRequiredService<ReadAgenda>();
        return await db.Reading(DemoPeople.Secretary.Actor, async () =>
            (await agenda.Of(await db.CommitteeSessions.SingleAsync(s => s.Id == session), default))
                .Select(pick).ToList(), default);
    }

    /// <summary>Keeps a scanned paper, as an upload would; its hash.</summary>
    public Task<byte[]> Keep(string words) => site.In<Database, byte[]>(async db =>
    {
        var paper = System.Text.Encoding.UTF8.GetBytes("%PDF-1.7 " + words);
        var hash = SHA256.HashData(paper);
        return (await db.InTransaction<byte[]>(DemoPeople.Secretary.Actor, "", async act =>
        {
            await db.Database.ExecuteSqlAsync($"""
                insert into file values ({hash}, 'application/pdf', {paper.Length}, {paper}, {act.At}) on conflict do nothing
                """);
            return hash;
        }, default)).Value;
    });

    public static ProposedRuling Approve(Guid project) =>
        new(project, "approved", "Atiende una carencia grave", null, null);

    // The club's form has tests of its own: here its rows are written as it would leave them, and it is sent in.
    public async Task<Guid> Submitted(long pesos, string title, DemoPerson president)
    {
        await using var scope = site.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Database>();
        var processes = scope.ServiceProvider.GetRequiredService<Processes>();
        var sent = await db.InTransaction<Guid>(president.Actor, "Envío", async act =>
        {
            var edition = await db.Editions.OrderBy(e => e.FiscalYear).FirstAsync();
            var project = Draft(db.NewId(), edition, title, pesos * 100, president, act);
            db.Projects.Add(project);
            await db.SaveChangesAsync();
            db.ProjectLines.Add(new ProjectLine
            {
                Id = db.NewId(), ProjectId = project.Id, Ordinal = 1, Description = "Obra", Unit = "obra",
                QuantityThousandths = 1000,
                UnitPriceCentavos = pesos * 100, AmountCentavos = pesos * 100,
            });
            await Attach(db, project, ["quotes", "minutes"], act);
            Assert.False((await processes.Start(project, "project", null, act, default)).IsRefusal);
            return project.Id;
        }, default);
        await Decide(sent.Value, "draft", "submit", president);
        return sent.Value;
    }

    private static Project Draft(Guid id, Edition edition, string title, long cost, DemoPerson president, Act act) =>
        new()
        {
            Id = id, EditionId = edition.Id, ProgrammeId = edition.ProgrammeId, StateCode = edition.StateCode,
            FiscalYear = edition.FiscalYear, ClubId = president.Office.Id, State = "BORRADOR", StateSince = act.At,
            Title = title,
            TypeCode = "community_services", Description = "Una obra", MunicipalityCode = DemoOffices.Jalpa,
            LocalityName = "El Durazno",
            PeopleHelped = 200, Benefit = "Salud", CostCentavos = cost, PledgeCentavos = cost / 4, CreatedBy = act.By,
            CreatedAt = act.At,
        };

    private static async Task Attach(Database db, Project project, string[] kinds, Act act)
    {
        var hash = SHA256.HashData(Paper);
        await db.Database.ExecuteSqlAsync($"""
            insert into file values ({hash}, 'application/pdf', {Paper.Length}, {Paper}, {act.At}) on conflict do nothing
            """);
        foreach (var kind in kinds)
            db.Attachments.Add(new Attachment
            {
                Id = db.NewId(), ProjectId = project.Id, Kind = kind, FileSha256 = hash, Name = kind + ".pdf",
                AddedBy = act.By, AddedAt = act.At,
            });
    }
}
