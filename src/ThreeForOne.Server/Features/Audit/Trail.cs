using Microsoft.EntityFrameworkCore;

namespace ThreeForOne.Server.Features.Audit;

/// <summary>The lines of an entry, with what tells it from the others on the page.</summary>
public sealed record EntryLines(string Entry, IReadOnlyList<TrailLine> Lines);

/// <summary>A line as an auditor reads it; centavos, debit positive.</summary>
public sealed record TrailLine(Guid EntryId, int LineNo, string ScopeKind, Guid ScopeId, string? Party, string Account,
    string NameEs, string NameEn, long Centavos)
{
    public Bilingual Name => new(NameEs, NameEn);

    public Money? Debit => Centavos > 0 ? Money.Mxn(Centavos) : null;

    public Money? Credit => Centavos < 0 ? Money.Mxn(-Centavos) : null;
}

/// <summary>An entry with who posted it and why; the person's name is read from its erasable row.</summary>
public sealed record TrailEntry(
    Guid Id, long Seq, string Kind, DateOnly EffectiveOn, DateTimeOffset RecordedAt, string Person, string Office,
    string Reason, Guid? ProjectId);

/// <summary>A document that was issued; without bytes its PDF is still being made.</summary>
public sealed record TrailDocument(
    Guid Id, string Type, string Folio, DateTimeOffset IssuedAt, string Person, int? Bytes);

/// <summary>One figure: the balance of an account in one party's share or budget line, in centavos.</summary>
public sealed record TrailFigure(
    Guid Scope, string Party, string Book, string Account, string NameEs, string NameEn, long Centavos);

/// <summary>
/// Reads the trail: figure, entry, document, person. A constant number of queries, whatever is in it.
/// </summary>
internal static class Trail
{
    /// <summary>The entries chosen, first posted first.</summary>
    public static Task<List<TrailEntry>> Entries(
        Database db, IQueryable<JournalEntry> chosen, int max, CancellationToken stop) => (
        from e in chosen.AsNoTracking()
        join p in db.People on e.PersonId equals p.Id
        orderby e.Seq
        select new TrailEntry(e.Id, e.Seq, e.Kind, e.EffectiveOn, e.RecordedAt, p.Name,
            Database.NameAt(e.OrganisationId, e.RecordedAt), e.Reason, e.ProjectId))
        .Take(max).ToListAsync(stop);

    public static async Task<ILookup<Guid, TrailLine>> Lines(
        Database db, IReadOnlyCollection<Guid> entries, CancellationToken stop)
    {
        var lines = await (
            from l in db.JournalLines.AsNoTracking()
            join a in db.AccountCodes on l.Account equals a.Code
            where entries.Contains(l.EntryId)
            orderby l.EntryId, l.LineNo
            select new TrailLine(l.EntryId, l.LineNo, l.ScopeKind, l.ScopeId,
                l.ScopeKind == "S"
                    ? db.ProjectShares.Where(s => s.Id == l.ScopeId).Select(s => s.Party).FirstOrDefault()
                    : db.BudgetLines.Where(b => b.Id == l.ScopeId).Select(b => b.Party).FirstOrDefault(),
                l.Account, a.NameEs, a.NameEn, l.Centavos)).ToListAsync(stop);
        return lines.ToLookup(l => l.EntryId);
    }

    /// <summary>The documents chosen, first issued first.</summary>
    public static Task<List<TrailDocument>> Documents(
        Database db, IQueryable<Document> chosen, int max, CancellationToken stop) => (
        from d in chosen.AsNoTracking()
        orderby d.IssuedAt, d.Id
        select new TrailDocument(d.Id, d.Type, d.Folio, d.IssuedAt, db.People.First(p => p.Id == d.IssuedBy).Name,
            db.Files.Where(f => f.Sha256 == d.PdfSha256).Select(f => (int?)f.Length).FirstOrDefault()))
        .Take(max).ToListAsync(stop);
}
