-- Organisations that people set up on pages: their tax key, their former names, and federations that see their clubs.

-- A wrong tax key is told and kept as it was written. The date of a new name is the instant at which the old one ended.
alter table organisation
    add rfc text check (length(rfc) between 1 and 20),
    add renamed_at timestamptz,
    drop constraint organisation_sees_check,
    add constraint organisation_sees_check check (sees in ('own', 'place', 'all', 'clubs')),
    add constraint organisation_clubs_are_a_federations check (sees <> 'clubs' or kind = 'federation');

-- A step goes to the office of its kind at its place, so there is one.
create unique index one_office_a_place on organisation (kind, state_code, coalesce(municipality_code, ''))
    where sees = 'place' and kind <> 'federation';

-- What an organisation was called until then; what was written before keeps that name.
create table former_name (
    organisation_id uuid not null references organisation,
    until           timestamptz not null,
    name            text not null check (length(name) between 1 and 300),
    primary key (organisation_id, until)
);
create function keep_former_name() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
    if new.renamed_at is null or new.renamed_at is not distinct from old.renamed_at then
        raise exception 'a new name has its time' using errcode = '23514', constraint = 'new_name_has_its_time';
    end if;
    insert into former_name values (old.id, new.renamed_at, old.name);
    return new;
end $$;
create trigger keep_former_name before update of name on organisation
    for each row when (new.name is distinct from old.name) execute function keep_former_name();
create function organisation_name(organisation uuid, at timestamptz) returns text language sql stable set search_path = pg_catalog, public as $$
    select coalesce(
        (select f.name from former_name f where f.organisation_id = organisation and f.until > at order by f.until limit 1),
        (select o.name from organisation o where o.id = organisation)) $$;
create function former_name_stands() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
    raise exception 'a former name stands' using errcode = '23514', constraint = 'former_name_stands';
end $$;
create trigger former_name_stands before update or delete on former_name for each row execute function former_name_stands();

revoke execute on function keep_former_name, organisation_name, former_name_stands from public;
grant execute on function keep_former_name, organisation_name, former_name_stands to tfo_app;
grant execute on function organisation_name to tfo_verifier;
grant select, insert on former_name to tfo_app;

-- A federation of the list may have people here: then it is an organisation as well.
alter table federation add organisation_id uuid unique references organisation;
grant insert, update (organisation_id) on federation to tfo_app;
