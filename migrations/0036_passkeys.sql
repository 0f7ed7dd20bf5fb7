-- What a device was asked to sign is taken once: it is written down as it is taken, until it no longer holds by itself.
create table passkey_challenge (
    id          uuid primary key,
    taken_at    timestamptz not null
);
create index passkey_challenge_taken on passkey_challenge (taken_at);
grant select, insert on passkey_challenge to tfo_app;

-- As in 0024, and what was taken: a challenge holds for a quarter of an hour, so that one of a week ago is of no use.
create or replace function erase_sign_ins(before timestamptz) returns int
    language sql security definer set search_path = pg_catalog, public as $$
    with sign_ins as (delete from sign_in_session where coalesce(ended_at, last_seen_at) < before returning 1),
         attempts as (delete from sign_in_attempt where last_at < before returning 1),
         challenges as (delete from passkey_challenge where taken_at < before returning 1)
    select (select count(*) from sign_ins)::int + (select count(*) from attempts)::int
         + (select count(*) from challenges)::int $$;
