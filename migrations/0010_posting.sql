-- Posting and recording, with the same rules and fewer statements: what a record says is read once, checked in memory and
-- written in sets; the envelopes, which many decisions share, are touched last, so that others wait for the shortest time.

-- Whose rows: read for every statement, so without the cost of a search path of their own; names are resolved here, once.
create or replace function app_sees() returns text language sql stable
    return (select o.sees from public.organisation o where o.id = public.app_org());
create or replace function app_state() returns text language sql stable
    return (select o.state_code from public.organisation o where o.id = public.app_org());
create or replace function app_municipality() returns text language sql stable
    return (select o.municipality_code from public.organisation o where o.id = public.app_org());

-- The lines are written by post_entry in the statement after their entry, whose own policy has just been checked; the
-- foreign key holds that it is there. Reading them still asks for the entry.
create policy written_with_its_entry on journal_line for insert to tfo_owner with check (true);

-- Largest remainder over the weights at these places, ties in array order: split_centavos (0005), without a query.
create function split_once(whole bigint, weights bigint[], places int[]) returns bigint[] language plpgsql immutable as $$
declare
    total   numeric := 0;
    spare   bigint := whole;
    parts   bigint[] := '{}';
    rests   numeric[] := '{}';
    best    int;
begin
    for i in 1 .. cardinality(places) loop total := total + weights[places[i]]; end loop;
    for i in 1 .. cardinality(places) loop
        parts[i] := div(whole::numeric * weights[places[i]], total);
        rests[i] := mod(whole::numeric * weights[places[i]], total);
        spare := spare - parts[i];
    end loop;
    for n in 1 .. spare loop
        best := 1;
        for i in 2 .. cardinality(places) loop
            if rests[i] > rests[best] then best := i; end if;
        end loop;
        parts[best] := parts[best] + 1;
        rests[best] := -1;
    end loop;
    return parts;
end $$;
revoke execute on function split_once from public;
grant execute on function split_once to tfo_verifier;

-- Invariant 5, as in 0005: the frozen rule is read once and reckoned in memory.
create or replace function shares_problem(project uuid) returns text
    language plpgsql stable set search_path = pg_catalog, public as $$
declare
    remaining   bigint;
    chosen      text;
    codes       text[];
    weights     bigint[];
    maxima      bigint[];
    given       bigint[];
    fixed       bigint[];      -- what a group that is over its maximum gives
    open_groups int[];
    parts       bigint[];
    over        boolean;
    cost        bigint;
begin
    select p.cost_centavos, p.choice, g.codes, g.weights, g.maxima, g.given into strict cost, chosen, codes, weights, maxima, given
      from project p cross join lateral (
        select array_agg(g.code order by g.tie_rank) codes, array_agg(g.weight order by g.tie_rank) weights,
               array_agg(g.maximum_centavos order by g.tie_rank) maxima,
               array_agg(coalesce((select sum(s.agreed_centavos) from project_share s
                                    where s.project_id = g.project_id and s.group_code = g.code), 0)::bigint order by g.tie_rank) given
          from project_group g where g.project_id = p.id) g
     where p.id = shares_problem.project;
    remaining := cost;
    fixed := array_fill(0::bigint, array[coalesce(cardinality(codes), 0)]);
    for i in 1 .. coalesce(cardinality(weights), 0) loop
        if weights[i] > 0 then open_groups := open_groups || i; end if;
    end loop;
    loop
        if coalesce(cardinality(open_groups), 0) = 0 then return 'no group is left to share the cost'; end if;
        parts := split_once(remaining, weights, open_groups);
        over := false;
        for i in 1 .. cardinality(open_groups) loop
            if maxima[open_groups[i]] < parts[i] then
                if chosen is distinct from 'absorb' then
                    return format('group %s is over its maximum and nobody chose to absorb it', codes[open_groups[i]]);
                end if;
                -- Every group over its maximum gives that maximum; the others share what is left.
                over := true;
                fixed[open_groups[i]] := maxima[open_groups[i]];
                remaining := remaining - maxima[open_groups[i]];
                open_groups[i] := null;
            end if;
        end loop;
        exit when not over;
        open_groups := array_remove(open_groups, null);
    end loop;
    for i in 1 .. cardinality(open_groups) loop
        fixed[open_groups[i]] := parts[i];
    end loop;
    for i in 1 .. cardinality(codes) loop
        if given[i] <> fixed[i] then return format('group %s does not give what the frozen rule says', codes[i]); end if;
        cost := cost - given[i];
    end loop;
    if cost <> 0 then return 'the shares do not add up to the cost'; end if;
    return null;
end $$;

-- Invariant 6, as in 0009: every share of the project, from its envelope, in one entry.
create or replace function assert_reserve(e journal_entry) returns void language plpgsql as $$
declare
    is_whole boolean;
begin
    perform assert_shares_follow_rule(e.project_id);
    with line as materialized (
        select (l ->> 'id')::uuid id, l ->> 'account' account, (l ->> 'centavos')::bigint centavos
          from jsonb_array_elements(convert_from(e.canon, 'UTF8')::jsonb -> 'lines') l where l ->> 'scope' = 'L'),
    share as materialized (
        select s.budget_line_id, s.agreed_centavos from project_share s
         where s.project_id = e.project_id and s.budget_line_id is not null and s.agreed_centavos > 0)
    select not exists (select budget_line_id, agreed_centavos from share except select id, centavos from line where account = '8.2.2-P')
           and (select count(*) from line) = 2 * (select count(*) from share) into is_whole;
    if not is_whole then
        raise exception 'a project has all its shares or none' using errcode = '23514', constraint = 'all_shares_or_none';
    end if;
    insert into reservation (id, project_id, reserve_entry_id) values (e.id, e.project_id, e.id);
end $$;

-- Moves the balances of the envelopes, one at a time, ascending by id: the last-but-one lock of the documented order. When
-- money is lacking, the hint names the envelope that lacks most and what it has left.
create function move_envelopes(scopes uuid[], accounts text[], amounts bigint[]) returns void language plpgsql as $$
declare
    change  record;
    lacking text;
begin
    for change in
        select l.scope, l.account, sum(l.centavos)::bigint centavos from unnest(scopes, accounts, amounts) l(scope, account, centavos)
         group by l.scope, l.account order by l.scope, l.account
    loop
        update balance b set centavos = b.centavos + change.centavos where b.scope_id = change.scope and b.account = change.account
           and (b.natural_side <> 'D' or b.centavos + change.centavos >= 0);
        continue when found;
        if change.centavos < 0 then
            -- Those before this one have moved already.
            select format('%s %s', b.scope_id, b.centavos) into lacking
              from balance b join (
                select l.scope, l.account, sum(l.centavos) centavos from unnest(scopes, accounts, amounts) l(scope, account, centavos)
                 group by l.scope, l.account) l on l.scope = b.scope_id and l.account = b.account
             where (l.scope, l.account) >= (change.scope, change.account) and b.natural_side = 'D' and b.centavos + l.centavos < 0
             order by b.centavos + l.centavos, b.scope_id limit 1;
            if found then
                raise exception 'not enough is left' using errcode = '23514', constraint = 'balance_on_natural_side', hint = lacking;
            end if;
        end if;
        insert into balance (scope_id, account, natural_side, centavos)
        select change.scope, a.code, a.natural_side, change.centavos from account_code a where a.code = change.account
        on conflict (scope_id, account) do update set centavos = balance.centavos + change.centavos;
    end loop;
end $$;
revoke execute on function move_envelopes from public;

-- Posts one balanced entry, once for a key. `canon` is RFC 8785 JSON; the rows are exactly what it says.
-- Locks in this order: the period, the balances of the project's shares, the balances of envelopes, each by id. Shares
-- belong to one project, whose instance is locked before; envelopes are shared, so their turn comes last.
create or replace function post_entry(canon bytea) returns boolean
    language plpgsql security definer set search_path = pg_catalog, public set plan_cache_mode = force_generic_plan as $$
declare
    body        jsonb := convert_from(canon, 'UTF8')::jsonb;
    who         uuid := app_person();
    day         date := (body ->> 'effective_on')::date;
    is_open     boolean;
    entry       journal_entry;
    earlier     bytea;
    kinds       text[];
    scopes      uuid[];
    accounts    text[];
    amounts     bigint[];
    balances    boolean;
    in_scope    boolean;
    in_matrix   boolean;
    envelopes_move_last boolean;
begin
    if who is null or (body ->> 'by')::uuid is distinct from who or (body ->> 'org')::uuid is distinct from app_org() then
        raise exception 'an entry is posted by who asks for it' using errcode = '23514', constraint = 'entry_names_its_author';
    end if;
    perform 1 from accounting_period p
      where p.fiscal_year = extract(year from day)::int and p.month = extract(month from day)::int and p.closed_at is null for share;
    is_open := found;

    -- Two callers with one key: the second waits here and then sees the first.
    if is_open then
        insert into journal_entry (id, key, kind, edition_id, project_id, subject_id, effective_on, fiscal_year, month, recorded_at,
                                   person_id, organisation_id, reason, reverses, canon)
        values ((body ->> 'id')::uuid, body ->> 'key', body ->> 'kind', (body ->> 'edition')::uuid, (body ->> 'project')::uuid,
                (body ->> 'subject')::uuid, day, extract(year from day)::int, extract(month from day)::int,
                (body ->> 'recorded_at')::timestamptz, who, (body ->> 'org')::uuid, body ->> 'reason', (body ->> 'reverses')::uuid, post_entry.canon)
        on conflict (key) do nothing returning * into entry;
    end if;
    if entry.id is null then
        select j.canon into earlier from journal_entry j where j.key = body ->> 'key';
        -- The same step asked again differs only in when it was asked and under which id.
        if (convert_from(earlier, 'UTF8')::jsonb - 'id' - 'recorded_at' - 'effective_on') = (body - 'id' - 'recorded_at' - 'effective_on') then
            return false;
        end if;
        if is_open or earlier is not null then
            raise exception 'key % was used for another entry', body ->> 'key' using errcode = '23514', constraint = 'idempotency_conflict';
        end if;
        raise exception 'the accounting period is closed' using errcode = '23514', constraint = 'period_is_open';
    end if;

    select array_agg(l ->> 'scope' order by n), array_agg((l ->> 'id')::uuid order by n), array_agg(l ->> 'account' order by n),
           array_agg((l ->> 'centavos')::bigint order by n)
      into kinds, scopes, accounts, amounts
      from jsonb_array_elements(body -> 'lines') with ordinality x(l, n);
    insert into journal_line (entry_id, line_no, scope_kind, scope_id, account, centavos)
    select entry.id, n, k, s, a, c from unnest(kinds, scopes, accounts, amounts) with ordinality x(k, s, a, c, n);

    select bool_and(x.balances), bool_and(x.in_scope), bool_and(x.in_matrix) into balances, in_scope, in_matrix
      from (select sum(l.centavos) = 0 balances,
                   case l.kind when 'L' then exists (select 1 from budget_line b where b.id = l.scope and b.edition_id = entry.edition_id)
                               else exists (select 1 from project_share s where s.id = l.scope and s.project_id = entry.project_id) end in_scope,
                   bool_and(entry.kind = 'reversal' or exists (
                       select 1 from posting_matrix m where m.kind = entry.kind and m.scope_kind = l.kind
                          and case when l.centavos > 0 then m.debit else m.credit end = l.account)) in_matrix
              from unnest(kinds, scopes, accounts, amounts) l(kind, scope, account, centavos) group by l.kind, l.scope) x;
    if balances is not true then
        raise exception 'an entry balances in every scope' using errcode = '23514', constraint = 'entry_balances';
    end if;
    if in_scope is not true then
        raise exception 'an entry stays within its edition and project' using errcode = '23514', constraint = 'entry_stays_in_scope';
    end if;
    if in_matrix is not true or entry.kind = 'reversal' and entry.reverses is null then
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

    insert into unsealed values ('J', entry.id, entry.seq);
    -- The balances of the project's own shares: those that are there, then those that begin. A row that is to be inserted
    -- is checked before it meets one that is there, so it is inserted as it becomes.
    with change as (
        select l.scope, l.account, sum(l.centavos)::bigint centavos from unnest(kinds, scopes, accounts, amounts) l(kind, scope, account, centavos)
         where l.kind = 'S' group by l.scope, l.account),
    moved as (
        update balance b set centavos = b.centavos + c.centavos from change c where b.scope_id = c.scope and b.account = c.account
        returning b.scope_id, b.account)
    insert into balance (scope_id, account, natural_side, centavos)
    select c.scope, a.code, a.natural_side, c.centavos from change c join account_code a on a.code = c.account
     where (c.scope, c.account) not in (select m.scope_id, m.account from moved m) order by c.scope, c.account
    on conflict (scope_id, account) do update set centavos = balance.centavos + excluded.centavos;
    -- What these must satisfy is in the shares alone, so others need not wait while it is looked at.
    envelopes_move_last := entry.kind in ('reserve', 'release', 'commit');
    if envelopes_move_last then perform assert_entry_is_allowed(entry); end if;
    if 'L' = any (kinds) then
        select array_agg(s), array_agg(a), array_agg(c) into scopes, accounts, amounts
          from unnest(kinds, scopes, accounts, amounts) l(k, s, a, c) where k = 'L';
        perform move_envelopes(scopes, accounts, amounts);
    end if;
    if not envelopes_move_last then perform assert_entry_is_allowed(entry); end if;
    return true;
end $$;

-- Records who did what, when and why, in the order given. Each is RFC 8785 JSON; the row is exactly what it says.
create function record_events(canons bytea[]) returns void
    language plpgsql security definer set search_path = pg_catalog, public set plan_cache_mode = force_generic_plan as $$
declare
    who     uuid := app_person();
    org     uuid := app_org();
    canon   bytea;
    bodies  jsonb[] := '{}';
begin
    foreach canon in array canons loop
        bodies := bodies || convert_from(canon, 'UTF8')::jsonb;
        if who is null or (bodies[cardinality(bodies)] ->> 'by')::uuid is distinct from who
            or (bodies[cardinality(bodies)] ->> 'org')::uuid is distinct from org then
            raise exception 'an event names who acts' using errcode = '23514', constraint = 'event_names_its_author';
        end if;
    end loop;
    with event as (
        insert into audit_event (id, code, project_id, subject_id, person_id, organisation_id, recorded_at, reason, facts, canon)
        select (body ->> 'id')::uuid, body ->> 'code', (body ->> 'project')::uuid, (body ->> 'subject')::uuid, who, org,
               (body ->> 'recorded_at')::timestamptz, body ->> 'reason', body -> 'facts', c
          from unnest(canons, bodies) with ordinality x(c, body, n) order by n
        returning id, seq)
    insert into unsealed select 'A', id, seq from event;
end $$;
create or replace function record_event(canon bytea) returns void
    language sql security definer set search_path = pg_catalog, public as $$ select record_events(array[canon]) $$;
revoke execute on function record_events from public;
grant execute on function record_events to tfo_app;

-- Numbers and chains what has committed; one sealer at a time. Returns how many it sealed.
create or replace function seal_pending(at_most int) returns int
    language plpgsql security definer set search_path = pg_catalog, public as $$
declare
    item        record;
    head        record;
    number      bigint;
    previous    bytea;
    at          timestamptz;
    seals       seal[] := '{}';
begin
    if not pg_try_advisory_xact_lock(hashtextextended('sealer', 4)) then return 0; end if;
    select s.seal_no, s.hash into head from seal s order by s.seal_no desc limit 1;
    number := coalesce(head.seal_no, 0);
    previous := coalesce(head.hash, sha256('Three-For-One'));
    for item in
        select u.item_kind, u.item_id,
               (select s.sha256 from sealable s where s.item_kind = u.item_kind and s.id = u.item_id) content
          from (select u.item_kind, u.item_id, u.seq from unsealed u order by u.seq, u.item_kind limit at_most) u
         order by u.seq, u.item_kind
    loop
        if item.content is null then
            raise exception 'the % % waits for its seal and is gone', item.item_kind, item.item_id;
        end if;
        number := number + 1;
        at := clock_timestamp();
        seals := seals || row(number, item.item_kind, item.item_id, item.content, previous,
            seal_hash(number, previous, item.item_kind, item.item_id, item.content, at), at)::seal;
        previous := seals[cardinality(seals)].hash;
    end loop;
    insert into seal select * from unnest(seals);
    delete from unsealed u using unnest(seals) s where u.item_kind = s.item_kind and u.item_id = s.item_id;
    return cardinality(seals);
end $$;
