using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Budgets;

/// <summary>
/// Money to move from an envelope to the same party's envelope of another municipality or type; centavos of MXN.
/// </summary>
public sealed record TransferTerms(Guid From, string? ToMunicipality, string? ToType, Money Amount, string Reason);

/// <summary>
/// The director moves available money between two envelopes of one party and edition (adecuación compensada): one
/// balanced entry, so that the party's total is the same at every instant.
/// </summary>
public sealed class TransferBudget(Database db, Packs packs, Envelopes envelopes)
{
    public Task<Result<Guid>> Handle(TransferTerms terms, string formKey, Actor who, CancellationToken stop) =>
        db.InTransaction<Guid>(who, terms.Reason.Trim(), act => db.Once("envelope.transfer", formKey, new JsonObject
        {
            ["from"] = terms.From.ToString(), ["municipality"] = terms.ToMunicipality, ["type"] = terms.ToType,
            ["amount"] = terms.Amount.Minor, ["reason"] = act.Reason,
        }, act, () => Transfer(terms, formKey, act, stop), stop), stop);

    private async Task<Result<Guid>> Transfer(TransferTerms terms, string formKey, Act act, CancellationToken stop)
    {
        if (!db.Actor.Roles.Contains(OpenEdition.Role)) return new NotYourTurn(OpenEdition.Role);
        if (act.Reason.Length == 0) return new ReasonMissing();
        if (terms.Amount.Minor <= 0) return new TransferNotPositive();
        var from = await db.BudgetLines.AsNoTracking().SingleOrDefaultAsync(l => l.Id == terms.From, stop);
        if (from is null) return new NoSuchLine();
        var edition = await db.Editions.AsNoTracking().SingleAsync(e => e.Id == from.EditionId, stop);
        if (edition.ClosedAt is { } closed) return new EditionClosed(closed);
        if (!(await envelopes.Find(edition, from.Party, terms.ToMunicipality, terms.ToType, stop))
            .TryGet(out var to, out var none)) return none;
        if (to.Id == from.Id) return new TransferNotWithinParty();

        var today = Deadline.DayOf(act.At, (await packs.OfEdition(edition.Id, stop)).Zone);
        var available = (await db.LockAvailable([from.Id, to.Id], today, stop))[from.Id];
        if (terms.Amount.Minor > available)
            return new TransferAboveAvailable(Money.Mxn(terms.Amount.Minor - available), Money.Mxn(available));

        await db.Post(
            Postings.Transfer(from.Id, to.Id, terms.Amount),
            new EntryOf($"transfer/{from.Id}/{formKey}", edition.Id, null, from.Id, today), act, stop);
        await db.Record("envelope.transferred", act, null, from.Id, new JsonObject
        {
            ["edition"] = edition.Id.ToString(), ["party"] = from.Party, ["from"] = from.Id.ToString(),
            ["to"] = to.Id.ToString(), ["centavos"] = terms.Amount.Minor,
        }, stop);
        return to.Id;
    }
}
