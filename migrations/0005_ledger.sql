-- The two books. The application calls post_entry, record_event and seal_pending; it cannot write these tables.

create table account_code (
    code    text primary key,
    book    text not null check (book in ('budget', 'project')),
    natural_side char(1) not null check (natural_side in ('D', 'C', 'E')),   -- debit, credit, either
    name_es text not null,
    name_en text not null,
    unique (code, natural_side)
);
insert into account_code values
    ('8.2.0',   'budget', 'C', 'Reservado al proyecto', 'Reserved for the project'),
    ('8.2.1',   'budget', 'C', 'Presupuesto aprobado', 'Approved budget'),
    ('8.2.2-D', 'budget', 'D', 'Por ejercer, disponible', 'To be exercised, available'),
    ('8.2.2-P', 'budget', 'D', 'Por ejercer, precomprometido', 'To be exercised, reserved'),
    ('8.2.3',   'budget', 'E', 'Modificaciones al presupuesto', 'Budget changes'),
    ('8.2.4',   'budget', 'D', 'Comprometido', 'Committed'),
    ('8.2.5',   'budget', 'D', 'Devengado', 'Accrued'),
    ('8.2.6',   'budget', 'D', 'Ejercido', 'Ordered'),
    ('8.2.7',   'budget', 'D', 'Pagado', 'Paid'),
    ('P.BANCO',       'project', 'D', 'Banco', 'Bank'),
    ('P.POR_RECIBIR', 'project', 'D', 'Aportaciones por recibir', 'Contributions due'),
    ('P.APORTACION',  'project', 'C', 'Aportaciones convenidas', 'Contributions agreed'),
    ('P.GASTO',       'project', 'D', 'Gasto', 'Spent'),
    ('P.DEVUELTO',    'project', 'D', 'Devuelto', 'Returned'),
    ('P.EXCEDENTE',   'project', 'C', 'Excedente sin aplicar', 'Surplus held'),
    ('P.RENDIMIENTO', 'project', 'C', 'Rendimientos', 'Yields'),
    ('P.RETENIDO',    'project', 'C', 'Retenido', 'Retained');

-- The posting matrix: which accounts each moment may debit and credit, in which kind of scope. An accountant should check it.
create table posting_matrix (
    kind        text not null,
    scope_kind  char(1) not null check (scope_kind in ('L', 'S')),   -- an envelope's line, a project's share
    debit       text not null references account_code,
    credit      text not null references account_code,
    primary key (kind, scope_kind, debit, credit)
);
insert into posting_matrix values
    ('publish',          'L', '8.2.2-D', '8.2.1'),
    ('increase',         'L', '8.2.2-D', '8.2.3'),
    ('cut',              'L', '8.2.3',   '8.2.2-D'),
    ('reserve',          'L', '8.2.2-P', '8.2.2-D'),
    ('reserve',          'S', '8.2.2-P', '8.2.0'),
    ('release',          'L', '8.2.2-D', '8.2.2-P'),
    ('release',          'S', '8.2.0',   '8.2.2-P'),
    ('commit',           'L', '8.2.4',   '8.2.2-P'),
    ('commit',           'S', '8.2.4',   '8.2.2-P'),
    ('accrue',           'L', '8.2.5',   '8.2.4'),
    ('accrue',           'S', '8.2.5',   '8.2.4'),
    ('order',            'L', '8.2.6',   '8.2.5'),
    ('order',            'S', '8.2.6',   '8.2.5'),
    ('pay_budget',       'L', '8.2.7',   '8.2.6'),
    ('pay_budget',       'S', '8.2.7',   '8.2.6'),
    ('return_in_year',   'L', '8.2.2-D', '8.2.7'),
    ('return_in_year',   'S', '8.2.0',   '8.2.7'),
    ('deposit_due',      'S', 'P.POR_RECIBIR', 'P.APORTACION'),
    ('deposit_received', 'S', 'P.BANCO',       'P.POR_RECIBIR'),
    ('surplus_held',     'S', 'P.BANCO',       'P.EXCEDENTE'),
    ('yield',            'S', 'P.BANCO',       'P.RENDIMIENTO'),
    ('payment_out',      'S', 'P.GASTO',       'P.BANCO'),
    ('payment_out',      'S', 'P.BANCO',       'P.RETENIDO'),
    ('return',           'S', 'P.DEVUELTO',    'P.BANCO'),
    ('surplus_returned', 'S', 'P.EXCEDENTE',   'P.BANCO');

create table accounting_period (
    fiscal_year int not null,
    month       int not null check (month between 1 and 12),
    closed_at   timestamptz,
    closed_by   uuid references person,
    primary key (fiscal_year, month)
);

-- A month that was closed stays closed.
create function period_stays_closed() returns trigger language plpgsql as $$
begin
    if old.closed_at is not null then
        raise exception 'the accounting period %-% is closed', old.fiscal_year, old.month using errcode = '23514', constraint = 'period_is_open';
    end if;
    return new;
end $$;
create trigger period_stays_closed before update on accounting_period for each row execute function period_stays_closed();

create table journal_entry (
    id              uuid primary key,
    seq             bigint generated always as identity unique,
    key             text not null unique,
    kind            text not null,
    edition_id      uuid not null references edition,
    project_id      uuid references project,
    subject_id      uuid,
    effective_on    date not null,
    fiscal_year     int not null,
    month           int not null,
    recorded_at     timestamptz not null,
    inserted_at     timestamptz not null default clock_timestamp(),
    person_id       uuid not null references person,
    organisation_id uuid not null references organisation,
    reason          text not null,
    reverses        uuid unique references journal_entry,
    canon           bytea not null,
    foreign key (fiscal_year, month) references accounting_period
);
-- A deposit, a ministration or a payment posts each of its moments once.
create unique index moment_once_a_subject on journal_entry (kind, subject_id)
    where subject_id is not null and kind in ('deposit_received', 'surplus_held', 'payment_out', 'order', 'pay_budget');
create index journal_entry_by_project on journal_entry (project_id, seq);
create table journal_line (
    entry_id    uuid not null references journal_entry,
    line_no     int not null,
    scope_kind  char(1) not null check (scope_kind in ('L', 'S')),
    scope_id    uuid not null,
    account     text not null references account_code,
    centavos    bigint not null check (centavos <> 0),                -- debit positive
    primary key (entry_id, line_no)
);
create index journal_line_by_scope on journal_line (scope_id, account);
create table balance (
    scope_id        uuid not null,
    account         text not null,
    natural_side    char(1) not null,
    centavos        bigint not null,
    primary key (scope_id, account),
    foreign key (account, natural_side) references account_code (code, natural_side),
    -- Invariant 2: no account falls below zero on its natural side.
    constraint balance_on_natural_side check (
        case natural_side when 'D' then centavos >= 0 when 'C' then centavos <= 0 else true end)
);

-- All shares of a project are reserved in one entry or none; a reservation resolves exactly once.
create table reservation (
    id                  uuid primary key,
    project_id          uuid not null references project,
    reserve_entry_id    uuid not null unique references journal_entry,
    status              text not null default 'reserved' check (status in ('reserved', 'committed', 'released')),
    resolved_entry_id   uuid unique references journal_entry,
    check ((status = 'reserved') = (resolved_entry_id is null))
);
create unique index one_standing_reservation on reservation (project_id) where status in ('reserved', 'committed');

create table audit_event (
    id              uuid primary key,
    seq             bigint generated always as identity unique,
    code            text not null,
    project_id      uuid references project,
    subject_id      uuid,
    person_id       uuid not null references person,
    organisation_id uuid not null references organisation,
    recorded_at     timestamptz not null,
    inserted_at     timestamptz not null default clock_timestamp(),
    reason          text not null,
    facts           jsonb not null,
    canon           bytea not null
);
create index audit_event_by_project on audit_event (project_id, seq);

-- Sealing: entries and events are numbered and chained after they commit, by one sealer.
create table unsealed (
    item_kind   char(1) not null,   -- J journal entry, A audit event
    item_id     uuid not null,
    seq         bigint not null,
    primary key (item_kind, item_id)
);
create table seal (
    seal_no         bigint primary key check (seal_no > 0),
    item_kind       char(1) not null check (item_kind in ('J', 'A')),
    item_id         uuid not null,
    item_sha256     bytea not null,
    previous_hash   bytea not null,
    hash            bytea not null,
    sealed_at       timestamptz not null,
    unique (item_kind, item_id)
);

create function append_only() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name using errcode = '23514', constraint = 'append_only';
end $$;
do $$
declare t text;
begin
    foreach t in array array['journal_entry', 'journal_line', 'audit_event', 'seal', 'process_definition', 'rule_pack'] loop
        execute format('create trigger append_only before update or delete on %I for each row execute function append_only()', t);
        execute format('create trigger append_only_whole before truncate on %I for each statement execute function append_only()', t);
    end loop;
end $$;

-- Largest remainder, ties in array order: the same rule as Split.Once.
create function split_centavos(whole bigint, weights bigint[]) returns bigint[]
    language sql immutable set search_path = pg_catalog, public as $$
    with w as (select i, weights[i]::numeric weight from generate_subscripts(weights, 1) i),
         e as (select i, weight * whole exact, (select sum(weight) from w) total from w),
         f as (select i, div(exact, total) part, mod(exact, total) rest from e),
         r as (select i, part, row_number() over (order by rest desc, i) place, whole - sum(part) over () spare from f)
    select array_agg((part + case when place <= spare then 1 else 0 end)::bigint order by i) from r
$$;

-- Invariant 5: the agreed shares are the frozen rule's to the centavo, or the recorded choice's. Null, or what is wrong.
create function shares_problem(project uuid) returns text
    language plpgsql stable set search_path = pg_catalog, public as $$
declare
    p           record;
    remaining   bigint;
    open_groups text[];
    parts       bigint[];
    over        text;
    agreed      bigint;
    expected    jsonb := '{}';
begin
    select pr.cost_centavos, pr.choice into strict p from project pr where pr.id = project;
    remaining := p.cost_centavos;
    select array_agg(g.code order by g.tie_rank) into open_groups from project_group g where g.project_id = project and g.weight > 0;
    loop
        if coalesce(array_length(open_groups, 1), 0) = 0 then return 'no group is left to share the cost'; end if;
        select split_centavos(remaining, array_agg(g.weight order by g.tie_rank)) into parts
          from project_group g where g.project_id = project and g.code = any (open_groups);
        over := null;
        select g.code into over
          from project_group g join unnest(open_groups, parts) u(code, part) on u.code = g.code
         where g.project_id = project and g.maximum_centavos < u.part
         order by g.tie_rank limit 1;
        exit when over is null;
        if p.choice is distinct from 'absorb' then return format('group %s is over its maximum and nobody chose to absorb it', over); end if;
        -- Every group over its maximum gives that maximum; the others share what is left.
        for over, agreed in
            select g.code, g.maximum_centavos from project_group g join unnest(open_groups, parts) u(code, part) on u.code = g.code
             where g.project_id = project and g.maximum_centavos < u.part
        loop
            expected := expected || jsonb_build_object(over, agreed);
            remaining := remaining - agreed;
            open_groups := array_remove(open_groups, over);
        end loop;
    end loop;
    for i in 1 .. array_length(open_groups, 1) loop
        expected := expected || jsonb_build_object(open_groups[i], parts[i]);
    end loop;
    select s.group_code into over
      from (select group_code, sum(agreed_centavos) total from project_share where project_id = project group by group_code) s
     where s.total is distinct from coalesce((expected ->> s.group_code)::bigint, 0) order by s.group_code limit 1;
    if over is not null then return format('group %s does not give what the frozen rule says', over); end if;
    if p.cost_centavos is distinct from (select sum(agreed_centavos) from project_share where project_id = project) then
        return 'the shares do not add up to the cost';
    end if;
    return null;
end $$;

create function assert_shares_follow_rule(project uuid) returns void
    language plpgsql set search_path = pg_catalog, public as $$
declare
    problem text := shares_problem(project);
begin
    if problem is not null then
        raise exception 'the agreed shares of project % do not follow its frozen rule: %', project, problem
            using errcode = '23514', constraint = 'shares_follow_rule';
    end if;
end $$;

-- Shares are fixed from the reservation on.
create function shares_are_fixed() returns trigger language plpgsql as $$
begin
    if exists (select 1 from reservation r where r.project_id = coalesce(new.project_id, old.project_id) and r.status in ('reserved', 'committed')) then
        raise exception 'the shares of a project with a standing reservation are fixed' using errcode = '23514', constraint = 'shares_are_fixed';
    end if;
    return coalesce(new, old);
end $$;
create trigger shares_are_fixed before insert or update or delete on project_share for each row execute function shares_are_fixed();
create trigger shares_are_fixed before insert or update or delete on project_group for each row execute function shares_are_fixed();

-- What each kind of entry must satisfy beyond balancing: invariants 6 and 10.
create function assert_entry_is_allowed(e journal_entry) returns void
    language plpgsql set search_path = pg_catalog, public as $$
declare
    found_row record;
    total bigint;
begin
    if e.kind = 'reserve' then
        perform assert_shares_follow_rule(e.project_id);
        if exists (
            select s.budget_line_id, s.agreed_centavos from project_share s
             where s.project_id = e.project_id and s.budget_line_id is not null and s.agreed_centavos > 0
            except
            select l.scope_id, l.centavos from journal_line l
             where l.entry_id = e.id and l.scope_kind = 'L' and l.account = '8.2.2-P')
        or (select count(*) from journal_line l where l.entry_id = e.id and l.scope_kind = 'L')
           <> 2 * (select count(*) from project_share s where s.project_id = e.project_id and s.budget_line_id is not null and s.agreed_centavos > 0) then
            raise exception 'a project has all its shares or none' using errcode = '23514', constraint = 'all_shares_or_none';
        end if;
        insert into reservation (id, project_id, reserve_entry_id) values (e.id, e.project_id, e.id);
    elsif e.kind in ('release', 'commit') then
        update reservation r set status = case e.kind when 'release' then 'released' else 'committed' end, resolved_entry_id = e.id
         where r.project_id = e.project_id and r.status = 'reserved';
        if not found then
            raise exception 'no standing reservation' using errcode = '23514', constraint = 'reservation_resolves_once';
        end if;
        if exists (select 1 from journal_line l where l.entry_id = e.id and l.account = '8.2.2-P' and l.scope_kind = 'S'
                   and (select b.centavos from balance b where b.scope_id = l.scope_id and b.account = '8.2.2-P') <> 0) then
            raise exception 'a reservation resolves whole' using errcode = '23514', constraint = 'reservation_resolves_once';
        end if;
    elsif e.kind in ('deposit_received', 'surplus_held') then
        select d.* into found_row from deposit d where d.id = e.subject_id and d.project_id = e.project_id;
        if not found or found_row.status <> 'confirmed' or found_row.decided_by is null or found_row.decided_by = found_row.recorded_by
           or not exists (select 1 from registered_account a where a.id = found_row.account_id and a.project_id = e.project_id and a.status = 'confirmed') then
            raise exception 'a deposit posts once confirmed, by another person, into the registered account'
                using errcode = '23514', constraint = 'deposit_is_confirmed';
        end if;
        select sum(l.centavos) into total from journal_line l where l.entry_id = e.id and l.account = 'P.BANCO';
        if total is distinct from (case e.kind when 'surplus_held' then found_row.surplus_centavos else found_row.applied_centavos end) then
            raise exception 'a deposit posts what the bank received' using errcode = '23514', constraint = 'deposit_is_confirmed';
        end if;
    elsif e.kind = 'payment_out' then
        select p.* into found_row from payment p where p.id = e.subject_id and p.project_id = e.project_id;
        select sum(l.centavos) into total from journal_line l where l.entry_id = e.id and l.account = 'P.GASTO';
        if not found or found_row.amount_centavos is null or total is distinct from found_row.amount_centavos
           or (select count(distinct a.person_id) from payment_approval a
                where a.payment_id = e.subject_id and a.outcome = 'approve' and a.person_id <> found_row.ordered_by) < 2 then
            raise exception 'a payment needs its orderer and two approvers' using errcode = '23514', constraint = 'payment_needs_three_people';
        end if;
        if exists (select 1 from project_share s join balance b on b.scope_id = s.id and b.account = 'P.POR_RECIBIR'
                    where s.project_id = e.project_id and b.centavos <> 0)
           or not exists (select 1 from registered_account a where a.project_id = e.project_id and a.status = 'confirmed') then
            raise exception 'a payment waits for every deposit' using errcode = '23514', constraint = 'payment_waits_for_deposits';
        end if;
        if exists (select 1 from project p where p.id = e.project_id and p.blocked_at is not null) then
            raise exception 'the project is blocked' using errcode = '23514', constraint = 'project_is_blocked';
        end if;
    end if;
end $$;

-- Posts one balanced entry, once for a key. `canon` is RFC 8785 JSON; the rows are exactly what it says.
create function post_entry(canon bytea) returns boolean
    language plpgsql security definer set search_path = pg_catalog, public as $$
declare
    body    jsonb := convert_from(canon, 'UTF8')::jsonb;
    earlier record;
    entry   journal_entry;
    who     uuid := app_person();
begin
    if who is null or (body ->> 'by')::uuid is distinct from who or (body ->> 'org')::uuid is distinct from app_org() then
        raise exception 'an entry is posted by who asks for it' using errcode = '23514', constraint = 'entry_names_its_author';
    end if;
    -- Two callers with one key: the second waits here and then sees the first.
    perform pg_advisory_xact_lock(hashtextextended(body ->> 'key', 3));
    select j.id, j.canon into earlier from journal_entry j where j.key = body ->> 'key';
    if found then
        -- The same step asked again differs only in when it was asked and under which id.
        if (convert_from(earlier.canon, 'UTF8')::jsonb - 'id' - 'recorded_at' - 'effective_on') = (body - 'id' - 'recorded_at' - 'effective_on') then
            return false;
        end if;
        raise exception 'key % was used for another entry', body ->> 'key' using errcode = '23514', constraint = 'idempotency_conflict';
    end if;

    perform 1 from accounting_period p
      where p.fiscal_year = extract(year from (body ->> 'effective_on')::date)::int
        and p.month = extract(month from (body ->> 'effective_on')::date)::int and p.closed_at is null for share;
    if not found then
        raise exception 'the accounting period is closed' using errcode = '23514', constraint = 'period_is_open';
    end if;

    insert into journal_entry (id, key, kind, edition_id, project_id, subject_id, effective_on, fiscal_year, month, recorded_at,
                               person_id, organisation_id, reason, reverses, canon)
    values ((body ->> 'id')::uuid, body ->> 'key', body ->> 'kind', (body ->> 'edition')::uuid, (body ->> 'project')::uuid,
            (body ->> 'subject')::uuid, (body ->> 'effective_on')::date,
            extract(year from (body ->> 'effective_on')::date)::int, extract(month from (body ->> 'effective_on')::date)::int,
            (body ->> 'recorded_at')::timestamptz, who, (body ->> 'org')::uuid, body ->> 'reason', (body ->> 'reverses')::uuid, post_entry.canon)
    returning * into entry;
    insert into journal_line (entry_id, line_no, scope_kind, scope_id, account, centavos)
    select entry.id, n::int, l ->> 'scope', (l ->> 'id')::uuid, l ->> 'account', (l ->> 'centavos')::bigint
      from jsonb_array_elements(body -> 'lines') with ordinality x(l, n);

    if not exists (select 1 from journal_line l where l.entry_id = entry.id)
       or exists (select 1 from journal_line l where l.entry_id = entry.id group by l.scope_id having sum(l.centavos) <> 0) then
        raise exception 'an entry balances in every scope' using errcode = '23514', constraint = 'entry_balances';
    end if;
    if exists (select 1 from journal_line l where l.entry_id = entry.id and l.scope_kind = 'L'
               and not exists (select 1 from budget_line b where b.id = l.scope_id and b.edition_id = entry.edition_id))
       or exists (select 1 from journal_line l where l.entry_id = entry.id and l.scope_kind = 'S'
               and not exists (select 1 from project_share s where s.id = l.scope_id and s.project_id = entry.project_id)) then
        raise exception 'an entry stays within its edition and project' using errcode = '23514', constraint = 'entry_stays_in_scope';
    end if;
    if entry.kind = 'reversal' and entry.reverses is null or exists (
        select 1 from journal_line l where l.entry_id = entry.id and entry.kind <> 'reversal'
           and not exists (select 1 from posting_matrix m where m.kind = entry.kind and m.scope_kind = l.scope_kind
                           and case when l.centavos > 0 then m.debit else m.credit end = l.account)) then
        raise exception 'the posting matrix has no such line for %', entry.kind using errcode = '23514', constraint = 'posting_matrix_allows';
    end if;
    if entry.reverses is not null and exists (
        (select l.scope_id, l.account, -l.centavos from journal_line l where l.entry_id = entry.reverses
         except all select l.scope_id, l.account, l.centavos from journal_line l where l.entry_id = entry.id)
        union all
        (select l.scope_id, l.account, l.centavos from journal_line l where l.entry_id = entry.id
         except all select l.scope_id, l.account, -l.centavos from journal_line l where l.entry_id = entry.reverses)) then
        raise exception 'a reversal mirrors its entry' using errcode = '23514', constraint = 'reversal_mirrors_entry';
    end if;

    -- Balances ascending by id: the last-but-one lock of the documented order. A new one begins at zero, since a row that is
    -- to be inserted is checked before it meets the row that is there.
    insert into balance (scope_id, account, natural_side, centavos)
    select distinct l.scope_id, l.account, a.natural_side, 0 from journal_line l join account_code a on a.code = l.account
     where l.entry_id = entry.id order by l.scope_id, l.account
    on conflict (scope_id, account) do nothing;
    perform 1 from balance b where (b.scope_id, b.account) in (select l.scope_id, l.account from journal_line l where l.entry_id = entry.id)
     order by b.scope_id, b.account for update;
    update balance b set centavos = b.centavos + change.centavos
      from (select l.scope_id, l.account, sum(l.centavos) centavos from journal_line l
             where l.entry_id = entry.id group by l.scope_id, l.account) change
     where b.scope_id = change.scope_id and b.account = change.account;

    perform assert_entry_is_allowed(entry);
    insert into unsealed values ('J', entry.id, entry.seq);
    return true;
end $$;

-- What envelopes still have available, locked until the transaction ends: the period first, then the balances by id.
-- The app may not write these rows, so it cannot lock them by itself.
create function lock_envelopes(lines uuid[], effective_on date) returns table (line uuid, available bigint)
    language plpgsql security definer set search_path = pg_catalog, public as $$
begin
    perform 1 from accounting_period p where p.fiscal_year = extract(year from effective_on)::int
        and p.month = extract(month from effective_on)::int for share;
    perform 1 from budget_line b where b.id = any (lines) order by b.id for no key update;
    perform 1 from balance b where b.scope_id = any (lines) order by b.scope_id, b.account for update;
    return query select b.scope_id, b.centavos from balance b where b.scope_id = any (lines) and b.account = '8.2.2-D';
end $$;

-- Records who did what, when and why. `canon` is RFC 8785 JSON; the row is exactly what it says.
create function record_event(canon bytea) returns void
    language plpgsql security definer set search_path = pg_catalog, public as $$
declare
    body    jsonb := convert_from(canon, 'UTF8')::jsonb;
    number  bigint;
begin
    if app_person() is null or (body ->> 'by')::uuid is distinct from app_person() or (body ->> 'org')::uuid is distinct from app_org() then
        raise exception 'an event names who acts' using errcode = '23514', constraint = 'event_names_its_author';
    end if;
    insert into audit_event (id, code, project_id, subject_id, person_id, organisation_id, recorded_at, reason, facts, canon)
    values ((body ->> 'id')::uuid, body ->> 'code', (body ->> 'project')::uuid, (body ->> 'subject')::uuid, app_person(), app_org(),
            (body ->> 'recorded_at')::timestamptz, body ->> 'reason', body -> 'facts', record_event.canon)
    returning seq into number;
    insert into unsealed values ('A', (body ->> 'id')::uuid, number);
end $$;

-- A record as JSON, or null when its bytes are none.
create function canon_body(canon bytea) returns jsonb language plpgsql immutable set search_path = pg_catalog, public as $$
begin
    return convert_from(canon, 'UTF8')::jsonb;
exception when data_exception then   -- neither UTF-8 nor JSON
    return null;
end $$;

create function utc_text(at timestamptz) returns text language sql immutable set search_path = pg_catalog, public as $$
    select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
$$;

-- What is sealed of an entry or event: the record's bytes, its place in the series, when it came, and whose row it is.
create function item_hash(canon bytea, seq bigint, inserted_at timestamptz, variadic scope text[])
    returns bytea language sql immutable set search_path = pg_catalog, public as $$
    select sha256(canon || convert_to(format('|%s|%s|%s', seq, utc_text(inserted_at), array_to_string(scope, '|', '')), 'UTF8'))
$$;

create function seal_hash(seal_no bigint, previous_hash bytea, item_kind char, item_id uuid, item_sha256 bytea, sealed_at timestamptz)
    returns bytea language sql immutable set search_path = pg_catalog, public as $$
    select sha256(convert_to(format('%s|%s|%s|%s|%s|%s', seal_no, encode(previous_hash, 'hex'), item_kind, item_id, encode(item_sha256, 'hex'),
        utc_text(sealed_at)), 'UTF8'))
$$;

-- Numbers and chains what has committed; one sealer at a time. Returns how many it sealed.
create function seal_pending(at_most int) returns int
    language plpgsql security definer set search_path = pg_catalog, public as $$
declare
    item    record;
    head    record;
    content bytea;
    number  bigint;
    previous bytea;
    at      timestamptz;
    sealed  int := 0;
begin
    if not pg_try_advisory_xact_lock(hashtextextended('sealer', 4)) then return 0; end if;
    select s.seal_no, s.hash into head from seal s order by s.seal_no desc limit 1;
    number := coalesce(head.seal_no, 0);
    previous := coalesce(head.hash, sha256('Three-For-One'));
    for item in select u.item_kind, u.item_id from unsealed u order by u.seq, u.item_kind limit at_most loop
        select s.sha256 into strict content from sealable s where s.item_kind = item.item_kind and s.id = item.item_id;
        number := number + 1;
        at := clock_timestamp();
        insert into seal values (number, item.item_kind, item.item_id, content, previous,
            seal_hash(number, previous, item.item_kind, item.item_id, content, at), at)
        returning hash into previous;
        delete from unsealed u where u.item_kind = item.item_kind and u.item_id = item.item_id;
        sealed := sealed + 1;
    end loop;
    return sealed;
end $$;

revoke execute on all functions in schema public from public;
grant execute on function app_org, app_person, search_text, clabe_is_valid, split_centavos to tfo_app, tfo_public, tfo_verifier;
grant execute on function post_entry, lock_envelopes, record_event, seal_pending to tfo_app;
grant execute on function seal_hash, item_hash, utc_text, canon_body, shares_problem to tfo_verifier;
grant execute on function clock_moves_forward, one_organisation_a_person, file_is_its_hash, duties_exclude_one_another, task_is_decided_once,
    document_is_kept, outbox_wakes_workers, payment_needs_three_people, append_only, shares_are_fixed, period_stays_closed to tfo_app;
grant select on account_code, posting_matrix, accounting_period, journal_entry, journal_line, balance, reservation, audit_event, seal, unsealed to tfo_app;
grant insert, update on accounting_period to tfo_app;
