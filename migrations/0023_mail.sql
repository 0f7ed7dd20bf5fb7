-- Letters to people: written once, in the step's transaction; sent by a worker; a legal notice that does not arrive is
-- somebody's work. What a reader chose, what was asked and answered, and on which days an office is closed.

-- In which zone a person reads hours, which groups of letters come once a day, and which not at all. No row: the standard.
create table mail_preference (
    person_id       uuid primary key references person,
    time_zone       text not null default 'America/Mexico_City' check (length(time_zone) between 1 and 60),
    now_groups      text[] not null default '{}',
    daily_groups    text[] not null default '{}',
    off_groups      text[] not null default '{}',
    check (not now_groups && daily_groups and not now_groups && off_groups and not daily_groups && off_groups)
);
grant select, insert, update, delete on mail_preference to tfo_app;

create table mail (
    id              uuid primary key,
    person_id       uuid not null references person,
    organisation_id uuid references organisation,
    project_id      uuid references project,
    kind            text not null check (length(kind) between 1 and 60),
    is_notice       boolean not null,
    language        text not null check (language in ('es', 'en')),
    subject         text not null check (length(subject) between 1 and 400),
    letter          jsonb not null,
    -- What the kind makes a secret link for, such as an invitation; the link itself is never kept.
    subject_id      uuid,
    -- The same thing is told once: a reminder of one task, for example.
    once            text check (length(once) between 1 and 200),
    daily           boolean not null,
    digest_id       uuid references mail,
    created_at      timestamptz not null,
    first_tried_at  timestamptz,
    attempts        int not null default 0,
    status          text not null default 'waiting' check (status in ('waiting', 'sent', 'failed', 'dropped', 'digested')),
    status_at       timestamptz,
    problem         text check (length(problem) <= 400),
    constraint mail_status_has_its_time check ((status = 'waiting') = (status_at is null)),
    constraint notice_is_never_delayed check (not (is_notice and daily)),
    check ((status = 'digested') = (digest_id is not null))
);
create unique index mail_told_once on mail (person_id, once) where once is not null;
create index mail_of_person on mail (person_id, created_at);
create index mail_by_time on mail (created_at, id);
create index mail_for_digest on mail (person_id) where daily and status = 'waiting';
create index mail_of_project on mail (project_id) where project_id is not null;

-- What was written stands; a letter is sent, fails or is dropped once.
create function mail_is_written_once() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
    if old.status <> 'waiting' or (new.id, new.person_id, new.organisation_id, new.project_id, new.kind, new.is_notice, new.language, new.subject,
            new.letter, new.subject_id, new.once, new.daily, new.created_at)
       is distinct from (old.id, old.person_id, old.organisation_id, old.project_id, old.kind, old.is_notice, old.language, old.subject,
            old.letter, old.subject_id, old.once, old.daily, old.created_at) then
        raise exception 'letter % is written once', old.id using errcode = '23514', constraint = 'mail_is_written_once';
    end if;
    return new;
end $$;
create trigger mail_is_written_once before update on mail for each row execute function mail_is_written_once();

-- Everybody reads their own letters; the programme's office and the system read all; whoever acts may write one.
alter table mail enable row level security;
alter table mail force row level security;
create policy verifier_reads on mail for select to tfo_verifier using (true);
create policy own_letters on mail for select to tfo_app, tfo_owner
    using (person_id = (select app_person()) or (select kind from organisation where id = app_org()) in ('system', 'programme'));
create policy whoever_acts_writes on mail for insert to tfo_app, tfo_owner with check (app_org() is not null);
create policy the_system_sends on mail for update to tfo_app, tfo_owner
    using ((select kind from organisation where id = app_org()) = 'system');
create policy the_system_erases on mail for delete to tfo_owner
    using ((select kind from organisation where id = app_org()) = 'system');
grant select, insert, update on mail to tfo_app;

-- A legal notice that did not arrive: staff tell the club in another way and say how.
create table mail_failure (
    id              uuid primary key,
    mail_id         uuid references mail on delete set null,
    person_id       uuid not null references person,
    project_id      uuid references project,
    organisation_id uuid references organisation,
    subject         text not null,
    problem         text not null check (problem in ('address', 'server')),
    raised_at       timestamptz not null,
    settled_at      timestamptz,
    settled_by      uuid references person,
    how             text check (length(how) between 1 and 4000),
    programme_id text, state_code text, fiscal_year int, club_id uuid, municipality_code text,
    constraint failure_settled_whole check (num_nulls(settled_at, settled_by, how) in (0, 3))
);
create unique index mail_failure_once on mail_failure (mail_id);
create index mail_failure_open on mail_failure (raised_at) where settled_at is null;
create trigger stamp_scope before insert on mail_failure for each row execute function stamp_scope();
create function failure_is_settled_once() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
    if old.settled_at is not null and (new.settled_at, new.settled_by, new.how) is distinct from (old.settled_at, old.settled_by, old.how) then
        raise exception 'settled already' using errcode = '23514', constraint = 'failure_is_settled_once';
    end if;
    return new;
end $$;
create trigger failure_is_settled_once before update on mail_failure for each row execute function failure_is_settled_once();
alter table mail_failure enable row level security;
alter table mail_failure force row level security;
create policy verifier_reads on mail_failure for select to tfo_verifier using (true);
create policy of_the_office on mail_failure to tfo_app, tfo_owner
    using ((select app_sees()) = 'all' or organisation_id = (select app_org())
        or ((select app_sees()) = 'place' and state_code = (select app_state())
            and ((select app_municipality()) is null or municipality_code = (select app_municipality()))))
    with check (app_org() is not null);
grant select, insert, update on mail_failure to tfo_app;

-- Letters are no register: after their time they go, but for those that still wait or whose failure nobody settled.
create function erase_mail(before timestamptz) returns int
    language sql security definer set search_path = pg_catalog, public as $$
    with gone as (
        delete from mail m where m.created_at < before and m.status <> 'waiting'
           and not exists (select 1 from mail_failure f where f.mail_id = m.id and f.settled_at is null)
           and not exists (select 1 from mail d where d.digest_id = m.id and d.created_at >= before)
        returning 1)
    select count(*)::int from gone $$;

-- With the person's name go their letters and what they chose.
create function letters_go_with_their_reader() returns trigger
    language plpgsql security definer set search_path = pg_catalog, public as $$
begin
    delete from mail_preference where person_id = new.id;
    update mail set status = 'dropped', status_at = clock_timestamp() where person_id = new.id and status = 'waiting';
    delete from mail where person_id = new.id;
    return null;
end $$;
create trigger letters_go_with_their_reader after update of name on person
    for each row when (new.name = '(borrado)' and old.name <> '(borrado)') execute function letters_go_with_their_reader();

revoke execute on function mail_is_written_once, failure_is_settled_once, erase_mail, letters_go_with_their_reader from public;
grant execute on function mail_is_written_once, failure_is_settled_once, erase_mail, letters_go_with_their_reader to tfo_app;
