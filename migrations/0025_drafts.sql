-- Writing a proposal together: what each saving of a section changed, what a person has typed and not saved yet, forms
-- sent after the sign-in was lost, earlier proposals as a beginning, and sections opened to the town's works office.

-- A section as it stood after each saving, so that two versions can be laid side by side. Rows are only added.
create table section_revision (
    project_id      uuid not null references project on delete cascade,
    code            text not null check (length(code) between 1 and 40),
    version         int not null check (version > 0),
    answers         jsonb not null check (jsonb_typeof(answers) = 'array'),
    saved_by        uuid not null references person,
    organisation_id uuid not null references organisation,
    saved_at        timestamptz not null,
    primary key (project_id, code, version)
);

-- A part of a draft that its club opened to the town's works office: open, then ready, then confirmed; or taken back.
create table section_opening (
    id              uuid primary key,
    project_id      uuid not null references project on delete cascade,
    code            text not null check (code in ('place', 'beneficiaries', 'budget', 'documents')),
    organisation_id uuid not null references organisation,
    note            text not null default '' check (length(note) <= 1000),
    opened_by       uuid not null references person,
    opened_at       timestamptz not null,
    status          text not null default 'open' check (status in ('open', 'ready', 'confirmed', 'taken_back')),
    ready_by        uuid references person,
    ready_at        timestamptz,
    settled_by      uuid references person,
    settled_at      timestamptz,
    reason          text not null default '' check (length(reason) <= 1000),
    programme_id text, state_code text, fiscal_year int, club_id uuid, municipality_code text,
    check ((ready_by is null) = (ready_at is null)),
    check ((settled_by is null) = (settled_at is null)),
    check ((status in ('confirmed', 'taken_back')) = (settled_at is not null)),
    check (status <> 'confirmed' or ready_at is not null),
    check (status <> 'taken_back' or length(reason) > 0)
);
create unique index section_is_opened_once on section_opening (project_id, code) where status in ('open', 'ready');
create index opening_by_office on section_opening (organisation_id, id);
create trigger stamp_scope before insert on section_opening for each row execute function stamp_scope();

alter table section_opening enable row level security;
alter table section_opening force row level security;
create policy verifier_reads on section_opening for select to tfo_verifier using (true);
create policy club_and_office on section_opening to tfo_app, tfo_owner
    using (club_id = (select app_org()) or organisation_id = (select app_org()) or (select app_sees()) = 'all')
    with check (club_id = (select app_org()) or organisation_id = (select app_org()));
grant select, insert, update on section_opening to tfo_app;

-- A draft is its club's own. Of the offices of its place only the one that was invited sees it, and for as long as a
-- section stands open to it; what hangs on a draft is as visible as the draft.
create policy draft_is_its_clubs on project as restrictive to tfo_app, tfo_owner
    using (folio is not null or club_id = (select app_org()) or (select app_sees()) = 'all'
        or exists (select 1 from section_opening o where o.project_id = project.id
                    and o.organisation_id = (select app_org()) and o.status in ('open', 'ready')))
    with check (true);
do $$
declare t text;
begin
    foreach t in array array['project_section', 'project_line', 'attachment'] loop
        execute format('create policy with_its_project on %I as restrictive to tfo_app, tfo_owner
            using (exists (select 1 from project p where p.id = project_id)) with check (true)', t);
    end loop;
end $$;

-- What was written on the way is the club's, and that part's which an office was invited to.
alter table section_revision enable row level security;
alter table section_revision force row level security;
create policy verifier_reads on section_revision for select to tfo_verifier using (true);
create policy of_the_writers on section_revision to tfo_app, tfo_owner
    using (exists (select 1 from project p where p.id = project_id
                    and (p.club_id = (select app_org()) or (select app_sees()) = 'all'))
        or exists (select 1 from section_opening o where o.project_id = section_revision.project_id
                    and o.code = section_revision.code and o.organisation_id = (select app_org())
                    and o.status in ('open', 'ready')));
grant select, insert on section_revision to tfo_app;

-- Who writes a part of a proposal while it is written: its club, or the office to which that part stands open.
create function may_write_section(project uuid, section text, club uuid) returns boolean
    language sql stable set search_path = pg_catalog, public as $$
    select club = app_org() or (select kind from organisation where id = app_org()) = 'system'
        or exists (select 1 from section_opening o where o.project_id = project and o.code = section
                    and o.organisation_id = app_org() and o.status = 'open') $$;
create function written_by_its_writers() returns trigger language plpgsql set search_path = pg_catalog, public as $$
declare
    of_project  uuid := case when tg_op = 'DELETE' then old.project_id else new.project_id end;
    section     text := case tg_table_name when 'project_line' then 'budget' when 'attachment' then 'documents' end;
    p           record;
begin
    if section is null then section := new.code; end if;
    select state, club_id into p from project where id = of_project;
    if p.state in ('BORRADOR', 'PREVENCION') and not may_write_section(of_project, section, p.club_id) then
        raise exception 'section % of % is not open to this office', section, of_project
            using errcode = '23514', constraint = 'section_is_open_to_its_writer';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger written_by_its_writers before insert or update or delete on project_line
    for each row execute function written_by_its_writers();
create trigger written_by_its_writers before insert or update on attachment
    for each row execute function written_by_its_writers();
create trigger written_by_its_writers before insert on section_revision
    for each row execute function written_by_its_writers();
create trigger written_by_its_writers before update of version, saved_by, saved_at on project_section
    for each row execute function written_by_its_writers();

create function answers_by_their_writers() returns trigger language plpgsql set search_path = pg_catalog, public as $$
declare
    section text;
begin
    foreach section in array array[
        case when (new.title, new.type_code, new.description, new.municipality_code, new.locality_code, new.locality_name, new.place_note)
            is distinct from (old.title, old.type_code, old.description, old.municipality_code, old.locality_code, old.locality_name, old.place_note)
            then 'place' end,
        case when (new.people_helped, new.families_helped, new.benefit)
            is distinct from (old.people_helped, old.families_helped, old.benefit) then 'beneficiaries' end,
        case when new.cost_centavos <> old.cost_centavos then 'budget' end,
        case when (new.pledge_centavos, new.choice) is distinct from (old.pledge_centavos, old.choice) then 'contributions' end]
    loop
        if section is not null and not may_write_section(old.id, section, old.club_id) then
            raise exception 'section % of % is not open to this office', section, old.id
                using errcode = '23514', constraint = 'section_is_open_to_its_writer';
        end if;
    end loop;
    if new.municipality_code is distinct from old.municipality_code
        and exists (select 1 from section_opening o where o.project_id = old.id and o.status in ('open', 'ready')) then
        raise exception 'an office of the town is invited' using errcode = '23514', constraint = 'town_stays_while_invited';
    end if;
    if new.state = 'INGRESADA'
        and exists (select 1 from section_opening o where o.project_id = old.id and o.status in ('open', 'ready')) then
        raise exception 'a section is not confirmed' using errcode = '23514', constraint = 'sections_are_confirmed';
    end if;
    return new;
end $$;
create trigger answers_by_their_writers before update on project
    for each row when (old.state in ('BORRADOR', 'PREVENCION')) execute function answers_by_their_writers();

-- The club opens, to the works office of the project's own town; that office says ready; the club settles.
create function opening_is_to_the_towns_works() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
    if new.club_id <> app_org() or not exists (
        select 1 from organisation o where o.id = new.organisation_id and o.kind = 'executor' and o.state_code = new.state_code
           and (o.municipality_code is null or o.municipality_code = new.municipality_code)) then
        raise exception 'not the works office of the town' using errcode = '23514', constraint = 'opening_is_to_the_towns_works';
    end if;
    return new;
end $$;
-- After stamp_scope: triggers fire by name.
create trigger works_of_the_town before insert on section_opening for each row execute function opening_is_to_the_towns_works();
create function opening_moves_on() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
    if (new.id, new.project_id, new.code, new.organisation_id, new.opened_by, new.opened_at, new.club_id)
        is distinct from (old.id, old.project_id, old.code, old.organisation_id, old.opened_by, old.opened_at, old.club_id)
       or (old.status in ('confirmed', 'taken_back') and new.status <> old.status)
       or (old.status <> new.status and new.status = 'ready' and old.organisation_id <> app_org())
       or (old.status <> new.status and new.status in ('confirmed', 'taken_back') and old.club_id <> app_org())
       or (old.status <> new.status and new.status = 'open') then
        raise exception 'an opening moves on' using errcode = '23514', constraint = 'opening_moves_on';
    end if;
    return new;
end $$;
create trigger opening_moves_on before update on section_opening for each row execute function opening_moves_on();

-- What a person has typed into a form and not saved, one row a window that it was typed in.
create table kept_form (
    id          uuid primary key,
    project_id  uuid not null references project on delete cascade,
    code        text not null check (length(code) between 1 and 40),
    person_id   uuid not null references person,
    version     int not null check (version > 0),
    answers     jsonb not null check (jsonb_typeof(answers) = 'array'),
    kept_at     timestamptz not null,
    constraint kept_form_is_a_form check (octet_length(answers::text) <= 400000)
);
create index kept_form_of_person on kept_form (person_id, project_id, code);
create index kept_form_by_time on kept_form (kept_at);
alter table kept_form enable row level security;
alter table kept_form force row level security;
create policy verifier_reads on kept_form for select to tfo_verifier using (true);
create policy of_whoever_typed on kept_form to tfo_app
    using (person_id = (select app_person()) and exists (select 1 from project p where p.id = project_id));
create policy the_system_erases on kept_form to tfo_owner
    using ((select kind from organisation where id = app_org()) = 'system');
grant select, insert, update, delete on kept_form to tfo_app;

-- A form that was sent when its sender was no longer signed in: encrypted, opened by the random value in a cookie of the
-- browser that sent it, for an hour.
create table held_form (
    token_sha256    bytea primary key check (length(token_sha256) = 32),
    content         bytea not null check (octet_length(content) <= 400000),
    held_at         timestamptz not null
);
create index held_form_by_time on held_form (held_at);
grant select, insert, delete on held_form to tfo_app;

-- From which earlier proposal a draft was begun, and what could not be carried.
create table project_copy (
    project_id  uuid primary key references project on delete cascade,
    source_id   uuid not null references project,
    left_out    text[] not null,
    copied_by   uuid not null references person,
    copied_at   timestamptz not null
);
alter table project_copy enable row level security;
alter table project_copy force row level security;
create policy verifier_reads on project_copy for select to tfo_verifier using (true);
create policy with_its_project on project_copy to tfo_app, tfo_owner
    using (exists (select 1 from project p where p.id = project_id));
grant select, insert on project_copy to tfo_app;

-- As in 0007: a draft may move to another municipality, and what hangs on it follows.
create or replace function scope_follows_project() returns trigger language plpgsql set search_path = pg_catalog, public as $$
declare t text;
begin
    if old.folio is not null then
        raise exception 'the municipality of a submitted project stands' using errcode = '23514', constraint = 'place_is_fixed';
    end if;
    foreach t in array array['project_section', 'project_line', 'attachment', 'process_instance', 'section_opening'] loop
        execute format('update %I set municipality_code = $1 where project_id = $2', t) using new.municipality_code, new.id;
    end loop;
    update task set municipality_code = new.municipality_code where project_id = new.id and status = 'open';
    return null;
end $$;

-- As in 0021, with what was written on the way.
create or replace function erase_drafts(before timestamptz) returns int
    language plpgsql security definer set search_path = pg_catalog, public as $$
declare
    drafts  uuid[];
begin
    select coalesce(array_agg(p.id), '{}') into drafts from project p
     where p.folio is null and p.title <> '(borrado)' and p.created_at < before and p.state_since < before
       and not exists (select 1 from project_section s where s.project_id = p.id and s.saved_at >= before)
       and not exists (select 1 from attachment a where a.project_id = p.id and a.added_at >= before);
    delete from kept_form where project_id = any(drafts);
    delete from section_revision where project_id = any(drafts);
    delete from attachment where project_id = any(drafts);
    delete from project_line where project_id = any(drafts);
    update project_section set complete = false, version = version + 1 where project_id = any(drafts);
    update project set title = '(borrado)', description = '', locality_name = '', place_note = '', benefit = '',
           people_helped = null, families_helped = null
     where id = any(drafts);
    return cardinality(drafts);
end $$;

-- What was typed and never saved, and forms that nobody came back for.
create function erase_kept_forms(before timestamptz) returns int
    language sql security definer set search_path = pg_catalog, public as $$
    with gone as (delete from kept_form where kept_at < before returning 1),
         lost as (delete from held_form where held_at < clock_timestamp() - interval '1 day' returning 1)
    select ((select count(*) from gone) + (select count(*) from lost))::int $$;

revoke execute on function may_write_section, written_by_its_writers, answers_by_their_writers,
    opening_is_to_the_towns_works, opening_moves_on, erase_kept_forms from public;
grant execute on function may_write_section, written_by_its_writers, answers_by_their_writers,
    opening_is_to_the_towns_works, opening_moves_on, erase_kept_forms to tfo_app;
