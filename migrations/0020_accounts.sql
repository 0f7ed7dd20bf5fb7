-- Getting in: people of several organisations, invitations, sign-ins that can be ended, guesses that are counted.

-- A person may act for several organisations, for one at a time; a role is held there once at a time.
drop trigger one_organisation_a_person on appointment;
drop function one_organisation_a_person();
alter table appointment
    drop constraint appointment_person_id_organisation_id_role_valid_from_key,
    add constraint appointment_ends_after_it_begins check (valid_until >= valid_from);
create index appointment_person on appointment (person_id);
create index appointment_organisation on appointment (organisation_id);

create function one_role_at_a_time() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
    perform pg_advisory_xact_lock(hashtextextended(new.person_id::text, 1));
    if exists (select 1 from appointment a where a.person_id = new.person_id and a.organisation_id = new.organisation_id
               and a.role = new.role and a.id <> new.id
               and daterange(a.valid_from, a.valid_until) && daterange(new.valid_from, new.valid_until)) then
        raise exception 'that role is held already' using errcode = '23514', constraint = 'one_role_at_a_time';
    end if;
    return new;
end $$;
create trigger one_role_at_a_time before insert or update on appointment
    for each row execute function one_role_at_a_time();

-- A blocked account opens nothing until somebody unblocks it; appointments stay as they are.
alter table account
    add blocked_at timestamptz,
    add blocked_by uuid references person,
    add constraint block_has_its_author check ((blocked_at is null) = (blocked_by is null));

-- Somebody who can get in remains administrator without an end date, whoever is ended or blocked meanwhile; and nobody
-- ends or blocks themselves.
create function an_administrator_remains(on_day date) returns void language plpgsql set search_path = pg_catalog, public as $$
begin
    -- Two who end one another: the second waits here and then sees what the first did.
    perform pg_advisory_xact_lock(hashtextextended('administrators', 20));
    if not exists (
        select 1 from appointment a join account c on c.id = a.person_id
         where a.role = 'administrator' and a.valid_until is null and a.valid_from <= on_day and c.blocked_at is null
           and (c.password_hash is not null or (select is_demo from installation)
                or exists (select 1 from account_passkey k where k.user_id = c.id)
                or exists (select 1 from account_login l where l.user_id = c.id))) then
        raise exception 'the last administrator stays' using errcode = '23514', constraint = 'last_administrator_stays';
    end if;
end $$;
create function appointment_may_end() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
    if app_person() = new.person_id then
        raise exception 'nobody ends their own' using errcode = '23514', constraint = 'own_access_stays';
    end if;
    if old.role = 'administrator' then perform an_administrator_remains(new.valid_until); end if;
    return null;
end $$;
create trigger appointment_may_end after update of valid_until on appointment
    for each row when (new.valid_until is not null and new.valid_until is distinct from old.valid_until)
    execute function appointment_may_end();
create function account_may_be_blocked() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
    if new.blocked_by = new.id then
        raise exception 'nobody blocks themselves' using errcode = '23514', constraint = 'own_access_stays';
    end if;
    if exists (select 1 from appointment a where a.person_id = new.id and a.role = 'administrator') then
        perform an_administrator_remains((new.blocked_at at time zone 'America/Mexico_City')::date);
    end if;
    return null;
end $$;
create trigger account_may_be_blocked after update of blocked_at on account
    for each row when (old.blocked_at is null and new.blocked_at is not null) execute function account_may_be_blocked();

-- A link to get in, used once: for an appointment, or (without an organisation) to choose a new password. What is mailed
-- is made when the letter is written, so that nobody but its reader has it: only hashes are kept.
create table invitation (
    id              uuid primary key,
    person_id       uuid not null references person,
    organisation_id uuid references organisation,
    token_sha256    bytea not null unique check (length(token_sha256) = 32),
    mailed_sha256   bytea unique check (length(mailed_sha256) = 32),
    made_by         uuid not null references person,
    made_at         timestamptz not null,
    expires_at      timestamptz not null,
    used_at         timestamptz,
    ended_at        timestamptz,
    check (expires_at > made_at),
    constraint invitation_used_or_ended check (used_at is null or ended_at is null)
);
create unique index invitation_open_once on invitation (person_id, organisation_id) nulls not distinct
    where used_at is null and ended_at is null;

create function invitation_is_used_once() returns trigger language plpgsql as $$
begin
    if old.used_at is not null or old.ended_at is not null then
        raise exception 'a link is used once' using errcode = '23514', constraint = 'invitation_is_used_once';
    end if;
    return new;
end $$;
create trigger invitation_is_used_once before update on invitation for each row execute function invitation_is_used_once();

-- One row a sign-in; the cookie names it, and ending the row ends the cookie.
create table sign_in_session (
    id              uuid primary key,
    person_id       uuid not null references account,
    organisation_id uuid references organisation,
    method          text not null check (method in ('password', 'passkey', 'staff', 'link', 'demonstration')),
    two_factors     boolean not null,
    device          text not null check (length(device) between 1 and 120),
    started_at      timestamptz not null,
    last_seen_at    timestamptz not null,
    ended_at        timestamptz
);
create index sign_in_session_open on sign_in_session (person_id, started_at) where ended_at is null;

-- Guesses at passwords and codes. The key is a hash of what is guessed at and where from, so no address is kept.
create table sign_in_attempt (
    key         bytea primary key check (length(key) = 32),
    failures    int not null check (failures >= 0),
    last_at     timestamptz not null,
    opens_at    timestamptz not null
);
create index sign_in_attempt_last on sign_in_attempt (last_at);

-- Counts a try before it is checked, so that many at once count as many. Null: go on; else when the next one may be made.
-- After as many free failures the wait doubles from the first delay up to the longest; a quiet day forgets them.
create function count_sign_in_try(tried bytea, free int, first_delay interval, longest interval, at timestamptz)
    returns timestamptz language plpgsql set search_path = pg_catalog, public as $$
declare
    row_    sign_in_attempt;
begin
    insert into sign_in_attempt values (tried, 0, at, at) on conflict do nothing;
    select * into row_ from sign_in_attempt where key = tried for update;
    if row_.last_at < at - interval '1 day' then row_.failures := 0; row_.opens_at := at; end if;
    if row_.opens_at > at then return row_.opens_at; end if;
    row_.failures := row_.failures + 1;
    update sign_in_attempt set failures = row_.failures, last_at = at,
           opens_at = case when row_.failures < free then at
                           else at + least(longest, first_delay * power(2, least(row_.failures - free, 20))) end
     where key = tried;
    return null;
end $$;

revoke execute on function one_role_at_a_time, an_administrator_remains, appointment_may_end, account_may_be_blocked,
    invitation_is_used_once, count_sign_in_try from public;
grant execute on function one_role_at_a_time, an_administrator_remains, appointment_may_end, account_may_be_blocked,
    invitation_is_used_once, count_sign_in_try to tfo_app;
grant select, insert, update on invitation, sign_in_session to tfo_app;
grant delete on invitation, sign_in_session to tfo_app;
grant select, insert, update, delete on sign_in_attempt to tfo_app;
