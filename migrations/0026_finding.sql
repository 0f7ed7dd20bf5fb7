-- Finding things: a row of words a project, who has taken a task, views that people keep.

-- Trigrams make a part of a word as fast to find as its beginning. The module comes with PostgreSQL and is trusted:
-- the database's owner may install it.
create extension if not exists pg_trgm;

-- Letters and digits only, without case or accents, one space between words: what is typed and what is looked through
-- are both brought to this, so that no pattern can be smuggled in.
create function search_key(name text) returns text language sql immutable strict parallel safe set search_path = pg_catalog, public as $$
    select btrim(regexp_replace(lower(regexp_replace(normalize(name, NFKD), '[\u0300-\u036F]+', '', 'g')), '[^a-z0-9]+', ' ', 'g'))
$$;

-- What a project is found by. Row-level security would keep the index out of use (a pattern is not leakproof), so the
-- table has none and no grant either: search_projects alone reads it, says whose rows are whose itself, and gives
-- nothing but ids, which are then read under the policies of project.
create table project_search (
    project_id          uuid primary key references project on delete cascade,
    club_id             uuid not null,
    state_code          text not null,
    municipality_code   text,
    fiscal_year         int not null,
    state               text not null,
    is_draft            boolean not null,
    folio_key           text not null,
    -- What it is and where; a word found here comes before one in the club's name.
    about               text not null,
    words               text not null,
    -- CLABE and references of deposits, for those who handle money.
    accounts            text not null default ''
);
create index project_search_words on project_search using gin (words gin_trgm_ops) with (fastupdate = off);
create index project_search_accounts on project_search using gin (accounts gin_trgm_ops) with (fastupdate = off)
    where accounts <> '';
create index project_search_place on project_search (state_code, municipality_code, project_id);
create index project_search_state on project_search (state, project_id);
create index project_search_club on project_search (club_id, project_id);

-- The words of submitted projects, so that a mistyped one is known and set right.
create table search_word (
    word    text primary key
);
create index search_word_like on search_word using gin (word gin_trgm_ops);
grant select on search_word to tfo_app;

-- Writes the rows of some projects anew, of all when none are named. Runs for whoever changes the project.
create function refill_project_search(ids uuid[] default null) returns void
    language plpgsql security definer set search_path = pg_catalog, public as $$
begin
    with found as (
        select p.id, p.club_id, p.state_code, p.municipality_code, p.fiscal_year, p.state, p.folio is null is_draft,
               replace(search_key(coalesce(p.folio, '')), ' ', '') folio_key,
               ' ' || search_key(concat_ws(' ', p.title, p.locality_name, m.name)) || ' ' about,
               search_key(concat_ws(' ', s.name, o.name, p.folio)) others,
               coalesce((select ' ' || search_key(string_agg(t.word, ' ' order by t.word)) || ' '
                           from (select a.clabe || ' ' || a.reference word from registered_account a
                                  where a.project_id = p.id and a.status <> 'refused'
                                 union select d.bank_reference from deposit d
                                  where d.project_id = p.id and d.status <> 'refused') t), '') accounts
          from project p
          join organisation o on o.id = p.club_id
          join state s on s.code = p.state_code
          left join municipality m on m.state_code = p.state_code and m.code = p.municipality_code
         where ids is null or p.id = any (ids)),
    written as (
        insert into project_search
        select id, club_id, state_code, municipality_code, fiscal_year, state, is_draft, folio_key, about,
               about || others || ' ' || folio_key || ' ', accounts from found
        on conflict (project_id) do update set (club_id, state_code, municipality_code, fiscal_year, state, is_draft,
                folio_key, about, words, accounts)
            = (excluded.club_id, excluded.state_code, excluded.municipality_code, excluded.fiscal_year, excluded.state,
                excluded.is_draft, excluded.folio_key, excluded.about, excluded.words, excluded.accounts)
        returning words, is_draft)
    -- Always in one order, so that two who submit at once never wait for one another.
    insert into search_word
    select w from written, unnest(string_to_array(words, ' ')) w
     where not is_draft and w ~ '^[a-z]{4,30}$' and not exists (select from search_word k where k.word = w)
     group by w order by w
    on conflict do nothing;
end $$;

create function search_follows_project() returns trigger
    language plpgsql security definer set search_path = pg_catalog, public as $$
begin
    if tg_op = 'UPDATE' and (old.title, old.locality_name, old.municipality_code, old.folio)
            is not distinct from (new.title, new.locality_name, new.municipality_code, new.folio) then
        update project_search set state = new.state where project_id = new.id;
    else
        perform refill_project_search(array[new.id]);
    end if;
    return null;
end $$;
create trigger search_follows_project after insert or update of title, locality_name, municipality_code, folio, state on project
    for each row execute function search_follows_project();

create function search_follows_account() returns trigger
    language plpgsql security definer set search_path = pg_catalog, public as $$
begin
    perform refill_project_search(array[new.project_id]);
    return null;
end $$;
create trigger search_follows_account after insert or update of status on registered_account
    for each row execute function search_follows_account();
create trigger search_follows_account after insert or update of status on deposit
    for each row execute function search_follows_account();

-- A club that is renamed is found by its new name in projects that whoever renames it may not see.
create function search_follows_club() returns trigger
    language plpgsql security definer set search_path = pg_catalog, public as $$
declare
    renaming    text := current_setting('app.org', true);
begin
    perform set_config('app.org', '00000000-0000-7000-8000-000000000001', true);
    perform refill_project_search(array(select id from project where club_id = new.id));
    perform set_config('app.org', coalesce(renaming, ''), true);
    return null;
end $$;
create trigger search_follows_club after update of name on organisation
    for each row when (old.name is distinct from new.name) execute function search_follows_club();

-- The newest projects in which every word is found; a word may be given with others that are as good, after a space.
-- Rank: 0 is the folio itself, 1 is found in what the work is and where, 2 elsewhere. A plan for these words, each time:
-- rare words come from the index, common ones are met soon on the way from the newest.
create function search_projects(words text[], with_accounts boolean, in_state text, in_year int, older_than uuid, most int)
    returns table (project_id uuid, rank int)
    language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare
    reader      organisation;
    conditions  text[];
    first       text[];
    word        text;
begin
    select * into reader from organisation o where o.id = app_org();
    if not found then return; end if;
    -- As the policies of project; a draft is its club's own.
    conditions := case reader.sees
        when 'all' then array['not s.is_draft']
        when 'own' then array[format('s.club_id = %L', reader.id)]
        when 'place' then array['not s.is_draft', format('s.state_code = %L', reader.state_code)]
            || case when reader.municipality_code is not null
                    then array[format('s.municipality_code = %L', reader.municipality_code)] else array[]::text[] end
        else array['false']
    end;
    if in_state <> '' then conditions := conditions || format('s.state = %L', in_state); end if;
    if in_year is not null then conditions := conditions || format('s.fiscal_year = %L', in_year); end if;
    if older_than is not null then conditions := conditions || format('s.project_id < %L', older_than); end if;
    foreach word in array words loop
        conditions := conditions || (
            select '(' || string_agg(
                -- One or two letters are found all over: they count at the beginning of a word only.
                format('s.words like %L', begins || w || '%')
                || case when with_accounts then format(' or (s.accounts <> '''' and s.accounts like %L)', begins || w || '%') else '' end,
                ' or ') || ')'
              from unnest(string_to_array(search_key(word), ' ')) w, lateral (select case when length(w) < 3 then '% ' else '%' end begins) b);
        first := first || (
            select '(' || string_agg(format('s.about like %L', '% ' || w || '%'), ' or ') || ')'
              from unnest(string_to_array(search_key(word), ' ')) w);
    end loop;
    return query execute format(
        'select s.project_id, case when s.folio_key = %L then 0 when %s then 1 else 2 end from project_search s where %s
          order by s.project_id desc limit %s',
        replace(search_key(array_to_string(words, ' ')), ' ', ''), coalesce(nullif(array_to_string(first, ' and '), ''), 'true'), array_to_string(conditions, ' and '), most);
end $$;

revoke execute on function refill_project_search, search_follows_project, search_follows_account, search_follows_club, search_projects
    from public;
grant execute on function refill_project_search, search_follows_project, search_follows_account, search_follows_club, search_projects
    to tfo_app;
grant execute on function search_key to tfo_app, tfo_public, tfo_verifier;

-- Who is at work on a task, so that two do not do the same. Somebody else decides it only after taking it over.
alter table task
    add claimed_by  uuid references person,
    add claimed_at  timestamptz,
    add due_sort    timestamptz not null generated always as (coalesce(due_at, timestamptz '9999-01-01 00:00:00+00')) stored,
    add constraint claim_has_its_time check ((claimed_by is null) = (claimed_at is null));
create function claimed_task_is_the_claimants() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
    if old.claimed_by <> new.decided_by then
        raise exception 'task % is taken by somebody else', old.id using errcode = '23514', constraint = 'task_is_claimed';
    end if;
    return new;
end $$;
revoke execute on function claimed_task_is_the_claimants from public;
grant execute on function claimed_task_is_the_claimants to tfo_app;
create trigger claimed_task_is_the_claimants before update of status on task
    for each row when (old.claimed_by is not null and new.status = 'done') execute function claimed_task_is_the_claimants();

-- The queue by due date, whole and by each of its filters: a page is read from where the last one ended.
drop index task_queue;
create index task_queue on task (organisation_id, role, due_sort, id) where status = 'open';
create index task_queue_by_step on task (organisation_id, role, element_id, due_sort, id) where status = 'open';
create index task_queue_by_place on task (organisation_id, role, municipality_code, due_sort, id) where status = 'open';
create index task_queue_by_claim on task (organisation_id, role, claimed_by, due_sort, id) where status = 'open';

-- A list as somebody likes to see it: its name and the filters of its address.
create table saved_view (
    id          uuid primary key,
    person_id   uuid not null references person,
    place       text not null check (place in ('queue', 'projects')),
    name        text not null check (length(name) between 1 and 60),
    filter      text not null check (length(filter) <= 600),
    made_at     timestamptz not null,
    constraint view_named_once unique (person_id, place, name)
);
alter table saved_view enable row level security;
alter table saved_view force row level security;
create policy verifier_reads on saved_view for select to tfo_verifier using (true);
create policy own_views on saved_view to tfo_app, tfo_owner
    using (person_id = (select app_person())) with check (person_id = (select app_person()));
grant select, insert, update, delete on saved_view to tfo_app;

create function views_go_with_their_owner() returns trigger
    language plpgsql security definer set search_path = pg_catalog, public as $$
declare
    erasing     text := current_setting('app.person', true);
begin
    perform set_config('app.person', new.id::text, true);
    delete from saved_view where person_id = new.id;
    perform set_config('app.person', coalesce(erasing, ''), true);
    update task set claimed_by = null, claimed_at = null where claimed_by = new.id and status = 'open';
    return null;
end $$;
revoke execute on function views_go_with_their_owner from public;
grant execute on function views_go_with_their_owner to tfo_app;
create trigger views_go_with_their_owner after update of name on person
    for each row when (new.name = '(borrado)' and old.name <> '(borrado)') execute function views_go_with_their_owner();

-- What is there already.
select set_config('app.org', '00000000-0000-7000-8000-000000000001', true);
select refill_project_search();
select set_config('app.org', '', true);
