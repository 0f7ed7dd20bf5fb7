using Microsoft.EntityFrameworkCore;

namespace ThreeForOne.Server.Features.Budgets;

/// <summary>
/// A change of an envelope that stands and can be taken back; <paramref name="Centavos"/> of MXN, above zero.
/// </summary>
public sealed record StandingChange(Guid Entry, string Kind, Guid Line, long Centavos, DateTimeOffset At);

/// <summary>An edition's latest changes of envelopes that were not taken back.</summary>
public sealed class ReadEnvelopeChanges(Database db)
{
    /// <summary>Older mistakes are corrected by publishing what is right.</summary>
    private const int ChangesMax = 50;

    public async Task<IReadOnlyList<StandingChange>> Of(Guid edition, CancellationToken stop) =>
        await (
            from e in db.JournalEntries
            where e.EditionId == edition && ReverseEnvelopeChange.Kinds.Contains(e.Kind)
                && !db.JournalEntries.Any(r => r.Reverses == e.Id)
            orderby e.Seq descending
            select new StandingChange(
                e.Id, e.Kind,
                db.JournalLines.Where(l => l.EntryId == e.Id).OrderBy(l => l.LineNo).Select(l => l.ScopeId).First(),
                db.JournalLines.Where(l => l.EntryId == e.Id).OrderBy(l => l.LineNo)
                    .Select(l => Math.Abs(l.Centavos)).First(),
                e.RecordedAt)).Take(ChangesMax).ToListAsync(stop);
}
