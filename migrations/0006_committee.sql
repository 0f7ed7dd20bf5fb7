-- The committee session (COVAM): called, held with a quorum of sectors, closed or void. Votes go through cast_vote only.

create table committee_session (
    id              uuid primary key,
    edition_id      uuid not null references edition,
    programme_id    text not null references programme,
    state_code      text not null references state,
    fiscal_year     int not null,
    number          int not null,
    called_on       date not null,
    held_on         date not null,
    place           text not null check (length(place) between 1 and 200),
    quorum          int not null default 3 check (quorum between 1 and 4),
    status          text not null default 'called' check (status in ('called', 'closed', 'void')),
    called_by       uuid not null references person,
    closed_by       uuid references person,
    closed_at       timestamptz,
    unique (state_code, fiscal_year, number),
    check ((status = 'called') = (closed_by is null))
);
create table session_attendance (
    session_id  uuid not null references committee_session,
    sector      text not null check (sector in ('federal', 'state', 'municipal', 'migrant')),
    person_id   uuid not null references person,
    arrived_at  timestamptz not null,
    primary key (session_id, sector),
    unique (session_id, person_id)
);
create table session_project (
    session_id      uuid not null references committee_session,
    project_id      uuid not null references project,
    rank            int not null,
    ruling          text check (ruling in ('approved', 'conditional', 'waiting', 'rejected')),
    reason          text not null default '',
    condition       text not null default '',
    condition_until date,
    primary key (session_id, project_id),
    unique (session_id, rank) deferrable initially deferred,
    check (ruling is distinct from 'conditional' or (condition_until is not null and condition <> ''))
);
create table vote (
    session_id  uuid not null,
    project_id  uuid not null,
    sector      text not null check (sector in ('federal', 'state', 'municipal', 'migrant')),
    person_id   uuid not null references person,
    choice      text not null check (choice in ('for', 'against', 'abstain', 'recused')),
    reason      text not null,
    cast_at     timestamptz not null,
    primary key (session_id, project_id, sector),
    foreign key (session_id, project_id) references session_project
);
-- What a session ruled, and who sat in it, stands once it is closed; a void one ruled nothing.
create function session_is_open() returns trigger language plpgsql as $$
begin
    if tg_table_name = 'committee_session' then
        if old.status <> 'called' then
            raise exception 'session % is over', old.id using errcode = '23514', constraint = 'session_is_open';
        end if;
    elsif not exists (select 1 from committee_session s where s.id = coalesce(new.session_id, old.session_id) and s.status = 'called') then
        raise exception 'the session is over' using errcode = '23514', constraint = 'session_is_open';
    end if;
    return new;
end $$;
create trigger session_is_open before update on committee_session for each row execute function session_is_open();
create trigger session_is_open before insert or update on session_attendance for each row execute function session_is_open();
create trigger session_is_open before insert or update on session_project for each row execute function session_is_open();

-- A sector is sat for by somebody who holds its vote on the day.
create function voter_holds_the_seat() returns trigger language plpgsql as $$
begin
    if not exists (
        select 1 from appointment a join committee_session s on s.id = new.session_id
         where a.person_id = new.person_id and a.role = 'voter' and a.sector = new.sector
           and s.held_on >= a.valid_from and (a.valid_until is null or s.held_on < a.valid_until)) then
        raise exception 'that person does not vote for the sector' using errcode = '23514', constraint = 'voter_holds_the_seat';
    end if;
    return new;
end $$;
create trigger voter_holds_the_seat before insert or update on session_attendance
    for each row execute function voter_holds_the_seat();

create trigger append_only before update or delete on vote for each row execute function append_only();
create trigger append_only_whole before truncate on vote for each statement execute function append_only();

-- One vote a sector, by the person who attends for it; the own club's or own duty's project takes only a recusal.
create function cast_vote(session uuid, project uuid, choice text, reason text, at timestamptz) returns void
    language plpgsql security definer set search_path = pg_catalog, public as $$
declare
    seat text;
begin
    perform 1 from committee_session s where s.id = session and s.status = 'called' for share;
    if not found then
        raise exception 'the session is not open' using errcode = '23514', constraint = 'session_is_open';
    end if;
    select a.sector into seat from session_attendance a where a.session_id = session and a.person_id = app_person();
    if not found then
        raise exception 'only who attends votes' using errcode = '23514', constraint = 'voter_attends';
    end if;
    if cast_vote.choice <> 'recused' and exists (
        select 1 from project p join appointment ap on ap.organisation_id = p.club_id
         where p.id = cast_vote.project and ap.person_id = app_person()) then
        raise exception 'a voter recuses from the own club''s project' using errcode = '23514', constraint = 'voter_recuses';
    end if;
    insert into vote values (session, cast_vote.project, seat, app_person(), cast_vote.choice, cast_vote.reason, at);
    if cast_vote.choice <> 'recused' then
        insert into project_duty values (cast_vote.project, app_person(), 'voter', at) on conflict do nothing;
    end if;
end $$;

revoke execute on function cast_vote, session_is_open, voter_holds_the_seat from public;
grant execute on function cast_vote, session_is_open, voter_holds_the_seat to tfo_app;
grant select, insert, update on committee_session, session_attendance, session_project to tfo_app;
grant select on vote to tfo_app;
