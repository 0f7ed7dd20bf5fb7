-- How a deadline was counted stands with it, and the days on which an office is closed are data.

-- Days, both included, on which an office is closed. A programme's closure holds for all its states, a delegation's for its own. Written ahead;
-- taken back only before it begins; never changed.
create table office_closure (
    id              uuid primary key,
    organisation_id uuid not null references organisation,
    first_day       date not null,
    last_day        date not null,
    reason          text not null check (length(reason) between 1 and 200),
    added_by        uuid not null references person,
    added_at        timestamptz not null,
    removed_by      uuid references person,
    removed_at      timestamptz,
    removed_why     text check (length(removed_why) between 1 and 400),
    constraint closure_has_its_days check (last_day >= first_day and last_day - first_day < 60),
    constraint closure_removed_whole check (num_nulls(removed_by, removed_at, removed_why) in (0, 3)),
    constraint closure_is_ahead check (added_at < first_day::timestamp at time zone 'America/Mexico_City'
        and (removed_at is null or removed_at < first_day::timestamp at time zone 'America/Mexico_City'))
);
create index office_closure_standing on office_closure (last_day) where removed_at is null;

create function closure_is_kept() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
    if old.removed_at is not null or (new.id, new.organisation_id, new.first_day, new.last_day, new.reason, new.added_by, new.added_at)
       is distinct from (old.id, old.organisation_id, old.first_day, old.last_day, old.reason, old.added_by, old.added_at) then
        raise exception 'closure % is kept', old.id using errcode = '23514', constraint = 'closure_is_kept';
    end if;
    return new;
end $$;
create trigger closure_is_kept before update on office_closure for each row execute function closure_is_kept();
revoke execute on function closure_is_kept from public;
grant execute on function closure_is_kept to tfo_app;

-- Everybody may know when an office is closed; only that office says so.
alter table office_closure enable row level security;
alter table office_closure force row level security;
create policy verifier_reads on office_closure for select to tfo_verifier using (true);
create policy everybody_knows on office_closure for select to tfo_app, tfo_owner using (app_org() is not null);
create policy own_office_closes on office_closure for insert to tfo_app, tfo_owner with check (organisation_id = app_org());
create policy own_office_opens on office_closure for update to tfo_app, tfo_owner
    using (organisation_id = app_org()) with check (organisation_id = app_org());
grant select, insert, update on office_closure to tfo_app;
grant select on office_closure to tfo_verifier;

-- From which day, how many days of which kind, each day left out and why. Null: a day that was set, not counted, or counted before this was kept.
alter table task add counted jsonb;
alter table timer add counted jsonb;

-- How often whoever has the turn was reminded of this last day; a day that moves is told of again.
alter table task add reminded int not null default 0 check (reminded between 0 and 2);
