using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Tasks;

/// <summary>
/// A task that waits for the reader: whose project, which step, what it costs in centavos, until when, and who has
/// taken it.
/// </summary>
public sealed record QueueRow(
    Guid Task, Guid Project, string? Folio, string Title, string Locality, string Municipality, string Step,
    string State, long Cost, DateTimeOffset OpenedAt, DateTimeOffset? DueAt, Guid? ClaimedBy, string? Claimant,
    DateTimeOffset? ClaimedAt)
{
    public string Place => string.Join(", ", new[] { Locality, Municipality }.Where(p => p.Length > 0));

    internal QueueCursor Cursor => new(DueAt ?? QueueDays.NoDueDate, Task);
}

/// <summary>A municipality in which something waits; INEGI's key of five digits.</summary>
public sealed record QueuePlace(string Key, string Name);

/// <summary>How many wait in a group, counted as far as <see cref="TaskQueue.CountMax"/>.</summary>
public sealed record QueueCount(string Due, int Number)
{
    public bool IsMore => Number > TaskQueue.CountMax;
}

/// <summary>A page of the queue; where the pages before and after it are, if there are any.</summary>
public sealed record QueuePage(
    IReadOnlyList<QueueRow> Rows, QueueCursor? Previous, QueueCursor? Next, IReadOnlyList<QueueCount> Counts,
    IReadOnlyList<string> Steps, IReadOnlyList<QueuePlace> Places);

/// <summary>
/// My turn, by due date: what my office has to decide in the roles I hold. Pages go on from a task in both ways and
/// counts end early, so that a long queue is read as fast as a short one.
/// </summary>
public sealed class TaskQueue(Database db)
{
    public const int PageMax = 50;
    public const int CountMax = 200;
    private const int ChoicesMax = 200;

    public async Task<QueuePage> Of(
        Actor who, QueueFilter filter, QueueCursor? after, QueueCursor? before, QueueDays days, CancellationToken stop)
    {
        var rows = await db.Database.SqlQuery<QueueRow>(Page(who, filter, after, before, days)).ToListAsync(stop);
        var more = rows.Count > PageMax;
        if (more) rows.RemoveAt(PageMax);
        if (before is not null) rows.Reverse();
        // One way is known from the row too many, the other from having come from there.
        var (previous, next) = before is not null ? (more, true) : (after is not null, more);
        return new(
            rows, previous && rows.Count > 0 ? rows[0].Cursor : null, next && rows.Count > 0 ? rows[^1].Cursor : null,
            await Counts(who, filter, days, stop), await Steps(who, stop), await Places(who, stop));
    }

    /// <summary>All rows of a filter, the first due first; for those who take the whole list away.</summary>
    public IAsyncEnumerable<QueueRow> All(Actor who, QueueFilter filter, QueueDays days) =>
        db.Database.SqlQuery<QueueRow>(Page(who, filter, null, null, days, int.MaxValue)).AsAsyncEnumerable();

    private static FormattableString Page(
        Actor who, QueueFilter filter, QueueCursor? after, QueueCursor? before, QueueDays days, int most = PageMax + 1)
    {
        var (conditions, values) = Conditions(who, filter, days.Range(filter.Due));
        var back = after is null && before is not null;
        if ((after ?? before) is { } cursor)
        {
            conditions += $" and (due_sort, id) {(back ? '<' : '>')} ({{{values.Count}}}, {{{values.Count + 1}}})";
            values.AddRange([cursor.Due, cursor.Task]);
        }
        var order = back ? "desc" : "asc";
        values.AddRange([most]);
        return FormattableStringFactory.Create(
            $$"""
            select t.id as task, p.id as project, p.folio, p.title, p.locality_name as locality, coalesce(m.name, '') as municipality,
                   t.element_id as step, p.state, p.cost_centavos as cost, t.opened_at, t.due_at, t.claimed_by,
                   c.name as claimant, t.claimed_at
              from (select w.* from unnest({1}) held(role) cross join lateral (
                      select * from task where {{conditions}}
                       order by due_sort {{order}}, id {{order}} limit {{{values.Count - 1}}}) w
                     order by w.due_sort {{order}}, w.id {{order}} limit {{{values.Count - 1}}}) t
              join project p on p.id = t.project_id
              left join municipality m on m.state_code = p.state_code and m.code = p.municipality_code
              left join person c on c.id = t.claimed_by
             order by t.due_sort {{order}}, t.id {{order}}
            """, [.. values]);
    }

    // Only filters that are set are in the text, so that each has a plan of its own index.
    private static (string Text, List<object> Values) Conditions(
        Actor who, QueueFilter filter, (DateTimeOffset After, DateTimeOffset Until) range)
    {
        var values = new List<object> { who.Organisation, RoleTable.StepRoles(who).ToArray() };
        var text = "organisation_id = {0} and role = held.role and status = 'open'";
        if (filter.Due.Length > 0) Add("due_sort > {0} and due_sort <= {1}", range.After, range.Until);
        if (filter.Step.Length > 0) Add("element_id = {0}", filter.Step);
        if (filter.Place.Length > 0)
            Add("state_code = {0} and municipality_code = {1}", filter.Place[..2], filter.Place[2..]);
        if (filter.Claim == QueueFilter.Mine) Add("claimed_by = {0}", who.Person);
        if (filter.Claim == QueueFilter.Free) Add("claimed_by is null");
        if (filter.Claim == QueueFilter.Taken) Add("claimed_by is not null and claimed_by <> {0}", who.Person);
        return (text, values);

        void Add(string condition, params object[] given)
        {
            var first = values.Count;
            values.AddRange(given);
            for (var i = given.Length - 1; i >= 0; i--)
                condition = condition.Replace($"{{{i}}}", $"{{{first + i}}}", StringComparison.Ordinal);
            text += " and " + condition;
        }
    }

    private Task<List<QueueCount>> Counts(Actor who, QueueFilter filter, QueueDays days, CancellationToken stop)
    {
        var without = new QueueFilter(filter.Step, filter.Place, null, filter.Claim);
        var (conditions, values) = Conditions(who, without, days.Range(""));
        var n = values.Count;
        var ranges = QueueFilter.Dues.Select(days.Range).ToArray();
        values.AddRange([
            QueueFilter.Dues.ToArray(), ranges.Select(r => r.After).ToArray(), ranges.Select(r => r.Until).ToArray()]);
        return db.Database.SqlQuery<QueueCount>(FormattableStringFactory.Create(
            $$"""
            select g.due, (select count(*)::int from (
                     select from unnest({1}) held(role) cross join lateral (
                       select from task where {{conditions}} and due_sort > g.after and due_sort <= g.until
                        limit {{CountMax + 1}}) w
                      limit {{CountMax + 1}}) counted) as number
              from unnest({{{n}}}, {{{n + 1}}}, {{{n + 2}}}) g(due, after, until)
            """, [.. values])).ToListAsync(stop);
    }

    // From one step to the next by the index, without reading what lies between.
    private Task<List<string>> Steps(Actor who, CancellationToken stop) => db.Database.SqlQuery<string>(
        $"""
        with recursive known as (
            select held.role, (select min(element_id) from task
                where organisation_id = {who.Organisation} and role = held.role and status = 'open') step
              from unnest({RoleTable.StepRoles(who).ToArray()}) held(role)
            union all
            select k.role, (select min(element_id) from task
                where organisation_id = {who.Organisation} and role = k.role and status = 'open' and element_id > k.step)
              from known k where k.step is not null)
        select distinct step as "Value" from known where step is not null order by 1 limit {ChoicesMax}
        """).ToListAsync(stop);

    private Task<List<QueuePlace>> Places(Actor who, CancellationToken stop) => db.Database.SqlQuery<QueuePlace>(
        $"""
        select m.state_code || m.code as key, m.name
          from waiting_places({who.Organisation}, {RoleTable.StepRoles(who).ToArray()}) w
          join municipality m on m.state_code = w.state_code and m.code = w.municipality_code
         order by m.name limit {ChoicesMax}
        """).ToListAsync(stop);
}
