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
    public const string Pledge = "pledge";
    public const string Documents = "documents";

    public static Bilingual Say(string code) => code switch
    {
        Type => new("El tipo de proyecto: las reglas de este año no lo tienen; elija otro.",
            "The type of project: this year's rules do not have it; choose another."),
        Municipality => new("El municipio: esta convocatoria es de otro estado.",
            "The municipality: this edition is of another state."),
        Pledge or "choice" => new("La aportación del club y lo que decidió sobre un faltante: se deciden otra vez.",
            "The club's contribution and what it chose about a gap: they are decided anew."),
        Documents or "validation" => new(
            "Los documentos: llevan fecha, firmas o datos de alguien, y se entregan otra vez.",
            "The documents: they bear dates, signatures or somebody's data, and are handed in anew."),
        _ => throw new InvariantBrokenException($"Nothing is left out as {code}."),
    };
}

/// <summary>
/// Fills a new draft from an earlier proposal of the same club, section by section as if it were typed: the work and
/// its place, whom it benefits, the lines of the budget. What the new rules do not know is left out and told, and so is
/// what was of its year: the pledge, and every paper.
/// </summary>
public sealed class CopyEarlier(
    Database db, ReadProposal proposals, Packs packs, SavePlace place, SaveBeneficiaries beneficiaries,
    SaveBudget budget)
{
    /// <summary>The parts that a copy fills.</summary>
    private static readonly string[] Filled =
        [ProposalProgress.Place, ProposalProgress.Beneficiaries, ProposalProgress.Budget];

    /// <summary>The part is as it was copied: its first saving was the copy, and nobody saved it since.</summary>
    public static bool IsUnread(ProjectSection section) => section.Version == 2 && Filled.Contains(section.Code);

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
        };
        foreach (var step in steps)
            if ((await step()).Refusal is { } refusal) return refusal;
        if (source.PledgeCentavos > 0 || source.Choice is not null) leftOut.Add(LeftOut.Pledge);
        if (earlier.Files.Count > 0) leftOut.Add(LeftOut.Documents);

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
}
