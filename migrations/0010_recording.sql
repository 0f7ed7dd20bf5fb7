-- Recording and sealing, with the same rules and fewer statements: what a record says is read once, checked in memory and
-- written in sets. Posting itself is in 0017, after the rules that it calls.

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
