using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThreeForOne.Domain;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Benchmarks.Sessions;

/// <summary>One project, sent in by its club and decided on through the use cases; the others are its copies.</summary>
public sealed class FirstProject(IServiceProvider services)
{
    private const long Cost = 100_000_00;
    private static readonly byte[] Paper = "%PDF-1.7 a paper"u8.ToArray();

    /// <summary>A community service that the club has sent in.</summary>
    public async Task<Guid> Submitted(CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Database>();
        var processes = scope.ServiceProvider.GetRequiredService<Processes>();
        var club = DemoPeople.ClubPresident;
        var sent = await db.InTransaction<Guid>(club.Actor, "Envío", async act =>
        {
            var edition = await db.Editions.OrderBy(e => e.FiscalYear).FirstAsync(stop);
            var project = new Project
            {
                Id = db.NewId(), EditionId = edition.Id, ProgrammeId = edition.ProgrammeId,
                StateCode = edition.StateCode, FiscalYear = edition.FiscalYear, ClubId = club.Office.Id,
                State = "BORRADOR", StateSince = act.At, Title = "Casa de salud", TypeCode = "community_services",
                Description = "Una obra", MunicipalityCode = DemoOffices.Jalpa, LocalityName = "El Durazno",
                PeopleHelped = 200, Benefit = "Salud", CostCentavos = Cost, PledgeCentavos = Cost / 4,
                CreatedBy = act.By, CreatedAt = act.At,
            };
            db.Projects.Add(project);
            await db.SaveChangesAsync(stop);
            db.ProjectLines.Add(new ProjectLine
            {
                Id = db.NewId(), ProjectId = project.Id, Ordinal = 1, Description = "Obra", Unit = "obra",
                QuantityThousandths = 1000, UnitPriceCentavos = Cost, AmountCentavos = Cost,
            });
            await Attach(db, project, act, stop);
            var started = await processes.Start(project, "project", null, act, stop);
            return started.IsRefusal ? started.Refusal : project.Id;
        }, stop);
        await Decide(await Open(sent.Value, stop), "submit", club, stop);
        return sent.Value;
    }

    public async Task<Guid> Open(Guid project, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Database>();
        return await db.Reading(Actor.System, () => db.Tasks.Where(t => t.ProjectId == project && t.Status == "open")
            .Select(t => t.Id).SingleAsync(stop), stop);
    }

    /// <summary>One person's decision, as a request brings it: a scope and a transaction of its own.</summary>
    public async Task Decide(Guid task, string outcome, DemoPerson who, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        var processes = scope.ServiceProvider.GetRequiredService<Processes>();
        var decided = await scope.ServiceProvider.GetRequiredService<Database>().InTransaction<Project>(
            who.Actor, "Está en orden", act => processes.Decide(task, outcome, act, stop), stop);
        Invariant.Holds(!decided.IsRefusal);
    }

    private static async Task Attach(Database db, Project project, Act act, CancellationToken stop)
    {
        var hash = SHA256.HashData(Paper);
        await db.Database.ExecuteSqlAsync($"""
            insert into file values ({hash}, 'application/pdf', {Paper.Length}, {Paper}, {act.At}) on conflict do nothing
            """, stop);
        foreach (var kind in new[] { "quotes", "minutes" })
            db.Attachments.Add(new Attachment
            {
                Id = db.NewId(), ProjectId = project.Id, Kind = kind, FileSha256 = hash, Name = kind + ".pdf",
                AddedBy = act.By, AddedAt = act.At,
            });
    }
}
