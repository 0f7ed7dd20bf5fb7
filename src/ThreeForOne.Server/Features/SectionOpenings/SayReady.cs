using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Mail;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Features.SectionOpenings.Letters;

namespace ThreeForOne.Server.Features.SectionOpenings;

/// <summary>The works office says that its part is ready: it writes no more, and the club checks.</summary>
public sealed class SayReady(Database db)
{
    public Task<Result<Guid>> Handle(Guid id, Actor who, CancellationToken stop) =>
        db.InTransaction<Guid>(who, "Parte lista", async act =>
        {
            if (!who.Roles.Contains("executor")) return new NotYourTurn("executor");
            var opening = await db.SectionOpenings.FromSql($"select * from section_opening where id = {id} for update")
                .SingleOrDefaultAsync(stop);
            if (opening is not { Status: SectionOpening.Open } || opening.OrganisationId != who.Organisation)
                return new NoSuchOpening();

            (opening.Status, opening.ReadyBy, opening.ReadyAt) = (SectionOpening.Ready, act.By, act.At);
            await db.Record("section.ready", act, opening.ProjectId, id,
                new JsonObject { ["section"] = opening.Code }, stop);
            var project = await db.Projects.AsNoTracking().SingleAsync(p => p.Id == opening.ProjectId, stop);
            var office = await db.Organisations.Where(o => o.Id == opening.OrganisationId).Select(o => o.Name)
                .SingleAsync(stop);
            await db.AddMailToOffice(
                new SectionReadyLetter(project.Id, project.Title, opening.Code, office), project.ClubId,
                RoleTable.ClubOfficers, new(Project: project.Id), act, stop);
            return opening.ProjectId;
        }, stop);
}
