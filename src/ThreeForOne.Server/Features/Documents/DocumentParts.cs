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

    /// <summary>The four-party bar; a declared gap stands with the party whose maximum leaves it.</summary>
    public async Task<IReadOnlyList<PartyMoney>> Money(Project project, CancellationToken stop) =>
        [.. (await money.Of(project.Id, stop))
            .Select(p => new PartyMoney(p.Party, p.Name, p.Paid, p.Committed, p.Reserved))];

    public async Task<IReadOnlyList<Records.PartyShare>> Shares(Project project, CancellationToken stop) =>
        [.. (await money.Of(project.Id, stop)).Select(p =>
            new Records.PartyShare(p.Party, p.Name, p.Agreed, p.Maximum, p.Maximum == p.Agreed))];

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
    public static Records.Deadline DeadlineOf(Domain.Deadline deadline, PackDeadline rule) =>
        new(Moment.In(deadline.Closes.AddSeconds(-1), deadline.Zone), rule.Days, rule.Kind == DayKind.Working);
}
