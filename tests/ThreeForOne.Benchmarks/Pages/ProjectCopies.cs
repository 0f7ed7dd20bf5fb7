namespace ThreeForOne.Benchmarks.Pages;

/// <summary>
/// Copies of a project in bulk, with keys made from the old ones and the number of the copy, in time order. Records
/// (canonical JSON) are copied with the new keys in them, so that they say what their rows say; balances are the sums
/// of their lines, and everything is sealed by the product's own sealer. What differs from copy to copy: folio, what
/// the work is, where, whose, in which state, and when its review is due.
/// </summary>
public static class ProjectCopies
{
    public static async Task Make(
        BenchmarkCluster cluster, Guid project, int copies, int documents, CancellationToken stop)
    {
        await cluster.Do("create schema copying", stop);
        foreach (var part in new[] { Keys(project, copies), Rows, Trail, Books, Documents(documents) })
        {
            await cluster.Do(
                "set session_replication_role = replica; set search_path = public, copying;" + part, stop);
            await cluster.Do("analyze", stop);
        }
        await cluster.Do(Waiting, stop);
        await cluster.Do(Seals, stop);
        await cluster.Do("drop schema copying cascade", stop);
        await cluster.Do("vacuum analyze", stop);
    }

    private static string Keys(Guid project, int copies) => $$"""
        -- A key of version 7, as many hundredths of a second younger than the old one as the copy's number says.
        create function copying.key(old uuid, n int) returns uuid language sql immutable as $$
            select (lpad(to_hex(('x' || substr(replace(old::text, '-', ''), 1, 12))::bit(48)::bigint + n * 10::bigint), 12, '0')
                || '7' || substr(md5(old::text || n), 1, 3) || 'a' || substr(md5(old::text || n), 4, 15))::uuid $$;
        create table copying.project as
            select key(f.id, n) id, n, f.id old, f.folio old_folio, left(f.folio, 9) || (100000 + n) folio, m.code municipality_code, c.id club_id,
                   (array['INGRESADA', 'INGRESADA', 'VALIDADA', 'DICTAMINADA', 'APROBADA', 'CONVENIDA', 'FONDEADA', 'EN_EJECUCION'])[1 + n % 8] state,
                   w.works || ' ' || (array['de la colonia', 'en el barrio', 'de la comunidad', 'del ejido'])[1 + n % 4] || ' ' || l.name title, l.name locality
              from public.project f cross join generate_series(1, {{copies}}) n
              cross join lateral (select (array['Pozo de agua', 'Pavimentación', 'Drenaje', 'Biblioteca', 'Escuela', 'Puente', 'Kiosco', 'Plaza',
                  'Camino rural', 'Electrificación', 'Clínica', 'Cancha', 'Auditorio', 'Panteón', 'Mercado', 'Lienzo', 'Becas', 'Comedor', 'Parque',
                  'Planta tratadora'])[1 + (hashint4(n) & 65535) % 20] works) w
              cross join lateral (select (array['El', 'La', 'Los', 'San', 'Santa', 'Villa', 'Nueva', 'Alto'])[1 + n % 8] || ' '
                  || (array['Durazno', 'Mezquite', 'Nopal', 'Jaral', 'Encino', 'Cerrito', 'Refugio', 'Salitre', 'Tepetate', 'Capulín', 'Huizache', 'Sauz',
                      'Maguey', 'Pirul', 'Tanque', 'Ojuelo', 'Milagro', 'Rosario', 'Tecomate', 'Garabato', 'Potrero', 'Arroyo', 'Llano', 'Bordo',
                      'Zapote'])[1 + (hashint4(n + 7) & 65535) % 25] name) l
              join (select code, row_number() over (order by code) - 1 r from municipality where state_code = '32') m on m.r = n % 58
              join (select id, row_number() over (order by id) - 1 r, count(*) over () clubs from club) c on c.r = n % c.clubs
             where f.id = '{{project}}';
        create unique index on copying.project (id);
        """;

    private const string Rows = """
        create function copying.body(body jsonb, n int) returns jsonb language sql as $$
            select jsonb_object_agg(k, case when k in ('id', 'project_id', 'instance_id', 'reserve_entry_id', 'resolved_entry_id') and v <> 'null'
                then to_jsonb(key((v #>> '{}')::uuid, n)) else v end)
              from jsonb_each(body) x(k, v) $$;
        create function copying.copy_rows(t text, own text) returns void language plpgsql as $$
        declare columns text := (select string_agg(quote_ident(attname), ', ') from pg_attribute
                                  where attrelid = t::regclass and attnum > 0 and not attisdropped and attgenerated = '');
        begin
            execute format('insert into %1$s (%2$s) select %3$s from %1$s x join copying.project k on k.old = x.%4$I,
                lateral jsonb_populate_record(null::%1$s, body(to_jsonb(x), n)
                    || jsonb_build_object(''municipality_code'', k.municipality_code, ''club_id'', k.club_id) || %5$s) y', t, columns,
                (select string_agg('y.' || c, ', ') from unnest(string_to_array(columns, ', ')) c),
                case t when 'public.project' then 'id' else 'project_id' end, own);
        end $$;
        select copy_rows('public.project',
            'jsonb_build_object(''folio'', k.folio, ''title'', k.title, ''locality_name'', k.locality, ''state'', k.state)');
        select copy_rows('task', 'jsonb_build_object(''due_at'', x.opened_at + (k.n % 400 - 20) * interval ''6 hours'')');
        select copy_rows(t, '''{}''') from unnest(array['project_group', 'project_share', 'project_line', 'project_section', 'process_instance',
            'reservation', 'attachment', 'project_duty']) t;
        """;

    // Events of the project itself; those of its documents come with them.
    private const string Trail = """
        insert into audit_event (id, code, project_id, subject_id, person_id, organisation_id, recorded_at, reason, facts, canon,
                programme_id, state_code, fiscal_year, club_id, municipality_code)
        select key(a.id, n), a.code, k.id, s.subject, a.person_id, a.organisation_id, a.recorded_at, a.reason, x.said::jsonb -> 'facts',
               convert_to(x.said, 'UTF8'), a.programme_id, a.state_code, a.fiscal_year, k.club_id, k.municipality_code
          from copying.project k join audit_event a on a.project_id = k.old and a.code not like 'document.%'
          cross join lateral (select case when a.subject_id = k.old then k.id when a.subject_id is not null then key(a.subject_id, n) end subject) s
          cross join lateral (select replace(replace(replace(replace(convert_from(a.canon, 'UTF8'), a.id::text, key(a.id, n)::text), k.old::text, k.id::text),
              coalesce(a.subject_id, a.id)::text, coalesce(s.subject, key(a.id, n))::text), k.old_folio, k.folio) said) x
         order by n, a.seq;
        """;

    private const string Books = """
        insert into journal_entry (id, key, kind, edition_id, project_id, effective_on, fiscal_year, month, recorded_at, person_id,
                organisation_id, reason, canon, programme_id, state_code, club_id, municipality_code)
        select key(e.id, n), e.key || '/' || n, e.kind, e.edition_id, k.id, e.effective_on, e.fiscal_year, e.month, e.recorded_at, e.person_id,
               e.organisation_id, e.reason,
               convert_to(replace(replace(replace(replace(replace(replace(replace(convert_from(e.canon, 'UTF8'), e.id::text, key(e.id, n)::text),
                   k.old::text, k.id::text), '"' || e.key || '"', '"' || e.key || '/' || n || '"'),
                   s.ids[1]::text, key(s.ids[1], n)::text), s.ids[2]::text, key(s.ids[2], n)::text),
                   s.ids[3]::text, key(s.ids[3], n)::text), s.ids[4]::text, key(s.ids[4], n)::text), 'UTF8'),
               e.programme_id, e.state_code, k.club_id, k.municipality_code
          from copying.project k join journal_entry e on e.project_id = k.old
          cross join (select array_agg(id) ids from project_share where project_id = (select old from copying.project limit 1)) s
         order by n, e.seq;
        insert into journal_line (entry_id, line_no, scope_kind, scope_id, account, centavos)
        select key(l.entry_id, n), l.line_no, l.scope_kind, case l.scope_kind when 'S' then key(l.scope_id, n) else l.scope_id end, l.account, l.centavos
          from copying.project k join journal_entry e on e.project_id = k.old join journal_line l on l.entry_id = e.id;
        insert into balance (scope_id, account, natural_side, centavos)
        select l.scope_id, l.account, a.natural_side, sum(l.centavos) from journal_line l join account_code a on a.code = l.account
         group by l.scope_id, l.account, a.natural_side
        on conflict (scope_id, account) do update set centavos = excluded.centavos;
        """;

    // The first document of the project so many times, each with a folio, a code and an event of its own.
    private static string Documents(int each) => $"""
        create table copying.document as
        select d.id old, k.id project_id, replace(d.folio, k.old_folio, k.folio) || case when o > 1 then '-' || o else '' end folio, d.folio old_folio,
               o ordinal, key(d.id, n * {each} + o) id, md5('code' || n || '/' || o) code, k.club_id, k.municipality_code, n * {each} + o number
          from copying.project k join lateral (select * from document where project_id = k.old order by id limit 1) d on true
          cross join generate_series(1, {each}) o;
        insert into document (id, project_id, edition_id, type, ordinal, folio, record, record_sha256, record_version, verification_code, standing,
                issued_at, issued_by, programme_id, state_code, fiscal_year, club_id, municipality_code)
        select c.id, c.project_id, d.edition_id, d.type, c.ordinal, c.folio, r.record, sha256(r.record), d.record_version, c.code, d.standing,
               d.issued_at, d.issued_by, d.programme_id, d.state_code, d.fiscal_year, c.club_id, c.municipality_code
          from copying.document c join document d on d.id = c.old
          cross join lateral (select convert_to(replace(replace(convert_from(d.record, 'UTF8'), d.verification_code, c.code), d.folio, c.folio), 'UTF8') record) r;
        insert into audit_event (id, code, project_id, subject_id, person_id, organisation_id, recorded_at, reason, facts, canon,
                programme_id, state_code, fiscal_year, club_id, municipality_code)
        select key(a.id, c.number), a.code, c.project_id, c.id, a.person_id, a.organisation_id, a.recorded_at, a.reason, s.said::jsonb -> 'facts',
               convert_to(s.said, 'UTF8'), a.programme_id, a.state_code, a.fiscal_year, c.club_id, c.municipality_code
          from copying.document c join document d on d.id = c.id join document o on o.id = c.old
          join audit_event a on a.subject_id = c.old and a.code = 'document.issued'
          cross join lateral (select replace(replace(replace(replace(replace(convert_from(a.canon, 'UTF8'), a.id::text, key(a.id, c.number)::text),
              a.project_id::text, c.project_id::text), c.old::text, c.id::text), encode(o.record_sha256, 'hex'), encode(d.record_sha256, 'hex')),
              '"' || c.old_folio || '"', '"' || c.folio || '"') said) s;
        """;

    private const string Seals = """
        do $$ begin
            perform set_config('app.org', '00000000-0000-7000-8000-000000000001', false);
            while seal_pending(1000) > 0 loop commit; end loop;
        end $$
        """;

    // The owner of the search's own function sees what the system sees. A trigram index is made faster than grown.
    private const string Waiting = """
        insert into unsealed select i.item_kind, i.id, i.seq from sealable i
         where not exists (select from seal s where s.item_kind = i.item_kind and s.item_id = i.id)
        on conflict do nothing;
        do $$
        declare words text := pg_get_indexdef('project_search_words'::regclass);
        begin
            drop index project_search_words;
            perform set_config('app.org', '00000000-0000-7000-8000-000000000001', false);
            perform refill_project_search();
            execute words;
        end $$;
        """;
}
