using ThreeForOne.Server.Features.Committee.Letters;
using ThreeForOne.Server.Features.Mail;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Committee;

/// <summary>Tells a club what was ruled on its project, in the transaction that closes the session.</summary>
public sealed class TellRuling(Database db, Offices offices, Packs packs)
{
    public async Task Handle(Project project, AgendaItem item, Act act, CancellationToken stop)
    {
        var zone = (await packs.Of(project, stop)).Zone;
        var isConditional = item.Ruling == "conditional";
        await db.AddMailToOffice(
            new ProjectRuled(project.Id, project.Folio!, project.Title,
                await offices.NameFor("technician", project, stop), item.Ruling!, item.Reason,
                isConditional ? item.Condition : "",
                isConditional && item.ConditionUntil is { } day ? Deadline.EndOf(day, zone).Closes : null, zone),
            project.ClubId, RoleTable.ClubOfficers, new(Project: project.Id), act, stop);
    }
}
