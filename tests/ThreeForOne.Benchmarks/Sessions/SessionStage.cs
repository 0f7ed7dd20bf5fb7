using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThreeForOne.Domain;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Committee;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.DemoClock;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Benchmarks.Sessions;

/// <summary>
/// A demonstration with a session of many projects, voted and ready to close, and many reviews to decide.
/// </summary>
public sealed class SessionStage(BenchmarkCluster cluster, WebApplication app, StoredClock clock)
{
    public FirstProject First { get; } = new(app.Services);

    public static async Task<SessionStage> Open(BenchmarkCluster cluster, CancellationToken stop)
    {
        var clock = await StoredClock.Open(cluster.Databases.App, TimeProvider.System, stop);
        var app = WebHost.Build(new HostSettings(cluster.Databases, clock) { IsDemo = true });
        await DemoData.Load(app.Services, stop);
        return new(cluster, app, clock);
    }

    /// <summary>Open reviews of as many projects, none of which is in a session.</summary>
    public async Task<IReadOnlyList<Guid>> Reviews(int number, CancellationToken stop)
    {
        await Copy(await First.Submitted(stop), number - 1, stop);
        return await BenchmarkCluster.Ask<Guid[]>(
            cluster.Superuser, "select array_agg(id) from task where element_id = 'review' and status = 'open'", stop);
    }

    /// <summary>
    /// A session on its day: everybody sits, every project has four votes for it and an approval proposed.
    /// </summary>
    public async Task<Guid> Session(int projects, CancellationToken stop)
    {
        var first = await First.Submitted(stop);
        await First.Decide(await First.Open(first, stop), "complete", DemoPeople.Technician, stop);
        await First.Decide(await First.Open(first, stop), "favourable", DemoPeople.Technician, stop);
        await Copy(first, projects - 1, stop);
        var all = await BenchmarkCluster.Ask<Guid[]>(
            cluster.Superuser, "select array_agg(id order by id) from project where state = 'DICTAMINADA'", stop);

        var day = Deadline.DayOf(clock.GetUtcNow(), "America/Mexico_City").AddDays(30);
        var edition = await BenchmarkCluster.Ask<Guid>(
            cluster.Superuser, $"select edition_id from project where id = '{first}'", stop);
        var called = await In<CallSession, Result<Guid>>(use => use.Handle(
            new(edition, day, "Zacatecas", all), "benchmark", DemoPeople.Secretary.Actor, stop));
        await clock.Move(clock.GetUtcNow().AddDays(30), stop);
        await cluster.Do($"""
            set session_replication_role = replica;
            insert into session_attendance (session_id, sector, person_id, arrived_at)
                values {string.Join(", ", Voters.Select(v => $"('{called.Value}', '{v.Sector}', '{v.Person.Id}', now())"))};
            insert into vote (session_id, project_id, sector, person_id, choice, reason, cast_at, programme_id, state_code, fiscal_year,
                    club_id, municipality_code)
                select s.session_id, s.project_id, a.sector, a.person_id, 'for', 'Así lo vemos', now(), s.programme_id, s.state_code,
                       s.fiscal_year, s.club_id, s.municipality_code
                  from session_project s join session_attendance a on a.session_id = s.session_id;
            update session_project set ruling = 'approved', reason = 'Atiende una carencia grave';
            analyze;
            """, stop);
        return called.Value;
    }

    /// <summary>What the secretary sees before closing.</summary>
    public async Task<SessionPreview> Preview(Guid session, CancellationToken stop)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Database>();
        var agenda = scope.ServiceProvider.GetRequiredService<ReadAgenda>();
        var today = Deadline.DayOf(clock.GetUtcNow(), "America/Mexico_City");
        var seen = await db.Reading(DemoPeople.Secretary.Actor, async () => await agenda.Preview(
            await db.CommitteeSessions.SingleAsync(s => s.Id == session, stop), today, stop), stop);
        return SessionPreview.Of(seen.Value);
    }

    public Task<Result<SessionClosed>> Close(Guid session, SessionPreview seen, CancellationToken stop) =>
        In<CloseSession, Result<SessionClosed>>(use => use.Handle(session, seen, DemoPeople.Secretary.Actor, stop));

    private static (string Sector, DemoPerson Person)[] Voters =>
    [
        ("federal", DemoPeople.FederalVoter), ("state", DemoPeople.StateVoter),
        ("municipal", DemoPeople.MunicipalVoter), ("migrant", DemoPeople.MigrantVoter),
    ];

    private async Task<TResult> In<TService, TResult>(Func<TService, Task<TResult>> work) where TService : notnull
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    // Every row of the project again, with keys made from the old ones; what was issued, posted and recorded is not.
    private Task Copy(Guid project, int copies, CancellationToken stop) => cluster.Do($"""
        set session_replication_role = replica;
        create function pg_temp.again(body jsonb, i int) returns jsonb language sql as $$
            select jsonb_object_agg(k, case when k in ('id', 'project_id', 'instance_id') and v <> 'null' then to_jsonb(md5((v #>> '{"{}"}') || i)::uuid)
                                            when k = 'folio' then to_jsonb(format('ZAC-%s-%s-%s', left(body ->> 'id', 8), right(body ->> 'id', 4), i))
                                            else v end)
              from jsonb_each(body) x(k, v) $$;
        do $$
        declare t text; columns text;
        begin
            for t in select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
                        and a.attname = case c.relname when 'project' then 'id' else 'project_id' end
                      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
                        and c.relname not in ('document', 'audit_event', 'journal_entry', 'reservation', 'incident') loop
                -- What a table works out by itself is not given to it.
                select string_agg(quote_ident(attname), ', ' order by attnum) into columns from pg_attribute
                  where attrelid = t::regclass and attnum > 0 and not attisdropped and attgenerated = '';
                execute format('insert into %1$I (%2$s) select %2$s from (select (jsonb_populate_record(null::%1$I, '
                    'pg_temp.again(to_jsonb(x), i))).* from %1$I x, generate_series(1, {copies}) i where x.%3$I = %4$L) y',
                    t, columns, case t when 'project' then 'id' else 'project_id' end, '{project}');
            end loop;
        end $$;
        """, stop);
}
