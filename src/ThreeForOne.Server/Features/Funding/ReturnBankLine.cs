using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Funding;

/// <summary>
/// A return as proposed: money that goes back to its payer, with the bank's reference; or, as an error, a whole line
/// that the bank does not show.
/// </summary>
public sealed record LineReturnEntry(string Kind, Money Amount, string? BankReference);

/// <summary>A return says how much, by which bank movement.</summary>
public sealed record ReturnIncomplete() : Refusal("bank_line.return_incomplete")
{
    public override Bilingual Say => new(
        "Escriba el monto que se devuelve, mayor que cero, y la referencia del banco de la devolución.",
        "Write the amount returned, above zero, and the bank's reference of the return.");
}

/// <summary>A line of which something stands is no error.</summary>
public sealed record LineIsInUse() : Refusal("bank_line.in_use")
{
    public override Bilingual Say => new(
        "Una parte de este depósito ya se identificó o se devolvió: no puede anularse entero.",
        "A part of this credit has been explained or returned: it cannot be struck as a whole.");
}

/// <summary>Somebody decided it before.</summary>
public sealed record ReturnAlreadyDecided() : Refusal("bank_line.return_decided")
{
    public override Bilingual Say => new(
        "Otra persona ya resolvió esta devolución.", "Someone else has already settled this return.");
}

/// <summary>The treasury proposes what becomes of the rest of a line that nobody explains.</summary>
public sealed class ProposeLineReturn(Database db)
{
    public Task<Result<Guid>> Handle(
        Guid lineId, LineReturnEntry entry, string? reason, Actor who, CancellationToken stop) =>
        db.InTransaction<Guid>(who, (reason ?? "").Trim(), async act =>
        {
            if (!who.Roles.Contains("treasury_clerk")) return new NotYourTurn("treasury_clerk");
            if (act.Reason.Length == 0) return new ReasonMissing();
            if (await db.LockBankLine(lineId, stop) is not { StruckAt: null } line) return new NoSuchBankLine();
            var (isError, left) = (entry.Kind == BankLineReturn.Error, await db.LeftOf(line, stop));
            if (isError && left != line.AmountCentavos) return new LineIsInUse();
            if (!isError && (entry.Amount.Minor <= 0 || string.IsNullOrWhiteSpace(entry.BankReference)))
                return new ReturnIncomplete();
            if (!isError && entry.Amount.Minor > left) return new LineHasLess(left);
            if (TextTooLong.Of((entry.BankReference, 60, new("Referencia del banco", "Bank reference"))) is { } tooLong)
                return tooLong;

            var back = new BankLineReturn
            {
                Id = db.NewId(), BankLineId = line.Id, Kind = isError ? BankLineReturn.Error : BankLineReturn.Returned,
                AmountCentavos = isError ? line.AmountCentavos : entry.Amount.Minor,
                BankReference = isError ? "" : entry.BankReference!.Trim(), Reason = act.Reason, ProposedBy = act.By,
                ProposedAt = act.At,
            };
            db.BankLineReturns.Add(back);
            await db.Record("bank_line.return_proposed", act, null, line.Id, RecordBankLine.Scope(line, new JsonObject
            {
                ["kind"] = back.Kind, ["centavos"] = back.AmountCentavos,
            }), stop);
            return back.Id;
        }, stop);
}

/// <summary>Another person confirms the return against the bank's statement, or refuses it with a reason.</summary>
public sealed class DecideLineReturn(Database db)
{
    public Task<Result<Guid>> Handle(
        Guid returnId, string? outcome, string? reason, Actor who, CancellationToken stop) =>
        db.InTransaction<Guid>(who, (reason ?? "").Trim(), async act =>
        {
            if (!who.Roles.Contains("reconciler")) return new NotYourTurn("reconciler");
            if (outcome is not ("confirm" or "refuse")) return new NoSuchOutcome(outcome ?? "");
            if (act.Reason.Length == 0) return new ReasonMissing();
            var lineId = await db.BankLineReturns.Where(r => r.Id == returnId).Select(r => (Guid?)r.BankLineId)
                .SingleOrDefaultAsync(stop);
            if (lineId is not { } id || await db.LockBankLine(id, stop) is not { } line) return new NoSuchBankLine();
            var back = await db.BankLineReturns.SingleAsync(r => r.Id == returnId, stop);
            if (back.Status != "proposed") return new ReturnAlreadyDecided();

            back.Status = outcome == "confirm" ? "confirmed" : "refused";
            back.DecidedBy = act.By;
            back.DecidedAt = act.At;
            back.DecisionReason = act.Reason;
            await db.SaveChangesAsync(stop);
            if (back is { Kind: BankLineReturn.Error, Status: "confirmed" }) line.StruckAt = act.At;
            var facts = RecordBankLine.Scope(
                line, new JsonObject { ["kind"] = back.Kind, ["centavos"] = back.AmountCentavos });
            await (back.Status == "confirmed"
                ? db.Record("bank_line.returned", act, null, line.Id, facts, stop)
                : db.Record("bank_line.return_refused", act, null, line.Id, facts, stop));
            return line.Id;
        }, stop);
}
