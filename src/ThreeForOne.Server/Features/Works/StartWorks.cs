using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Works;

/// <summary>The contract and the works committee with which execution starts.</summary>
public sealed record WorksEntry(string? Contractor, Money Contract, Money Advance, DateOnly CommitteeFormedOn);

/// <summary>Contractor, contract, advance and works committee are all needed.</summary>
public sealed record WorksIncomplete() : Refusal("works.incomplete")
{
    public override Bilingual Say => new(
        "Escriba el contratista, el monto del contrato, el anticipo y la fecha en que se formó el comité de obra (no posterior a hoy).",
        "Write the contractor, the contract amount, the advance and the date the works committee was formed (not after today).");
}

/// <summary>The advance is at most 30 % of the contract.</summary>
public sealed record AdvanceTooLarge(long MaximumCentavos) : Refusal("works.advance_too_large")
{
    public override Bilingual Say => new(
        $"El anticipo no puede pasar de {MoneyText.Format(Money.Mxn(MaximumCentavos))} MXN, el 30 % del contrato.",
        $"The advance cannot be more than {MoneyText.Format(Money.Mxn(MaximumCentavos))} MXN, 30 % of the contract.");
}

/// <summary>The contract is more than the project's money.</summary>
public sealed record ContractAboveProject(long AgreedCentavos) : Refusal("works.contract_above_project")
{
    public override Bilingual Say => new(
        $"El contrato no puede pasar de lo que aportan las partes: {MoneyText.Format(Money.Mxn(AgreedCentavos))} MXN.",
        $"The contract cannot be more than what the parties give: {MoneyText.Format(Money.Mxn(AgreedCentavos))} MXN.");
}

/// <summary>The executor starts the works: contract, advance, works committee.</summary>
public sealed class StartWorks(Database db, Processes processes)
{
    public Task<Result<Project>> Handle(
        Guid taskId, WorksEntry entry, string reason, Actor who, CancellationToken stop) =>
        db.InTransaction<Project>(who, reason, async act =>
        {
            var id = await db.Tasks.Where(t => t.Id == taskId && t.ElementId == "start_works" && t.Status == "open")
                .Select(t => (Guid?)t.ProjectId).SingleOrDefaultAsync(stop);
            if (id is null || await db.LockProject(id.Value, stop) is not { } project) return new NoSuchTask();
            if (string.IsNullOrWhiteSpace(entry.Contractor) || entry.Contract.Minor <= 0 || entry.Advance.Minor < 0
                || entry.CommitteeFormedOn > DateOnly.FromDateTime(act.At.UtcDateTime)) return new WorksIncomplete();
            if (TextTooLong.Of((entry.Contractor, 200, new("Contratista", "Contractor"))) is { } tooLong)
                return tooLong;
            // What the parties give, which may have been lowered after the cost was approved.
            var agreed = await db.ProjectShares.Where(s => s.ProjectId == project.Id)
                .SumAsync(s => s.AgreedCentavos, stop);
            if (entry.Contract.Minor > agreed) return new ContractAboveProject(agreed);
            if (entry.Advance.Minor * 10 > entry.Contract.Minor * 3)
                return new AdvanceTooLarge(entry.Contract.Minor * 3 / 10);

            if (!await db.WorksStarts.AnyAsync(w => w.ProjectId == project.Id, stop))
                db.WorksStarts.Add(new WorksStart
                {
                    ProjectId = project.Id, Contractor = entry.Contractor.Trim(),
                    ContractCentavos = entry.Contract.Minor,
                    AdvanceCentavos = entry.Advance.Minor, CommitteeFormedOn = entry.CommitteeFormedOn,
                    StartedBy = act.By, StartedAt = act.At,
                });
            await db.Record("works.started", act, project.Id, project.Id,
                new JsonObject { ["contract"] = entry.Contract.Minor }, stop);
            return await processes.Decide(taskId, "started", act, stop);
        }, stop);
}

/// <summary>The step is done by entering the contract, not by a bare decision.</summary>
public sealed class WorksAreEntered(Database db) : IStepRule
{
    public string Step => "start_works";

    public async Task<Refusal?> Apply(
        Project project, WorkItem task, string outcome, Act act, CancellationToken stop) =>
        await db.WorksStarts.AnyAsync(w => w.ProjectId == project.Id, stop) ? null : new WorksIncomplete();
}
