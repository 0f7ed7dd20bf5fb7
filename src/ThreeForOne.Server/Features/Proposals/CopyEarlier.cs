using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Proposals;

/// <summary>What was not carried from an earlier proposal, by code, and how people are told.</summary>
public static class LeftOut
{
    public const string Type = "type";
    public const string Municipality = "municipality";
    public const string Choice = "choice";
    public const string Pledge = "pledge";
    public const string Documents = "documents";
    public const string Validation = "validation";

    public static Bilingual Say(string code) => code switch
    {
        Type => new("El tipo de proyecto: las reglas de este año no lo tienen; elija otro.",
            "The type of project: this year's rules do not have it; choose another."),
        Municipality => new("El municipio: esta convocatoria es de otro estado.",
            "The municipality: this edition is of another state."),
        Choice => new("Lo que se decidió sobre el faltante: con las reglas de este año se calcula de nuevo.",
            "What was decided about the gap: it is reckoned anew under this year's rules."),
        Pledge => new("La aportación del club: con las reglas de este año le toca otra cantidad; revísela.",
            "The club's contribution: under this year's rules its part is another; look at it again."),
        Documents => new("Los documentos que este año no se piden para ese tipo, y las identificaciones.",
            "Papers that this year's rules do not ask for, and identity papers."),
        Validation => new(
            "Lo que la delegación revisó de los documentos: se revisan otra vez. Cambie las cotizaciones que ya no estén vigentes.",
            "What the delegation found of the papers: they are checked again. Replace quotes that are out of date."),
        _ => throw new InvariantBrokenException($"Nothing is left out as {code}."),
    };
}

/// <summary>
/// Fills a new draft from an earlier proposal of the same club, section by section as if it were typed: what the new
/// rules do not know is left out and told, and money is reckoned under the new rules.
/// </summary>
public sealed class CopyEarlier(
    Database db, ReadProposal proposals, Packs packs, SaveSection section, SavePlace place,
    SaveBeneficiaries beneficiaries, SaveBudget budget, SaveContributions contributions)
{
    /// <summary>Null when it was copied.</summary>
    public async Task<Refusal?> Into(Project project, Guid sourceId, Actor who, Act act, CancellationToken stop)
    {
        // Another club's proposal does not exist, as far as this club can tell; one whose words were erased has none.
        var source = await db.Projects.AsNoTracking()
            .SingleOrDefaultAsync(
                p => p.Id == sourceId && p.ClubId == who.Organisation && p.Title != "(borrado)", stop);
        if (source is null) return new NoSuchProject();
        var earlier = await proposals.Of(source, stop);
        var pack = await packs.OfEdition(project.EditionId, stop);
        var leftOut = new List<string>();

        var steps = new Func<Task<Result<int>>>[]
        {
            () => place.Handle(project.Id, 1, Place(project, source, pack, leftOut), who, stop),
            () => beneficiaries.Handle(
                project.Id, 1, source.PeopleHelped, source.FamiliesHelped, source.Benefit, who, stop),
            () => budget.Handle(project.Id, 1, [.. earlier.Lines.Select(l =>
                new BudgetEntry(l.Description, l.Unit, l.QuantityThousandths, l.UnitPriceCentavos))], who, stop),
            () => Money(project, source, leftOut, who, stop),
            () => Papers(project, earlier, leftOut, who, stop),
        };
        foreach (var step in steps)
            if ((await step()).Refusal is { } refusal) return refusal;

        db.ProjectCopies.Add(new ProjectCopy
        {
            ProjectId = project.Id, SourceId = sourceId, LeftOut = [.. leftOut], CopiedBy = act.By, CopiedAt = act.At,
        });
        await db.Record("proposal.copied", act, project.Id, sourceId, new JsonObject
        {
            ["source"] = sourceId.ToString(),
            ["left_out"] = new JsonArray([.. leftOut.Select(code => (JsonNode)code)]),
        }, stop);
        return null;
    }

    private static PlaceAnswers Place(Project project, Project source, RulePack pack, List<string> leftOut)
    {
        var type = source.TypeCode is { } code && pack.Type(code) is not null ? code : null;
        if (type is null && source.TypeCode is not null) leftOut.Add(LeftOut.Type);
        var sameState = source.StateCode == project.StateCode;
        if (!sameState && source.MunicipalityCode is not null) leftOut.Add(LeftOut.Municipality);
        return new(project.Title, type, source.Description, sameState ? source.MunicipalityCode : null,
            sameState ? source.LocalityName : "", sameState ? source.LocalityCode : null,
            sameState ? source.PlaceNote : "");
    }

    // A pledge is carried where it is just the club's part under the new rules; else the club decides anew.
    private async Task<Result<int>> Money(
        Project project, Project source, List<string> leftOut, Actor who, CancellationToken stop)
    {
        if (source.Choice is not (null or "proportional")) leftOut.Add(LeftOut.Choice);
        if (source.PledgeCentavos == 0) return 1;
        var draft = await proposals.Of(project, stop);
        var fits = draft.Type is { } type && draft.Project.CostCentavos > 0
            && ContributionPlan.Of(draft.Pack, type.Code, draft.Project.CostCentavos, source.PledgeCentavos, null)
                .TryGet(out var plan, out _)
            && plan.Problem() is null && plan.Match.Choices.Count == 0;
        if (!fits)
        {
            leftOut.Add(LeftOut.Pledge);
            return 1;
        }
        return await contributions.Handle(
            project.Id, 1, Domain.Money.Mxn(source.PledgeCentavos), null, who, stop);
    }

    private async Task<Result<int>> Papers(
        Project project, ProposalDraft earlier, List<string> leftOut, Actor who, CancellationToken stop)
    {
        if (earlier.Files.Count == 0) return 1;
        leftOut.Add(LeftOut.Validation);
        return await section.Handle(project.Id, ProposalProgress.Documents, 1, who, async (draft, _, act) =>
        {
            // Identity papers are kept for one proposal only.
            var asked = draft.DocumentsAsked.Where(d => d.EraseDays is null).Select(d => d.Code).ToHashSet();
            var carried = earlier.Files.Where(f => asked.Contains(f.Kind) && !f.IsErased).ToList();
            if (carried.Count < earlier.Files.Count) leftOut.Add(LeftOut.Documents);
            foreach (var file in carried)
            {
                var attachment = new Attachment
                {
                    Id = db.NewId(), ProjectId = project.Id, Kind = file.Kind, FileSha256 = file.Sha256,
                    Name = file.Name, Pages = file.Pages, AddedBy = act.By, AddedAt = act.At,
                };
                db.Attachments.Add(attachment);
                await db.Record("attachment.added", act, project.Id, attachment.Id, new JsonObject
                {
                    ["kind"] = file.Kind,
                    ["sha256"] = Convert.ToHexStringLower(file.Sha256),
                }, stop);
            }
            return null;
        }, stop);
    }
}
