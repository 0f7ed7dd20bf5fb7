using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Proposals;

/// <summary>
/// A club begins a draft in an edition that is receiving proposals; the project's process starts with it.
/// </summary>
public sealed class StartProposal(Database db, Packs packs, Processes processes, CopyEarlier copy)
{
    private const int TitleMax = 200;

    public Task<Result<Guid>> Handle(
        Guid editionId, string? title, string formKey, Actor who, CancellationToken stop, Guid? copyOf = null) =>
        db.InTransaction(who, "Inicio de una propuesta", act => db.Once<Guid>("proposal.start", formKey,
            Asked(editionId, title, copyOf), act, async () =>
            {
                if (!RoleTable.Holds(who, RoleTable.ClubOfficer)) return new NotYourTurn(RoleTable.ClubOfficer);
                var name = (title ?? "").Trim();
                if (name.Length is 0 or > TitleMax) return new TitleMissing();
                var edition = await db.Editions.SingleOrDefaultAsync(e => e.Id == editionId, stop);
                if (edition is null) return new ProgrammeNotChosen();
                var pack = await packs.OfEdition(edition.Id, stop);
                if (Refuses(edition, pack, act.At) is { } refusal) return refusal;

                var project = Draft(edition, name, who, act);
                db.Projects.Add(project);
                await db.SaveChangesAsync(stop);
                foreach (var code in ProposalProgress.Sections)
                    db.ProjectSections.Add(new ProjectSection
                    {
                        ProjectId = project.Id, Code = code, SavedBy = act.By, SavedAt = act.At,
                    });
                await db.Record("proposal.started", act, project.Id, null,
                    new JsonObject { ["edition"] = edition.Id.ToString() }, stop);
                var started = await processes.Start(project, "project", null, act, stop);
                if (started.IsRefusal) return started.Refusal;
                return copyOf is { } source && await copy.Into(project, source, who, act, stop) is { } unfit
                    ? unfit
                    : Result<Guid>.Of(project.Id);
            }, stop), stop);

    /// <summary>Null while proposals can begin in the edition.</summary>
    public static Refusal? Refuses(Edition edition, RulePack pack, DateTimeOffset now) =>
        Reception.Refuses(edition, pack, now) switch
        {
            ReceptionClosed over => new NothingBeginsAnyMore(over.Closes, over.Zone),
            var refusal => refusal,
        };

    // As it was asked before there were copies, where there is none.
    private static JsonObject Asked(Guid edition, string? title, Guid? copyOf)
    {
        var asked = new JsonObject { ["edition"] = edition.ToString(), ["title"] = title };
        if (copyOf is { } source) asked["copy_of"] = source.ToString();
        return asked;
    }

    private Project Draft(Edition edition, string title, Actor who, Act act) => new()
    {
        Id = db.NewId(), EditionId = edition.Id, ProgrammeId = edition.ProgrammeId, StateCode = edition.StateCode,
        FiscalYear = edition.FiscalYear, ClubId = who.Organisation,
        State = "BORRADOR", StateSince = act.At, Title = title,
        CreatedBy = act.By, CreatedAt = act.At,
    };
}

/// <summary>The days on which an edition receives proposals, both included, in the pack's zone.</summary>
public static class Reception
{
    public static DateTimeOffset Opens(Edition edition, RulePack pack) => Deadline.StartOf(edition.OpensOn, pack.Zone);

    public static DateTimeOffset Closes(Edition edition, RulePack pack) =>
        Deadline.EndOf(edition.ClosesOn, pack.Zone).Closes;

    /// <summary>Null while proposals are received; the closing instant itself is too late.</summary>
    public static Refusal? Refuses(Edition edition, RulePack pack, DateTimeOffset now) =>
        now < Opens(edition, pack) ? new ReceptionNotOpen(Opens(edition, pack), pack.Zone)
        : now >= Closes(edition, pack) ? new ReceptionClosed(Closes(edition, pack), pack.Zone)
        : null;
}
