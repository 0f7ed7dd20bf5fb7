using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Mail;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Features.SectionOpenings.Letters;

namespace ThreeForOne.Server.Features.SectionOpenings;

/// <summary>
/// The club makes a part its own again: it confirms what the office wrote, or takes the part back and says why. What
/// was written stays either way, and the club may change it.
/// </summary>
public sealed class SettleOpening(Database db)
{
    public const int ReasonMax = 1000;

    public Task<Result<Guid>> Handle(Guid id, bool confirm, string? reason, Actor who, CancellationToken stop) =>
        db.InTransaction<Guid>(who, confirm ? "Parte confirmada" : reason ?? "", async act =>
        {
            if (!RoleTable.Holds(who, RoleTable.ClubOfficer)) return new NotYourTurn(RoleTable.ClubOfficer);
            var opening = await db.SectionOpenings.FromSql($"select * from section_opening where id = {id} for update")
                .SingleOrDefaultAsync(stop);
            if (opening is not { Stands: true }) return new NoSuchOpening();
            var project = await db.Projects.AsNoTracking().SingleAsync(p => p.Id == opening.ProjectId, stop);
            if (project.ClubId != who.Organisation) return new NoSuchOpening();
            if (confirm && opening.Status != SectionOpening.Ready) return new OfficeNotReady();
            if (!confirm && string.IsNullOrWhiteSpace(reason)) return new ReasonMissing();
            if (TextTooLong.Of((reason, ReasonMax, new("Motivo", "Reason"))) is { } tooLong) return tooLong;

            opening.Status = confirm ? SectionOpening.Confirmed : SectionOpening.TakenBack;
            (opening.SettledBy, opening.SettledAt) = (act.By, act.At);
            opening.Reason = confirm ? "" : reason!.Trim();
            await db.Record(confirm ? "section.confirmed" : "section.taken_back", act, project.Id, id,
                new JsonObject { ["section"] = opening.Code }, stop);
            await db.AddMailToOffice(
                new SectionSettledLetter(project.Title, opening.Code, confirm, opening.Reason),
                opening.OrganisationId, ["executor"], new(Project: project.Id), act, stop);
            return project.Id;
        }, stop);
}
