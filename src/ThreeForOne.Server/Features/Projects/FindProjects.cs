using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace ThreeForOne.Server.Features.Projects;

/// <summary>
/// A project that was found; centavos of MXN. <paramref name="Rank"/>: 0 its folio was typed, 1 the words are in what
/// the work is and where, 2 elsewhere. <paramref name="Found"/> and <paramref name="FoundCost"/> count as far as they
/// were counted.
/// </summary>
public sealed record FoundProject(
    Guid Id, string? Folio, string Title, string Club, string Locality, string Municipality, string State, int Year,
    long Cost, int Rank, int Found, long FoundCost)
{
    public string Place => string.Join(", ", new[] { Locality, Municipality }.Where(p => p.Length > 0));
}

/// <summary>
/// A page of what was found. <paramref name="Next"/> is where the following page begins. The number and cost of all are
/// known when they are not too many to count. <paramref name="Meant"/> are the words that were looked for instead.
/// </summary>
public sealed record FoundPage(
    IReadOnlyList<FoundProject> Rows, string? Next, int? Number, long? Cost, IReadOnlyList<string> Meant);

/// <summary>
/// Finds projects by folio, work, town, municipality, state and club, and by account for those who handle money. The
/// best come first; when very many are found, the newest.
/// </summary>
public sealed class FindProjects(Database db, Misspelling misspelling)
{
    public const int PageMax = 50;

    /// <summary>As many are put in order and counted; of more the newest come first.</summary>
    public const int RankedMax = 500;

    /// <summary>Who sees bank accounts and their lines.</summary>
    private static readonly string[] OfAccounts = ["treasury_clerk", "reconciler", "auditor", "programme_director"];

    /// <summary>One page; what the reader may not see is neither found nor counted.</summary>
    public Task<FoundPage> Handle(ProjectQuery query, Actor who, CancellationToken stop) => db.Reading(who, async () =>
    {
        var (_, found, meant) = await First(query, who, stop);
        return PageOf(query, found, meant);
    }, stop);

    /// <summary>All that are found, in the order of the pages; inside the reader's transaction.</summary>
    public async IAsyncEnumerable<FoundProject> All(
        ProjectQuery query, Actor who, [EnumeratorCancellation] CancellationToken stop)
    {
        if (query.IsTooShort) yield break;
        var (words, found, _) = await First(query with { After = null }, who, stop);
        if (found.Count == 0) yield break;
        var ranked = words.Length > 0 && found[0].Found <= RankedMax;
        var rows = db.Database.SqlQuery<FoundProject>(
            $"""
            select p.id, p.folio, p.title, o.name as club, p.locality_name as locality, coalesce(m.name, '') as municipality,
                   p.state, p.fiscal_year as year, p.cost_centavos as cost, f.rank, 0 as found, 0::bigint as found_cost
              from search_projects({words}, {SeesAccounts(who)}, {query.Of}, {query.Year}, {null as Guid?}, {int.MaxValue}) f
              join project p on p.id = f.project_id join organisation o on o.id = p.club_id
              left join municipality m on m.state_code = p.state_code and m.code = p.municipality_code
             order by case when {ranked} then f.rank else 0 end, p.id desc
            """).AsAsyncEnumerable();
        await foreach (var row in rows.WithCancellation(stop)) yield return row;
    }

    // The page, the words that found it, and those of them that were not typed.
    private async Task<(string[] Words, List<FoundProject> Found, IReadOnlyList<string> Meant)> First(
        ProjectQuery query, Actor who, CancellationToken stop)
    {
        var words = query.Sought.ToArray();
        var found = await Page(query, words, who, stop);
        if (found.Count > 0 || words.Length == 0) return (words, found, []);

        // Nothing is as typed: perhaps a letter slipped. Every word may stand for itself or for what it resembles.
        var meant = await misspelling.Of(words, stop);
        if (meant.All(others => others.Count == 0)) return (words, [], []);
        words = [.. words.Zip(meant, (w, m) => string.Join(' ', [w, .. m]))];
        found = await Page(query, words, who, stop);
        return (words, found, found.Count == 0 ? [] : [.. meant.SelectMany(others => others)]);
    }

    public static bool SeesAccounts(Actor who) => OfAccounts.Any(who.Roles.Contains);

    private Task<List<FoundProject>> Page(
        ProjectQuery query, string[] words, Actor who, CancellationToken stop)
    {
        var cursor = query.Cursor;
        var ranked = words.Length > 0 && cursor is null or { Rank: not null };
        var (older, rank, last) = (ranked ? null : cursor?.Id, cursor?.Rank, cursor?.Id);
        // Those that are put in order may have become a few more since the first page. Costs are added up one project
        // after the other, and not at all when too many are found: a join would read every project there is.
        var most = cursor is null ? RankedMax + 1 : ranked ? 4 * RankedMax : PageMax + 1;
        return db.Database.SqlQuery<FoundProject>(
            $"""
            with found as materialized (
                select f.project_id, f.rank
                  from search_projects({words}, {SeesAccounts(who)}, {query.Of}, {query.Year}, {older}, {most}) f),
            counted as (
                select n.number, case when n.number <= {RankedMax} then (
                         select coalesce(sum(one.cost_centavos), 0)::bigint from found f cross join lateral (
                           select p.cost_centavos from project p where p.id = f.project_id offset 0) one) else 0 end cost
                  from (select count(*)::int number from found) n),
            page as (
                select f.project_id, f.rank, c.number, c.cost,
                       case when {ranked} and c.number <= {RankedMax} or {rank}::int is not null then f.rank else 0 end place
                  from found f, counted c
                 where {rank}::int is null or f.rank > {rank} or (f.rank = {rank} and f.project_id < {last})
                 order by place, f.project_id desc limit {PageMax + 1})
            select p.id, p.folio, p.title, o.name as club, p.locality_name as locality, coalesce(m.name, '') as municipality,
                   p.state, p.fiscal_year as year, p.cost_centavos as cost, f.rank, f.number as found, f.cost as found_cost
              from page f join project p on p.id = f.project_id join organisation o on o.id = p.club_id
              left join municipality m on m.state_code = p.state_code and m.code = p.municipality_code
             order by f.place, p.id desc
            """).ToListAsync(stop);
    }

    private static FoundPage PageOf(ProjectQuery query, List<FoundProject> found, IReadOnlyList<string> meant)
    {
        var rows = found.Take(PageMax).ToList();
        var first = query.Cursor is null;
        var isCounted = first && (found.Count == 0 || found[0].Found <= RankedMax);
        var isRanked = query.Cursor is { Rank: not null } || (first && isCounted && query.Sought.Count > 0);
        var next = found.Count <= PageMax ? null : isRanked ? $"{rows[^1].Rank}~{rows[^1].Id}" : $"{rows[^1].Id}";
        return new(rows, next, !isCounted ? null : found.Count == 0 ? 0 : found[0].Found,
            !isCounted ? null : found.Count == 0 ? 0 : found[0].FoundCost, meant);
    }
}
