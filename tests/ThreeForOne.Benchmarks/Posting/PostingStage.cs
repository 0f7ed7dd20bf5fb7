using Npgsql;
using ThreeForOne.Domain;
using ThreeForOne.Server.Data;

namespace ThreeForOne.Benchmarks.Posting;

/// <summary>A project whose shares wait to be reserved.</summary>
public sealed record WaitingProject(
    Guid Id, Guid Edition, string Programme, int FiscalYear, IReadOnlyList<BudgetShare> Shares);

/// <summary>
/// Editions with published envelopes and projects that wait for the committee. Edition 0 is the hot one: every "hot"
/// project draws on its three envelopes; the others are spread over all the rest.
/// </summary>
public sealed class PostingStage(BenchmarkCluster cluster)
{
    private const int Editions = 501;

    public static Actor Secretary { get; } = new(
        Guid.Parse("00000000-0000-7000-8000-00000000b001"), Guid.Parse("00000000-0000-7000-8000-00000000b002"),
        new HashSet<string> { "committee_secretary" });

    public static Guid Club { get; } = Guid.Parse("00000000-0000-7000-8000-00000000b003");

    /// <summary>Writes the stage in bulk; only the envelopes are published, through post_entry.</summary>
    public async Task Fill(int spread, int hot, CancellationToken stop)
    {
        await cluster.Do($"""
            set session_replication_role = replica;
            insert into organisation (id, kind, name, sees, state_code) values
                ('{Secretary.Organisation}', 'delegation', 'Delegación', 'place', '32'), ('{Club}', 'club', 'Club', 'own', null);
            insert into person (id, name) values ('{Secretary.Person}', 'Secretaria');
            insert into club (id, registration_number, consulate, registered_on, expires_on)
                values ('{Club}', 'B-1', 'Los Ángeles', '2020-01-01', '2090-01-01');
            insert into programme select 'bench-' || n, 'Programa', 'Programme' from generate_series(0, 5) n;
            insert into rule_pack values ('00000000-0000-7000-8000-00000000b004', 'bench-0', 2026, 'pack', sha256('pack'), now());
            insert into pack_posting select '00000000-0000-7000-8000-00000000b004', m.* from posting_matrix m;
            insert into edition select gen_random_uuid(), 'bench-' || n / 100, '32', 1986 + n % 100,
                '00000000-0000-7000-8000-00000000b004', '2020-01-01', '2090-01-01', '{Secretary.Person}', now()
              from generate_series(0, {Editions - 1}) n;
            insert into budget_line (id, edition_id, party)
                select gen_random_uuid(), e.id, p from edition e, unnest(array['federal', 'state', 'municipal']) p;
            insert into accounting_period (fiscal_year, month) select y, m from generate_series(1986, 2086) y, generate_series(1, 12) m;

            create table bench_edition as
                select id, row_number() over (order by programme_id, fiscal_year) - 1 n from edition;
            create table bench_project as
                select uuidv7() id, n, n > {spread} hot, case when n > {spread} then 0 else 1 + n % {Editions - 1} end edition
                  from generate_series(1, {spread + hot}) n;
            insert into project (id, edition_id, programme_id, state_code, fiscal_year, club_id, state, state_since, folio, rule_pack_id,
                    title, type_code, municipality_code, cost_centavos, pledge_centavos, created_by, created_at, submitted_at)
                select b.id, e.id, e.programme_id, '32', e.fiscal_year, '{Club}', 'DICTAMINADA', now(),
                       'B-' || b.n, e.rule_pack_id, 'Obra', 'community_services', '019', 40000000, 10000000, '{Secretary.Person}', now(), now()
                  from bench_project b join bench_edition x on x.n = b.edition join edition e on e.id = x.id;
            insert into project_group (project_id, code, weight, tie_rank, programme_id, state_code, fiscal_year, club_id, municipality_code)
                select p.id, g.party, 1, g.n, p.programme_id, p.state_code, p.fiscal_year, p.club_id, p.municipality_code
                  from project p, unnest(array['municipal', 'state', 'federal', 'club']) with ordinality g(party, n);
            insert into project_share (id, project_id, party, group_code, agreed_centavos, budget_line_id,
                    programme_id, state_code, fiscal_year, club_id, municipality_code)
                select uuidv7(), p.id, g.party, g.party, 10000000, l.id,
                       p.programme_id, p.state_code, p.fiscal_year, p.club_id, p.municipality_code
                  from project p cross join unnest(array['municipal', 'state', 'federal', 'club']) with ordinality g(party, n)
                  left join budget_line l on l.edition_id = p.edition_id and l.party = g.party;
            analyze;
            """, stop);
        await cluster.Do($"""
            select set_config('app.org', '{Secretary.Organisation}', false), set_config('app.person', '{Secretary.Person}', false);
            select count(post_entry(convert_to(json_build_object('v', 1, 'id', gen_random_uuid(), 'key', 'bench/' || e.id, 'kind', 'publish',
                'edition', e.id, 'project', null, 'subject', null, 'effective_on', '2026-01-15', 'recorded_at', '2026-01-15T15:00:00.000000Z',
                'by', '{Secretary.Person}', 'org', '{Secretary.Organisation}', 'reason', 'Publicación', 'lines',
                (select json_agg(json_build_object('scope', 'L', 'id', l.id, 'account', a.code, 'centavos', a.centavos))
                   from budget_line l, (values ('8.2.2-D', 1000000000000000), ('8.2.1', -1000000000000000)) a(code, centavos)
                  where l.edition_id = e.id))::text, 'UTF8')))
              from edition e;
            """, stop);
        await MakeFloor(stop);
    }

    // The floor has tables of its own: the same columns, indexes, checks and foreign keys, and none of the triggers and
    // policies that are the product's rules. Its envelopes hold the same money.
    private Task MakeFloor(CancellationToken stop) => cluster.Do("""
        create schema floor;
        do $$
        declare t text; k record;
        begin
            foreach t in array array['journal_entry', 'journal_line', 'balance', 'reservation', 'audit_event', 'unsealed'] loop
                execute format('create table floor.%1$I (like public.%1$I including all)', t);
            end loop;
            for k in select c.conrelid::regclass::text t, pg_get_constraintdef(c.oid) definition from pg_constraint c
                      where c.contype = 'f' and c.conrelid::regclass::text in (
                          'journal_entry', 'journal_line', 'balance', 'reservation', 'audit_event', 'unsealed') loop
                execute format('alter table floor.%I add %s', k.t, replace(k.definition, 'REFERENCES journal_entry', 'REFERENCES floor.journal_entry'));
            end loop;
        end $$;
        insert into floor.balance select * from public.balance;
        """, stop);

    /// <summary>The waiting projects of one kind.</summary>
    public async Task<IReadOnlyList<WaitingProject>> Projects(bool hot, CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(cluster.Superuser);
        await connection.OpenAsync(stop);
        await using var command = new NpgsqlCommand($"""
            select p.id, p.edition_id, array_agg(s.id order by s.budget_line_id), array_agg(s.budget_line_id order by s.budget_line_id),
                   array_agg(s.agreed_centavos order by s.budget_line_id), p.programme_id, p.fiscal_year
              from bench_project b join project p on p.id = b.id join project_share s on s.project_id = p.id and s.budget_line_id is not null
             where b.hot = {hot} group by p.id, p.edition_id, p.programme_id, p.fiscal_year order by min(b.n)
            """, connection);
        await using var rows = await command.ExecuteReaderAsync(stop);
        var projects = new List<WaitingProject>();
        while (await rows.ReadAsync(stop))
        {
            var (shares, lines, amounts) = (rows.GetFieldValue<Guid[]>(2), rows.GetFieldValue<Guid[]>(3),
                rows.GetFieldValue<long[]>(4));
            projects.Add(new(rows.GetGuid(0), rows.GetGuid(1), rows.GetString(5), rows.GetInt32(6),
                [.. shares.Select((share, i) => new BudgetShare(lines[i], share, Money.Mxn(amounts[i])))]));
        }
        return projects;
    }
}
