using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.Audit;

/// <summary>An entry's part in a figure, with who decided it; centavos, debit positive.</summary>
public sealed record KnownEntry(
    Guid EntryId, long Seq, string Kind, DateOnly EffectiveOn, DateTimeOffset RecordedAt, DateTimeOffset? SealedAt,
    long? SealNo, Guid? Reverses, Guid? ReversedBy, long Centavos, long Running, string Reason, Guid? ProjectId,
    string? Folio, string Person, string Office, string? Role);

/// <summary>A figure's sum and how many entries make it.</summary>
public sealed record KnownSum(long Centavos, int Entries);

/// <summary>The books of any date, through the database's own functions.</summary>
internal static class KnownBooks
{
    /// <summary>Up to <paramref name="max"/> entries of a figure after one of them, by effective date.</summary>
    public static Task<List<KnownEntry>> Entries(
        Database db, Guid scope, BookFigure figure, AsKnown dates, (DateOnly On, long Seq)? after, int max,
        CancellationToken stop)
    {
        var accounts = figure.Accounts.Select(a => a.Code).ToArray();
        var (on, seq) = after ?? (DateOnly.MinValue, 0L);
        return db.Database.SqlQuery<KnownEntry>(
            $"""
            select k.*, e.reason, e.project_id, pr.folio, p.name as person, o.name as office,
                   (select a.role from appointment a where a.person_id = e.person_id and a.organisation_id = e.organisation_id
                       and (e.recorded_at at time zone 'America/Mexico_City')::date >= a.valid_from
                       and (a.valid_until is null or (e.recorded_at at time zone 'America/Mexico_City')::date < a.valid_until)
                     order by a.valid_from desc limit 1) as role
              from (select * from entries_as_known({scope}, {accounts}, {dates.On}, {dates.Known})
                     where (effective_on, seq) > ({on}, {seq}) order by effective_on, seq limit {max}) k
              join journal_entry e on e.id = k.entry_id
              join person p on p.id = e.person_id join organisation o on o.id = e.organisation_id
              left join project pr on pr.id = e.project_id
             order by k.effective_on, k.seq
            """).ToListAsync(stop);
    }

    public static async Task<KnownSum> Sum(
        Database db, Guid scope, BookFigure figure, AsKnown dates, CancellationToken stop)
    {
        var accounts = figure.Accounts.Select(a => a.Code).ToArray();
        return (await db.Database.SqlQuery<KnownSum>(
            $"""
            select coalesce(sum(centavos), 0)::bigint as centavos, count(*)::int as entries
              from entries_as_known({scope}, {accounts}, {dates.On}, {dates.Known})
            """).ToListAsync(stop))[0];
    }

    /// <summary>What each account of each scope held, in centavos, debit positive.</summary>
    public static async Task<ILookup<Guid, KeyValuePair<string, long>>> Balances(
        Database db, IEnumerable<Guid> scopes, AsKnown dates, CancellationToken stop)
    {
        var ids = scopes.ToArray();
        var rows = await db.Database.SqlQuery<BalanceRow>(
            $"select scope_id, account, centavos from figures_as_known({ids}, {dates.On}, {dates.Known})")
            .ToListAsync(stop);
        return rows.ToLookup(r => r.ScopeId, r => KeyValuePair.Create(r.Account, r.Centavos));
    }

    /// <summary>
    /// The documents of some entries' steps. A step reads the clock once, so what it issued carries their very instant.
    /// </summary>
    public static async Task<ILookup<Guid, TrailDocument>> Documents(
        Database db, IReadOnlyList<KnownEntry> entries, CancellationToken stop)
    {
        var projects = entries.Select(e => e.ProjectId).Distinct().ToArray();
        var instants = entries.Select(e => e.RecordedAt).Distinct().ToArray();
        var found = await (
            from d in db.Documents.AsNoTracking()
            where projects.Contains(d.ProjectId) && instants.Contains(d.IssuedAt)
            orderby d.IssuedAt, d.Id
            select new
            {
                d.ProjectId, d.IssuedAt,
                Document = new TrailDocument(d.Id, d.Type, d.Folio, d.IssuedAt,
                    db.People.First(p => p.Id == d.IssuedBy).Name,
                    db.Files.Where(f => f.Sha256 == d.PdfSha256).Select(f => (int?)f.Length).FirstOrDefault()),
            }).ToListAsync(stop);
        return entries
            .SelectMany(e => found.Where(f => f.ProjectId == e.ProjectId && f.IssuedAt == e.RecordedAt)
                .Select(f => (e.EntryId, f.Document)))
            .ToLookup(x => x.EntryId, x => x.Document);
    }

    private sealed record BalanceRow(Guid ScopeId, string Account, long Centavos);
}
