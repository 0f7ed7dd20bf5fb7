-- Where something waits for an office: from one place to the next by the index. A plan that reads and sorts all that lies
-- behind a place, once for each, looks cheap to the planner, which cannot know how much a policy lets through.
create function waiting_places(office uuid, roles text[]) returns table (state_code text, municipality_code text)
    language plpgsql stable set search_path = pg_catalog, public
    set enable_bitmapscan = off set enable_sort = off set plan_cache_mode = force_generic_plan as $$
begin
    return query
    with recursive known as (
        (select held.role, p.state_code, p.municipality_code from unnest(roles) held(role) cross join lateral (
            select t.state_code, t.municipality_code from task t
             where t.organisation_id = office and t.role = held.role and t.status = 'open'
             order by t.state_code, t.municipality_code limit 1) p)
        union all
        select k.role, p.state_code, p.municipality_code from known k cross join lateral (
            select t.state_code, t.municipality_code from task t
             where t.organisation_id = office and t.role = k.role and t.status = 'open'
               and (t.state_code, t.municipality_code) > (k.state_code, k.municipality_code)
             order by t.state_code, t.municipality_code limit 1) p)
    select distinct k.state_code, k.municipality_code from known k;
end $$;
revoke execute on function waiting_places from public;
grant execute on function waiting_places to tfo_app;
