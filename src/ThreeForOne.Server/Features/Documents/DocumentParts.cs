using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Documents.Records;
using ThreeForOne.Server.Features.Funding;
using ThreeForOne.Server.Features.Programmes;

namespace ThreeForOne.Server.Features.Documents;

/// <summary>
/// The parts that most records share: the project, its money, its account, and who acted for which office.
/// </summary>
public sealed class DocumentParts(Database db, Packs packs, ProjectMoney money)
{
    public async Task<ProjectPart> Project(Project project, CancellationToken stop)
    {
        var pack = await packs.Of(project, stop);
        var type = pack.Type(project.TypeCode!)!;
        var club = await db.Organisations.SingleAsync(o => o.Id == project.ClubId, stop);
        var federation = await db.Clubs.Where(c => c.Id == project.ClubId)
            .Join(db.Federations, c => c.FederationId, f => (int?)f.Id, (_, f) => f.Name).SingleOrDefaultAsync(stop);
        return new ProjectPart(
            project.Title, new Phrase(type.Name.Spanish, type.Name.English), club.Name, federation,
            project.PeopleHelped);
    }

    /// <summary>The four-party bar, each party by its body's name.</summary>
    public async Task<IReadOnlyList<PartyMoney>> Money(Project project, CancellationToken stop)
    {
        var names = await Names(project, stop);
        return [.. (await money.Of(project.Id, stop))
            .Select(p => new PartyMoney(p.Party, names[p.Party], p.Paid, p.Committed, p.Reserved))];
    }

    public async Task<IReadOnlyList<Records.PartyShare>> Shares(Project project, CancellationToken stop)
    {
        var names = await Names(project, stop);
        return [.. (await money.Of(project.Id, stop)).Select(p =>
            new Records.PartyShare(p.Party, names[p.Party], p.Agreed, p.Maximum, p.Maximum == p.Agreed))];
    }

    /// <summary>The body that each party is on this project: its club, and the offices of its place.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Names(Project project, CancellationToken stop)
    {
        var bodies = await db.Organisations.AsNoTracking()
            .Where(o => o.Id == project.ClubId || (o.StateCode == project.StateCode
                && (o.Kind == "federal" || o.Kind == "state"
                    || (o.Kind == "municipality" && o.MunicipalityCode == project.MunicipalityCode))))
            .Select(o => new { o.Kind, o.Name }).ToListAsync(stop);
        return new[] { ("club", "club"), ("municipal", "municipality"), ("state", "state"), ("federal", "federal") }
            .ToDictionary(p => p.Item1,
                p => bodies.FirstOrDefault(b => b.Kind == p.Item2)?.Name ?? ProjectMoney.NameOf(p.Item1));
    }

    /// <summary>What an office did outside a step of the process, such as recording a deposit.</summary>
    public async Task<OfficeAct> ActOf(
        Project project, Guid person, string party, Phrase act, DateTimeOffset at, CancellationToken stop)
    {
        var pack = await packs.Of(project, stop);
        var office = await db.Appointments.Where(a => a.PersonId == person)
            .Join(db.Organisations, a => a.OrganisationId, o => o.Id, (_, o) => o.Name).FirstAsync(stop);
        return new OfficeAct(party, act, office, Moment.In(at, pack.Zone));
    }

    public async Task<Records.RegisteredAccount> Account(Project project, CancellationToken stop)
    {
        var account =
            await db.RegisteredAccounts.SingleAsync(a => a.ProjectId == project.Id && a.Status == "confirmed", stop);
        return new(account.Clabe, account.Bank, account.Holder, account.Reference);
    }

    /// <summary>What offices decided in the steps named, in the order they did; an office, never a person.</summary>
    public async Task<IReadOnlyList<OfficeAct>> Acts(
        Project project, IReadOnlyCollection<string> steps, Guid? instance, CancellationToken stop)
    {
        var pack = await packs.Of(project, stop);
        var rows = await db.Tasks.Where(
            t => t.ProjectId == project.Id && t.Status == "done" && steps.Contains(t.ElementId)
                && (instance == null || t.InstanceId == instance))
            .OrderBy(t => t.DecidedAt)
            .Select(t => new
            {
                t.Item, t.ElementId, t.Outcome, t.Reason, t.DecidedAt,
                Office = db.Organisations.First(o => o.Id == t.OrganisationId).Name
            })
            .ToListAsync(stop);
        return [.. rows.Select(
            r => new OfficeAct(r.Item, new Phrase(r.Reason!), r.Office, Moment.In(r.DecidedAt!.Value, pack.Zone)))];
    }

    /// <summary>A pack deadline after an event, as documents print it.</summary>
    public static Records.Deadline DeadlineOf(DeadlineCount count) => new(
        Moment.In(count.Closes.AddSeconds(-1), count.Zone), count.Days, count.Kind == DayKind.Working,
        Counted: new(
            DeadlineWords.Counted(new Texts(Language.Spanish), count),
            DeadlineWords.Counted(new Texts(Language.English), count)));
}
