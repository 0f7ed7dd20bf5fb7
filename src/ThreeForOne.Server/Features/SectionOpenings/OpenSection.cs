using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Mail;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Features.Proposals;
using ThreeForOne.Server.Features.SectionOpenings.Letters;

namespace ThreeForOne.Server.Features.SectionOpenings;

/// <summary>
/// A club invites the works office of its project's town to write one part of the proposal. The office sees that part
/// and no other, until the club confirms it or takes it back.
/// </summary>
public sealed class OpenSection(Database db)
{
    public const int NoteMax = 1000;

    /// <summary>What an engineer knows about; money and papers stay with the club.</summary>
    public static IReadOnlyList<string> Sections { get; } =
        [ProposalProgress.Place, ProposalProgress.Beneficiaries, ProposalProgress.Budget];

    public Task<Result<Guid>> Handle(
        Guid id, string? section, Guid office, string? note, Actor who, CancellationToken stop) =>
        db.InTransaction<Guid>(who, "Abrir una parte de la propuesta", async act =>
        {
            var project = await db.LockProject(id, stop);
            if (project is null || project.ClubId != who.Organisation) return new NoSuchProject();
            if (!RoleTable.Holds(who, RoleTable.ClubOfficer)) return new NotYourTurn(RoleTable.ClubOfficer);
            if (!ProposalDraft.IsOpenIn(project.State)) return new ProposalIsClosed();
            if (section is null || !Sections.Contains(section)) return new SectionNotOpenable();
            if (project.MunicipalityCode is null) return new TownMissing();
            if (TextTooLong.Of((note, NoteMax, new("Qué le pide", "What you ask for"))) is { } tooLong) return tooLong;
            if (!await OfTown(project).AnyAsync(o => o.Id == office, stop)) return new OfficeNotOfTown();
            if (await db.SectionOpenings.AnyAsync(
                o => o.ProjectId == id && o.Code == section && SectionOpening.Standing.Contains(o.Status), stop))
                return new SectionIsOpen();

            var opening = new SectionOpening
            {
                Id = db.NewId(), ProjectId = id, Code = section, OrganisationId = office, Note = note?.Trim() ?? "",
                OpenedBy = act.By, OpenedAt = act.At,
            };
            db.SectionOpenings.Add(opening);
            await db.Record("section.opened", act, id, opening.Id, new JsonObject
            {
                ["section"] = section, ["office"] = office.ToString(),
            }, stop);
            await db.AddMailToOffice(
                new SectionOpenedLetter(id, project.Title, section, opening.Note, await Club(project, stop)),
                office, ["executor"], new(Project: id), act, stop);
            return opening.Id;
        }, stop);

    /// <summary>The works offices of a project's town.</summary>
    public IQueryable<Organisation> OfTown(Project project) => db.Organisations.AsNoTracking().Where(o =>
        o.Kind == "executor" && o.StateCode == project.StateCode
        && (o.MunicipalityCode == null || o.MunicipalityCode == project.MunicipalityCode)).OrderBy(o => o.Name);

    private Task<string> Club(Project project, CancellationToken stop) =>
        db.Organisations.Where(o => o.Id == project.ClubId).Select(o => o.Name).SingleAsync(stop);
}
