using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Budgets;

/// <summary>
/// The director takes back a publication, an increase, a cut or a transfer that was entered by mistake: the same entry
/// with its sides changed, once. What it takes must still be available, and what it gives stays within the party's
/// ceiling. Projects that fell with a cut go on waiting: only the money comes back.
/// </summary>
public sealed class ReverseEnvelopeChange(Database db, Packs packs, Envelopes envelopes)
{
    /// <summary>The moments that this takes back.</summary>
    public static readonly string[] Kinds = ["publish", "increase", "cut", "transfer"];

    public Task<Result<Guid>> Handle(
        Guid edition, Guid entry, string reason, string formKey, Actor who, CancellationToken stop) =>
        db.InTransaction<Guid>(who, reason.Trim(), act => db.Once("envelope.reversal", formKey, new JsonObject
        {
            ["entry"] = entry.ToString(), ["reason"] = act.Reason,
        }, act, () => Reverse(edition, entry, formKey, act, stop), stop), stop);

    private async Task<Result<Guid>> Reverse(
        Guid editionId, Guid entryId, string formKey, Act act, CancellationToken stop)
    {
        if (!db.Actor.Roles.Contains(OpenEdition.Role)) return new NotYourTurn(OpenEdition.Role);
        if (act.Reason.Length == 0) return new ReasonMissing();
        var entry = await db.JournalEntries.AsNoTracking()
            .SingleOrDefaultAsync(e => e.Id == entryId && e.EditionId == editionId && Kinds.Contains(e.Kind), stop);
        if (entry is null) return new NoSuchChange();
        var edition = await db.Editions.AsNoTracking().SingleAsync(e => e.Id == editionId, stop);
        if (edition.ClosedAt is { } closed) return new EditionClosed(closed);

        var mirror = await Mirror(entryId, stop);
        var given = mirror.Lines.Where(l => l.Account == Account.Available).ToDictionary(
            l => l.Scope.Id, l => l.Centavos);
        var today = Deadline.DayOf(act.At, (await packs.OfEdition(editionId, stop)).Zone);
        var available = await db.LockAvailable(given.Keys, today, stop);
        if (await db.JournalEntries.AnyAsync(e => e.Reverses == entryId, stop)) return new ChangeAlreadyReversed();
        foreach (var (line, centavos) in given)
            if (available[line] + centavos < 0)
                return new ReversalBelowUse(Money.Mxn(-available[line] - centavos), Money.Mxn(available[line]));
        var party = await db.BudgetLines.Where(l => given.Keys.Contains(l.Id)).Select(l => l.Party).FirstAsync(stop);
        if (await envelopes.AboveCeiling(editionId, party, Money.Mxn(given.Values.Sum()), stop) is { } above)
            return above;

        var envelope = entry.SubjectId ?? given.Keys.First();
        await db.Post(mirror, new EntryOf($"reversal/{entryId}/{formKey}", editionId, null, envelope, today)
        {
            Reverses = entryId,
        }, act, stop);
        await db.Record("envelope.change_reversed", act, null, envelope, new JsonObject
        {
            ["edition"] = editionId.ToString(), ["party"] = party, ["kind"] = entry.Kind,
            ["entry"] = entryId.ToString(),
            ["given"] = new JsonArray([.. given.Select(g => (JsonNode)new JsonObject
            {
                ["line"] = g.Key.ToString(), ["centavos"] = g.Value,
            })]),
        }, stop);
        return entryId;
    }

    private async Task<EntryDraft> Mirror(Guid entry, CancellationToken stop) =>
        new(EntryKind.Reversal,
        [
            .. (await db.JournalLines.AsNoTracking().Where(l => l.EntryId == entry).OrderBy(l => l.LineNo)
                .ToListAsync(stop)).Select(l => new LineDraft(
                    Scope.Line(l.ScopeId), Account.All.Single(a => a.Code == l.Account), -l.Centavos)),
        ]);
}
