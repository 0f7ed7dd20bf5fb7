-- Getting in: sign-ins that end with the password, guesses under a clock that jumps, second factors, staff's identities.

-- Whoever decides or pays shows a second factor before anything else. Add or remove a row: it holds from then on.
create table second_factor_role (role text primary key);
insert into second_factor_role values
    ('technician'), ('committee_secretary'), ('voter'), ('federal_signer'), ('state_signer'), ('municipal_signer'),
    ('payment_orderer'), ('payment_approver'), ('treasury_clerk'), ('reconciler'), ('executor'), ('programme_director'),
    ('administrator');
grant select on second_factor_role to tfo_app;

-- As in 0020, but a clock that was set back neither keeps anybody waiting nor forgets what was counted.
create or replace function count_sign_in_try(tried bytea, free int, first_delay interval, longest interval, at timestamptz)
    returns timestamptz language plpgsql set search_path = pg_catalog, public as $$
declare
    row_    sign_in_attempt;
begin
    insert into sign_in_attempt values (tried, 0, at, at) on conflict do nothing;
    select * into row_ from sign_in_attempt where key = tried for update;
    if row_.last_at < at - interval '1 day' then row_.failures := 0; row_.opens_at := at; end if;
    -- Nobody is ever told to wait for longer than that.
    if row_.opens_at > at + longest then row_.opens_at := at; end if;
    if row_.opens_at > at then return row_.opens_at; end if;
    row_.failures := row_.failures + 1;
    update sign_in_attempt set failures = row_.failures, last_at = at,
           opens_at = case when row_.failures < free then at
                           else at + least(longest, first_delay * power(2, least(row_.failures - free, 20))) end
     where key = tried;
    return null;
end $$;

-- A new password ends whatever was opened with the old one; whoever changed it opens a new one in the same step.
create function password_ends_sign_ins() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
    update sign_in_session set ended_at = clock_timestamp() where person_id = new.id and ended_at is null;
    return null;
end $$;
create trigger password_ends_sign_ins after update of password_hash on account
    for each row when (old.password_hash is distinct from new.password_hash) execute function password_ends_sign_ins();

-- A sign-in that ended stays ended, and it belongs to whom it was begun for.
create function sign_in_ends_once() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
    if old.ended_at is not null and new.ended_at is distinct from old.ended_at then
        raise exception 'an ended sign-in stays ended' using errcode = '23514', constraint = 'sign_in_ends_once';
    end if;
    if (new.person_id, new.method, new.started_at) is distinct from (old.person_id, old.method, old.started_at)
       or (old.two_factors and not new.two_factors) then
        raise exception 'a sign-in stays what it was' using errcode = '23514', constraint = 'sign_in_stays_what_it_was';
    end if;
    return new;
end $$;
create trigger sign_in_ends_once before update on sign_in_session for each row execute function sign_in_ends_once();

-- The secret behind one-time codes (RFC 6238), and the last step of time of which a code was taken: each works once.
create table account_second_factor (
    person_id       uuid primary key references account,
    secret          bytea not null check (length(secret) = 20),
    confirmed_at    timestamptz not null,
    last_step       bigint not null check (last_step > 0)
);
create function code_is_used_once() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
    if new.secret = old.secret and new.last_step <= old.last_step then
        raise exception 'a code is used once' using errcode = '23514', constraint = 'code_is_used_once';
    end if;
    return new;
end $$;
create trigger code_is_used_once before update on account_second_factor for each row execute function code_is_used_once();

-- For whoever lost the telephone: ten codes, of which only hashes are kept, each used once.
create table account_recovery_code (
    person_id       uuid not null references account,
    code_sha256     bytea not null check (length(code_sha256) = 32),
    used_at         timestamptz,
    primary key (person_id, code_sha256)
);
create function recovery_code_is_used_once() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
    if old.used_at is not null then
        raise exception 'a code is used once' using errcode = '23514', constraint = 'code_is_used_once';
    end if;
    return new;
end $$;
create trigger recovery_code_is_used_once before update on account_recovery_code
    for each row execute function recovery_code_is_used_once();

-- They are their person's alone, whatever a page asks for.
do $$
declare t text;
begin
    foreach t in array array['account_second_factor', 'account_recovery_code'] loop
        execute format('alter table %I enable row level security', t);
        execute format('create policy verifier_reads on %I for select to tfo_verifier using (true)', t);
        execute format('create policy of_the_person on %I to tfo_app using (person_id = (select app_person())) '
            'with check (person_id = (select app_person()))', t);
        execute format('grant select, insert, update, delete on %I to tfo_app', t);
    end loop;
end $$;

-- Lost: everything but the password goes, and every sign-in ends.
create function reset_second_factor(who uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, public as $$
begin
    delete from account_second_factor where person_id = who;
    delete from account_recovery_code where person_id = who;
    delete from account_passkey where user_id = who;
    delete from account_login where user_id = who;
    update sign_in_session set ended_at = clock_timestamp() where person_id = who and ended_at is null;
end $$;

-- One identity of the staff's own sign-in a person.
create unique index account_login_once on account_login (user_id, login_provider);

-- Where somebody was signed in, and who guessed at what, is nobody's business for long.
create function erase_sign_ins(before timestamptz) returns int
    language sql security definer set search_path = pg_catalog, public as $$
    with sign_ins as (delete from sign_in_session where coalesce(ended_at, last_seen_at) < before returning 1),
         attempts as (delete from sign_in_attempt where last_at < before returning 1)
    select (select count(*) from sign_ins)::int + (select count(*) from attempts)::int $$;

-- With the person's name goes all of it.
create function sign_ins_go_with_their_person() returns trigger
    language plpgsql security definer set search_path = pg_catalog, public as $$
begin
    perform reset_second_factor(new.id);
    delete from sign_in_session where person_id = new.id;
    return null;
end $$;
create trigger sign_ins_go_with_their_person after update of name on person
    for each row when (new.name = '(borrado)' and old.name <> '(borrado)') execute function sign_ins_go_with_their_person();

revoke execute on function password_ends_sign_ins, sign_in_ends_once, code_is_used_once, recovery_code_is_used_once,
    reset_second_factor, erase_sign_ins, sign_ins_go_with_their_person from public;
grant execute on function password_ends_sign_ins, sign_in_ends_once, code_is_used_once, recovery_code_is_used_once,
    reset_second_factor, erase_sign_ins, sign_ins_go_with_their_person to tfo_app;
