using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Programmes;

/// <summary>
/// What a party's envelope shall amount to. <paramref name="Seen"/> is what it amounted to when the form was shown, so
/// that two people publishing at once are told of one another; centavos of MXN. Municipality and type are named where
/// the rules divide the party's money by them.
/// </summary>
public sealed record EnvelopeTerms(
    Guid Edition, string Party, Money Amount, Money Seen, string Reason, string? Municipality = null,
    string? Type = null);

/// <summary>What was posted: publish, increase or cut, and by how many centavos.</summary>
public sealed record EnvelopePosted(string Kind, long Centavos);

/// <summary>
/// The programme director publishes a party's envelope (techo presupuestal); later publications raise or cut it. A cut
/// takes what is available only: what is reserved or committed stands (invariant 4).
/// </summary>
public sealed class PublishEnvelope(Database db, Packs packs, Envelopes envelopes)
{
    public Task<Result<EnvelopePosted>> Handle(
        EnvelopeTerms terms, string formKey, Actor who, CancellationToken stop) =>
        db.InTransaction<EnvelopePosted>(
            who, terms.Reason.Trim(), act => db.Once("envelope.publish", formKey, new JsonObject
            {
                ["edition"] = terms.Edition.ToString(), ["party"] = terms.Party, ["amount"] = terms.Amount.Minor,
                ["municipality"] = terms.Municipality, ["type"] = terms.Type, ["reason"] = act.Reason,
            }, act, () => Publish(terms, formKey, act, stop), stop), stop);

    private async Task<Result<EnvelopePosted>> Publish(
        EnvelopeTerms terms, string formKey, Act act, CancellationToken stop)
    {
        if (!db.Actor.Roles.Contains(OpenEdition.Role)) return new NotYourTurn(OpenEdition.Role);
        if (act.Reason.Length == 0) return new ReasonMissing();
        var edition = await db.Editions.AsNoTracking().SingleOrDefaultAsync(e => e.Id == terms.Edition, stop);
        if (edition is null) return new NoSuchEdition();
        if (edition.ClosedAt is { } closed) return new EditionClosed(closed);
        if (!(await envelopes.Find(edition, terms.Party, terms.Municipality, terms.Type, stop))
            .TryGet(out var line, out var none)) return none;

        var today = Deadline.DayOf(act.At, (await packs.OfEdition(terms.Edition, stop)).Zone);
        var available = (await db.LockAvailable([line.Id], today, stop))[line.Id];
        var envelope = (await EnvelopeFigures.Of(db, [line], stop))[0];
        if (envelope.Modified != terms.Seen) return new EnvelopeChangedMeanwhile(envelope.Modified);
        var change = terms.Amount - envelope.Modified;
        if (envelope.Approved.IsZero && change.Minor <= 0) return new EnvelopeNotPositive();
        if (change.IsZero) return new EnvelopeUnchanged();
        if (-change.Minor > available)
            return new CutBelowUse(Money.Mxn(-change.Minor - available), envelope.Modified - Money.Mxn(available));

        if (change.Minor > 0 && await envelopes.AboveCeiling(edition.Id, terms.Party, change, stop) is { } above)
            return above;

        var draft = change.Minor < 0 ? Postings.Cut(line.Id, -change)
            : envelope.Approved.IsZero ? Postings.Publish(line.Id, change)
            : Postings.Increase(line.Id, change);
        await db.Post(
            draft, new EntryOf($"envelope/{line.Id}/{formKey}", terms.Edition, null, line.Id, today), act, stop);
        var kind = Database.KindCode(draft.Kind);
        await db.Record("envelope.changed", act, null, line.Id, new JsonObject
        {
            ["edition"] = terms.Edition.ToString(), ["party"] = terms.Party, ["kind"] = kind,
            ["municipality"] = terms.Municipality, ["type"] = terms.Type,
            ["before"] = envelope.Modified.Minor, ["after"] = terms.Amount.Minor,
        }, stop);
        return new EnvelopePosted(kind, Math.Abs(change.Minor));
    }
}
