-- Clubs register themselves and hand in what changes: a Toma de Nota with its scan, a new president or treasurer, a new
-- name. The delegation of their state verifies or refuses each; until then nothing of it holds.

-- What a club says of itself is not unique until somebody has looked at the paper.
alter table club drop constraint club_registration_number_key;
create unique index verified_number_once on club (registration_number) where verified_at is not null;
create index club_of_federation on club (federation_id);

create table club_town (
    club_id             uuid not null references club,
    ordinal             int not null check (ordinal between 1 and 3),
    state_code          text not null,
    municipality_code   text not null,
    locality            text not null check (length(locality) between 1 and 200),
    primary key (club_id, ordinal),
    foreign key (state_code, municipality_code) references municipality
);
create index club_town_by_place on club_town (state_code, municipality_code);
grant select, insert on club_town to tfo_app;

create table club_filing (
    id              uuid primary key,
    club_id         uuid not null references club,
    kind            text not null check (kind in ('registration', 'officer', 'name')),
    -- The state whose delegation looks at it: that of the club's first town.
    state_code      text not null references state,
    registration_number text check (length(registration_number) between 1 and 60),
    consulate       text check (length(consulate) between 1 and 200),
    registered_on   date,
    expires_on      date,
    role            text check (role in ('club_president', 'club_treasurer')),
    officer_id      uuid references person,
    new_name        text check (length(new_name) between 1 and 300),
    paper_sha256    bytea not null references file,
    filed_by        uuid not null references person,
    filed_at        timestamptz not null,
    status          text not null default 'waiting' check (status in ('waiting', 'verified', 'refused')),
    decided_by      uuid references person,
    decided_at      timestamptz,
    reason          text check (length(reason) between 1 and 4000),
    constraint filing_is_whole check (case kind
        when 'registration' then num_nulls(registration_number, consulate, registered_on, expires_on) = 0
            and expires_on > registered_on and num_nonnulls(role, officer_id, new_name) = 0
        when 'officer' then num_nulls(role, officer_id) = 0
            and num_nonnulls(registration_number, consulate, registered_on, expires_on, new_name) = 0
        else new_name is not null
            and num_nonnulls(registration_number, consulate, registered_on, expires_on, role, officer_id) = 0 end),
    constraint filing_decided_whole check ((status = 'waiting') = (decided_at is null)
        and num_nulls(decided_at, decided_by) in (0, 2) and (status <> 'refused' or reason is not null)),
    constraint filing_decided_by_another check (decided_by <> filed_by and decided_by <> officer_id)
);
create unique index one_filing_waits on club_filing (club_id, kind, coalesce(role, '')) where status = 'waiting';
create index filing_waiting on club_filing (state_code, filed_at) where status = 'waiting';
create index filing_of_club on club_filing (club_id, filed_at);

create function filing_is_decided_once() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
    if old.status <> 'waiting' or (to_jsonb(new) - array['status', 'decided_by', 'decided_at', 'reason'])
       is distinct from (to_jsonb(old) - array['status', 'decided_by', 'decided_at', 'reason']) then
        raise exception 'filing % is decided once', old.id using errcode = '23514', constraint = 'filing_is_decided_once';
    end if;
    return new;
end $$;
create trigger filing_is_decided_once before update on club_filing for each row execute function filing_is_decided_once();

-- The club reads what it handed in; the delegation of the state reads and decides; the programme and auditors read.
alter table club_filing enable row level security;
alter table club_filing force row level security;
create policy verifier_reads on club_filing for select to tfo_verifier using (true);
create policy own_filings on club_filing to tfo_app, tfo_owner
    using (club_id = (select app_org()) or (select app_sees()) = 'all'
        or (state_code = (select app_state()) and (select kind from organisation where id = app_org()) = 'delegation'));
grant select, insert, update on club_filing to tfo_app;

-- A registration whose address nobody confirmed is erased: its officer, its paper's row and the club, as if it had never
-- been sent. One that has anything else to it stays.
create function erase_unconfirmed_clubs(before timestamptz) returns int
    language plpgsql security definer set search_path = pg_catalog, public as $$
declare
    clubs   uuid[];
    people  uuid[];
begin
    select coalesce(array_agg(c.id), '{}') into clubs from club c
     where c.verified_at is null
       and not exists (select 1 from project p where p.club_id = c.id)
       and (select count(*) from club_filing f where f.club_id = c.id) = 1
       and exists (select 1 from club_filing f join account a on a.id = f.filed_by
                    where f.club_id = c.id and f.status = 'waiting' and f.filed_at < before and not a.email_confirmed)
       and not exists (select 1 from invitation i where i.organisation_id = c.id and i.used_at is not null);
    select coalesce(array_agg(distinct f.filed_by), '{}') into people from club_filing f
     where f.club_id = any(clubs)
       and not exists (select 1 from appointment a where a.person_id = f.filed_by and a.organisation_id <> all(clubs))
       and not exists (select 1 from club_filing o where o.filed_by = f.filed_by and o.club_id <> all(clubs));
    delete from club_filing where club_id = any(clubs);
    delete from club_town where club_id = any(clubs);
    delete from mail_failure where organisation_id = any(clubs);
    delete from mail where organisation_id = any(clubs);
    delete from invitation where organisation_id = any(clubs);
    delete from sign_in_session where organisation_id = any(clubs);
    delete from appointment where organisation_id = any(clubs);
    delete from club where id = any(clubs);
    delete from organisation where id = any(clubs);
    -- Events name whoever was invited, so the row stays, without a name.
    update account set user_name = id::text, normalized_user_name = upper(id::text), email = null, normalized_email = null,
           security_stamp = gen_random_uuid()::text
     where id = any(people);
    update person set name = '(borrado)' where id = any(people);
    return cardinality(clubs);
end $$;

-- A federation reads the submitted projects of its clubs and writes none. Papers, accounts and votes stay with those who
-- decide on them.
create function app_clubs() returns setof uuid language sql stable set search_path = pg_catalog, public as $$
    select c.id from club c join federation f on f.id = c.federation_id where f.organisation_id = app_org() $$;
create function is_submitted(project uuid) returns boolean language sql stable set search_path = pg_catalog, public as $$
    select exists (select 1 from project p where p.id = project and p.folio is not null) $$;
do $$
declare t text;
begin
    create policy federation_reads on project for select to tfo_app
        using ((select app_sees()) = 'clubs' and folio is not null and club_id in (select app_clubs()));
    foreach t in array array['project_line', 'project_group', 'project_share', 'process_instance', 'task', 'document',
        'deposit', 'ministration', 'works_start', 'payment', 'expense', 'progress_report', 'closing_return', 'reservation', 'audit_event',
        'journal_entry'] loop
        execute format($p$create policy federation_reads on %I for select to tfo_app
            using ((select app_sees()) = 'clubs' and club_id in (select app_clubs()) and is_submitted(project_id))$p$, t);
    end loop;
end $$;

revoke execute on function filing_is_decided_once, erase_unconfirmed_clubs, app_clubs, is_submitted from public;
grant execute on function filing_is_decided_once, erase_unconfirmed_clubs, app_clubs, is_submitted to tfo_app;
-- Policies are asked of everybody who reads.
grant execute on function app_clubs, is_submitted to tfo_verifier, tfo_public;
