using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Documents;
using ThreeForOne.Server.Features.Documents.Records;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Workflow;

namespace ThreeForOne.Server.Features.Funding;

/// <summary>Another party deposits first: the municipality before the others, the federation last.</summary>
public sealed record EarlierPartyHasNotDeposited(string Party, string Earlier) : Refusal("ministration.out_of_order")
{
    public override Bilingual Say => new(
        $"Antes debe quedar confirmado el depósito de: {ProjectMoney.NameOf(Earlier)}. El orden lo fijan las reglas del programa.",
        $"The deposit of {ProjectMoney.NameOf(Earlier)} must be confirmed first. The programme's rules set the order.");
}

/// <summary>A government orders its share to be paid into the project's account: devengado becomes ejercido.</summary>
public sealed class OrderMinistration(Database db, ProjectMoney money, EffectiveDates dates, Packs packs) : IEffect
{
    public static string Name => "ministration.order";

    public async Task<Result<IReadOnlyDictionary<string, FactValue>>> Run(EffectContext context, CancellationToken stop)
    {
        var (project, act) = (context.Project, context.Act);
        var ministration = await db.Ministrations.SingleAsync(m => m.Id == context.Subject, stop);
        var shares = await money.Of(project.Id, stop);
        var order = (await packs.Of(project, stop)).DepositOrder;
        var earlier = order.TakeWhile(p => p != ministration.Party)
            .FirstOrDefault(p => shares.Any(s => s.Party == p && s.Receivable > 0));
        if (earlier is not null) return new EarlierPartyHasNotDeposited(ministration.Party, earlier);

        ministration.Status = "ordered";
        ministration.OrderedBy = act.By;
        ministration.OrderedAt = act.At;
        await db.Record("ministration.ordered", act, project.Id, ministration.Id, new JsonObject
        {
            ["party"] = ministration.Party, ["centavos"] = ministration.AmountCentavos,
        }, stop);
        await db.Post(
            Postings.Order([.. shares.Where(s => s.Party == ministration.Party).Governments()]),
            new EntryOf(context.Key, project.EditionId, project.Id, ministration.Id,
                await dates.Of(project, act, stop)), act, stop);
        return NoFacts.Done;
    }
}

/// <summary>Writes the orden de ministración.</summary>
public sealed class MinistrationOrderAuthor(Database db, DocumentParts parts, Packs packs) : IDocumentAuthor
{
    public static string Type => "ministration_order";

    public async Task<DocumentRecord> Write(EffectContext context, DocumentHead head, CancellationToken stop)
    {
        var project = context.Project;
        var pack = await packs.Of(project, stop);
        var ministration = await db.Ministrations.SingleAsync(m => m.Id == context.Subject, stop);
        var agreement = await db.Documents.Where(d => d.ProjectId == project.Id && d.Type == "agreement")
            .Select(d => d.Folio).FirstAsync(stop);
        var due = Domain.Deadline.EndOf(ministration.DueOn, pack.Zone);
        return new MinistrationOrder(
            head, await parts.Project(project, stop), ministration.Party, pack.NameOf(ministration.Party).Spanish,
            Amount.Pesos(ministration.AmountCentavos), $"{project.StateCode}-{project.FiscalYear}-{ministration.Party}",
            new Documents.Records.Deadline(Moment.In(due.Closes.AddSeconds(-1), pack.Zone)),
            await parts.Account(project, stop), agreement,
            await parts.Acts(project, ["order"], context.Instance.Id, stop));
    }
}
