-- Talking on a project: questions between a club and the offices, notes that the offices keep among themselves, and what nobody has read yet.
-- Nothing is changed or deleted; a correction is a new message.

-- Which side an organisation talks on. Federations, works committees and the public talk on none.
create function app_talks() returns text language sql stable set search_path = pg_catalog, public as $$
    select case when kind = 'club' then 'club'
                when kind in ('delegation', 'federal', 'state', 'municipality', 'treasury', 'executor', 'programme', 'auditor', 'system')
                then 'government' end
      from organisation where id = app_org() $$;
revoke execute on function app_talks from public;
grant execute on function app_talks to tfo_app, tfo_verifier;

create table question (
    id              uuid primary key,
    project_id      uuid not null references project,
    number          int not null check (number > 0),
    subject         text not null check (length(subject) between 1 and 120),
    organisation_id uuid not null references organisation,
    asked_by        uuid not null references person,
    asked_at        timestamptz not null,
    -- The side that answers.
    to_id           uuid not null references organisation,
    status          text not null default 'open' check (status in ('open', 'answered', 'closed')),
    status_at       timestamptz not null,
    programme_id text not null, state_code text not null, fiscal_year int not null, club_id uuid not null, municipality_code text,
    unique (project_id, number),
    constraint question_crosses_sides check (organisation_id <> to_id and (organisation_id = club_id or to_id = club_id))
);
create index question_waits on question (to_id, status_at) where status = 'open';

create table question_message (
    id              uuid primary key,
    question_id     uuid not null references question,
    project_id      uuid not null references project,
    number          int not null check (number > 0),
    kind            text not null check (kind in ('question', 'answer', 'more', 'closing')),
    body            text not null check (length(body) between 1 and 4000),
    organisation_id uuid not null references organisation,
    written_by      uuid not null references person,
    written_at      timestamptz not null,
    amends_id       uuid references question_message,
    programme_id text not null, state_code text not null, fiscal_year int not null, club_id uuid not null, municipality_code text,
    unique (question_id, number)
);

create table project_note (
    id              uuid primary key,
    project_id      uuid not null references project,
    number          int not null check (number > 0),
    body            text not null check (length(body) between 1 and 4000),
    organisation_id uuid not null references organisation,
    written_by      uuid not null references person,
    written_at      timestamptz not null,
    amends_id       uuid references project_note,
    programme_id text not null, state_code text not null, fiscal_year int not null, club_id uuid not null, municipality_code text,
    unique (project_id, number)
);

-- What a person has not read: a question, or a project's notes (then the topic is the project).
create table unread (
    person_id       uuid not null references person,
    organisation_id uuid not null references organisation,
    topic_id        uuid not null,
    project_id      uuid not null references project,
    kind            text not null check (kind in ('question', 'note')),
    since           timestamptz not null,
    primary key (person_id, organisation_id, topic_id)
);

-- A question moves between open and answered, and is closed once; all else of it stands.
create function question_moves() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
    if old.status = 'closed' or (new.id, new.project_id, new.number, new.subject, new.organisation_id, new.asked_by, new.asked_at, new.to_id)
       is distinct from (old.id, old.project_id, old.number, old.subject, old.organisation_id, old.asked_by, old.asked_at, old.to_id) then
        raise exception 'question % stands as asked', old.id using errcode = '23514', constraint = 'question_stands';
    end if;
    return new;
end $$;
create trigger question_moves before update on question for each row execute function question_moves();

-- The side that was asked answers, the other asks on or closes; nobody writes into a closed question, or corrects another office's message.
create function message_is_of_its_side() returns trigger language plpgsql set search_path = pg_catalog, public as $$
declare q question;
begin
    select * into q from question where id = new.question_id;
    if q.status = 'closed' or q.project_id <> new.project_id
       or new.organisation_id <> (case when new.kind = 'answer' then q.to_id else q.organisation_id end)
       or exists (select from question_message m where m.id = new.amends_id
                   and (m.question_id, m.organisation_id) is distinct from (new.question_id, new.organisation_id)) then
        raise exception 'message of another side' using errcode = '23514', constraint = 'message_is_of_its_side';
    end if;
    return new;
end $$;
create trigger message_is_of_its_side before insert on question_message for each row execute function message_is_of_its_side();

create function note_corrects_its_own() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
    if exists (select from project_note n where n.id = new.amends_id
                and (n.project_id, n.organisation_id) is distinct from (new.project_id, new.organisation_id)) then
        raise exception 'note of another office' using errcode = '23514', constraint = 'note_corrects_its_own';
    end if;
    return new;
end $$;
create trigger note_corrects_its_own before insert on project_note for each row execute function note_corrects_its_own();

do $$
declare
    t text;
    of_its_offices text := $p$((select app_talks()) = 'government' and ((select app_sees()) = 'all'
        or ((select app_sees()) = 'place' and state_code = (select app_state())
            and ((select app_municipality()) is null or municipality_code = (select app_municipality())))))$p$;
    of_its_club text := $p$((select app_talks()) = 'club' and club_id = (select app_org()))$p$;
begin
    foreach t in array array['question', 'question_message', 'project_note'] loop
        execute format('create trigger stamp_scope before insert on %I for each row execute function stamp_scope()', t);
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy verifier_reads on %I for select to tfo_verifier using (true)', t);
        execute format('create policy its_sides_read on %I for select to tfo_app, tfo_owner using (%s)', t,
            of_its_offices || case when t = 'project_note' then '' else ' or ' || of_its_club end);
        execute format('create policy own_office_writes on %I for insert to tfo_app, tfo_owner with check (organisation_id = app_org() and (%s))', t,
            of_its_offices || case when t = 'project_note' then '' else ' or ' || of_its_club end);
        execute format('grant select, insert on %I to tfo_app', t);
        execute format('grant select on %I to tfo_verifier', t);
    end loop;
end $$;
create policy its_sides_move on question for update to tfo_app, tfo_owner
    using (app_org() in (organisation_id, to_id)) with check (app_org() in (organisation_id, to_id));
grant update (status, status_at) on question to tfo_app;

alter table unread enable row level security;
alter table unread force row level security;
create policy verifier_reads on unread for select to tfo_verifier using (true);
create policy own_marks on unread for select to tfo_app using (person_id = (select app_person()));
create policy own_marks_go on unread for delete to tfo_app using (person_id = (select app_person()));
create policy whoever_writes_marks on unread for insert to tfo_app with check (app_org() is not null);
-- The functions below count for the head of a page, and erase.
create policy owner_counts on unread to tfo_owner using (true) with check (true);
grant select, insert, delete on unread to tfo_app;
grant select on unread to tfo_verifier;

-- How much is unread, for the head of every page: by the key, and no further than a number that still means something.
create function unread_count(person uuid, organisation uuid, most int) returns int
    language sql stable security definer set search_path = pg_catalog, public as $$
    select count(*)::int from (
        select from unread u where u.person_id = person and u.organisation_id = organisation limit most) x $$;

-- With the person's name go their marks.
create function marks_go_with_their_reader() returns trigger
    language plpgsql security definer set search_path = pg_catalog, public as $$
begin
    delete from unread where person_id = new.id;
    return null;
end $$;
create trigger marks_go_with_their_reader after update of name on person
    for each row when (new.name = '(borrado)' and old.name <> '(borrado)') execute function marks_go_with_their_reader();
revoke execute on function question_moves, message_is_of_its_side, note_corrects_its_own, unread_count, marks_go_with_their_reader from public;
grant execute on function question_moves, message_is_of_its_side, note_corrects_its_own, unread_count, marks_go_with_their_reader to tfo_app;
