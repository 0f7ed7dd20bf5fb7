using Microsoft.EntityFrameworkCore;
using ThreeForOne.Domain;
using ThreeForOne.Domain.Tests;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Demo;

namespace ThreeForOne.Server.Tests.Ledger;

/// <content>What happens to the envelopes themselves, until their year ends.</content>
internal sealed partial class BooksPlay
{
    /// <summary>The state's two envelopes: money is transferred between these alone.</summary>
    private static readonly int[] s_state = [1, LedgerModel.Envelopes];

    /// <summary>What was published, changed or transferred, and how the model forgets it.</summary>
    private readonly List<EnvelopeChange> _changes = [];

    private sealed record EnvelopeChange(EntryDraft Draft, (ModelEnvelope Line, long Approved, long Changed)[] Parts)
    {
        public string Key { get; set; } = "";

        public bool Corrected { get; set; }
    }

    private (bool, Posting, Action) Change(BooksAct what, ModelEnvelope line, long centavos)
    {
        var amount = Money.Mxn(centavos);
        return what switch
        {
            BooksAct.Publish => Changed(new(Postings.Publish(line.Id, amount), [(line, centavos, 0)]), true),
            BooksAct.Increase => Changed(new(Postings.Increase(line.Id, amount), [(line, 0, centavos)]), true),
            _ => Changed(
                new(Postings.Cut(line.Id, amount), [(line, 0, -centavos)]), centavos <= line.Available),
        };
    }

    // Half of the tries go to the same party's other envelope, the others to whichever.
    private (bool, Posting, Action) Transfer(int party, int project, long centavos)
    {
        var (from, to) = project % 2 == 0
            ? (s_state[party % 2], s_state[1 - party % 2])
            : (party, project % Lines);
        var (source, target) = (_model.Lines[from], _model.Lines[to]);
        return Changed(
            new(Postings.Transfer(source.Id, target.Id, Money.Mxn(centavos)),
                [(source, 0, -centavos), (target, 0, centavos)]),
            from != to && s_state.Contains(from) && s_state.Contains(to) && centavos <= source.Available);
    }

    private (bool, Posting, Action) Changed(EnvelopeChange change, bool allowed) => (allowed && !_model.YearClosed,
        async (db, act) => change.Key = (await Post(db, change.Draft, null, null, act))!, () =>
        {
            foreach (var (line, approved, changed) in change.Parts)
            {
                line.Publish(approved);
                line.Change(changed);
            }
            _changes.Add(change);
        }
    );

    // A change of an envelope is corrected once, while what it brought is still there and the year is open.
    private (bool, Posting, Action) Correct(long pick)
    {
        var change = _changes[(int)(pick % _changes.Count)];
        var allowed = !change.Corrected && !_model.YearClosed
            && change.Parts.All(p => p.Line.Available >= p.Approved + p.Changed);
        return (allowed, async (db, act) =>
        {
            var entry = await EntryOf(db, change.Key);
            return await Post(db, Postings.Reverse(change.Draft), null, null, InTheYear, entry, act);
        }, () =>
        {
            foreach (var (line, approved, changed) in change.Parts)
            {
                line.Publish(-approved);
                line.Change(-changed);
            }
            change.Corrected = true;
        }
        );
    }

    // Mostly before the year is over, which is refused; seldom after it, whole or a centavo short.
    private (bool, Posting, Action) Lapse(ModelEnvelope line, int project, long centavos)
    {
        var (early, whole) = (centavos > 20, project % 2 == 0);
        var amount = Math.Max(1, line.Available - (whole ? 0 : 1));
        return (!early && amount == line.Available && !_model.YearClosed, (db, act) => Post(
                db, Postings.Lapse(line.Id, Money.Mxn(amount)), null, line.Id, early ? InTheYear : AfterTheYear, null,
                act),
            line.Lapse);
    }

    // Mostly without the lapses, which is refused while anything is left; seldom with them.
    private (bool, Posting, Action) CloseYear(long centavos)
    {
        var left = centavos > 20 ? [] : _model.Lines.Where(l => l.Available > 0).ToArray();
        var allowed = !_model.YearClosed && _model.Lines.Where((l, e) =>
            (l.Available > 0 && !left.Contains(l)) || _model.Held(e, "reserved") > 0).FirstOrDefault() is null;
        return (allowed, async (db, act) =>
        {
            foreach (var line in left)
                await Post(
                    db, Postings.Lapse(line.Id, Money.Mxn(line.Available)), null, line.Id, AfterTheYear, null, act);
            await db.Database.ExecuteSqlAsync($"""
                update edition set closed_at = {act.At}, closed_by = {DemoPeople.Director.Id}, closed_reason = 'Fin'
                 where id = {_edition.Id}
                """);
            return null;
        }, () =>
        {
            foreach (var line in left) line.Lapse();
            _model.YearClosed = true;
        }
        );
    }
}
