using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Budgets;

/// <summary>What to cut from an envelope, and the hash of the simulation that was shown.</summary>
public sealed record CutTerms(Guid Line, Money Amount, string Seen, string Reason);

/// <summary>How many centavos were cut, and the projects that wait again.</summary>
public sealed record EnvelopeCut(long Centavos, IReadOnlyList<string> Fallen);

/// <summary>
/// The director cuts an envelope by more than it has available. Locks the projects whose reservations fall, then the
/// envelopes, ids ascending; simulates again and refuses when the result is not the one shown. The reservations, the
/// projects' steps and the cut are one transaction. What is committed never falls.
/// </summary>
public sealed class CutEnvelope(Database db, ReadCut cuts, Packs packs, Processes processes)
{
    public Task<Result<EnvelopeCut>> Handle(CutTerms terms, string formKey, Actor who, CancellationToken stop) =>
        db.InTransaction<EnvelopeCut>(who, terms.Reason.Trim(), act => db.Once("envelope.cut", formKey, new JsonObject
        {
            ["line"] = terms.Line.ToString(), ["amount"] = terms.Amount.Minor, ["reason"] = act.Reason,
        }, act, () => Cut(terms, formKey, act, stop), stop), stop);

    private async Task<Result<EnvelopeCut>> Cut(CutTerms terms, string formKey, Act act, CancellationToken stop)
    {
        if (!db.Actor.Roles.Contains(OpenEdition.Role)) return new NotYourTurn(OpenEdition.Role);
        if (act.Reason.Length == 0) return new ReasonMissing();
        if (!(await cuts.Of(terms.Line, terms.Amount, stop)).TryGet(out var shown, out var refusal)) return refusal;
        var edition = await db.Editions.AsNoTracking().SingleAsync(e => e.Id == shown.Line.EditionId, stop);
        if (edition.ClosedAt is { } closed) return new EditionClosed(closed);

        await db.LockProjects(shown.Falls.Select(f => f.Id), stop);
        var today = Deadline.DayOf(act.At, (await packs.OfEdition(edition.Id, stop)).Zone);
        await db.LockAvailable(shown.Envelopes.Select(e => e.Line), today, stop);
        if (!(await cuts.Of(terms.Line, terms.Amount, stop)).TryGet(out var cut, out refusal)) return refusal;
        // What was locked must be what falls: a project that came in between is not stepped unlocked.
        if (cut.Hash != terms.Seen || cut.Hash != shown.Hash)
            return new CutChanged([.. cut.Falls.Select(f => f.Folio)], Money.Mxn(cut.Outcome.Asked.Available));

        foreach (var falling in cut.Falls.OrderBy(f => f.Id))
            if (await Fall(falling, act, stop) is { } problem) return problem;
        await db.Post(
            Postings.Cut(cut.Line.Id, terms.Amount),
            new EntryOf($"envelope/{cut.Line.Id}/{formKey}", edition.Id, null, cut.Line.Id, today), act, stop);
        await Record(cut, act, stop);
        return new EnvelopeCut(terms.Amount.Minor, [.. cut.Falls.Select(f => f.Folio)]);
    }

    private async Task<Refusal?> Fall(FallingProject falling, Act act, CancellationToken stop)
    {
        var project = await db.LockProject(falling.Id, stop);
        Invariant.Holds(project is not null);
        var told = await processes.Tell(project, "project.budget_cut", act, stop);
        if (told.IsRefusal) return told.Refusal;
        return told.Value ? null : new ReservationCannotFall(falling.Folio);
    }

    private Task Record(CutPreview cut, Act act, CancellationToken stop)
    {
        var asked = cut.Outcome.Asked;
        return db.Record("envelope.cut", act, null, cut.Line.Id, new JsonObject
        {
            ["edition"] = cut.Line.EditionId.ToString(), ["party"] = cut.Line.Party,
            ["municipality"] = cut.Line.MunicipalityCode, ["type"] = cut.Line.TypeCode,
            ["before"] = asked.Modified, ["after"] = asked.Modified - asked.Amount,
            ["available"] = cut.Outcome.Remains,
            ["fallen"] = new JsonArray([.. cut.Falls.Select(f => (JsonNode)f.Id.ToString())]),
            ["freed"] = new JsonArray([.. cut.Outcome.Freed.Select(f => (JsonNode)new JsonObject
            {
                ["line"] = f.Line.ToString(), ["centavos"] = f.Centavos,
            })]),
        }, stop);
    }
}
