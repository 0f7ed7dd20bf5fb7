-- The committee's session in full: the call, points by criterion, votes on paper, deferral, signed and corrected minutes.

alter table committee_session
    add starts_at time not null default '10:00',
    add call_document_id uuid references document;

-- Points that a person gave a project for a criterion of its pack. They may change until a session that ranks it closes.
create table project_score (
    project_id  uuid not null references project,
    criterion   text not null,
    points      int not null constraint points_in_range check (points between 0 and 100),
    reason      text not null constraint score_has_reason check (btrim(reason) <> '' and length(reason) <= 1000),
    scored_by   uuid not null references person,
    scored_at   timestamptz not null,
    primary key (project_id, criterion)
);
call belongs_to_project('project_score');
grant select, insert, update on project_score to tfo_app;

-- The numbers behind every rank, kept as they were when the session closed.
create table session_score (
    session_id  uuid not null references committee_session,
    project_id  uuid not null references project,
    criterion   text not null,
    weight      int not null check (weight between 0 and 100),
    measure     text not null check (measure in ('scored', 'people_helped', 'cost_per_person', 'club_share')),
    value       bigint,
    points      int not null constraint points_in_range check (points between 0 and 100),
    primary key (session_id, project_id, criterion),
    foreign key (session_id, project_id) references session_project
);
call belongs_to_project('session_score');
create trigger session_is_open before insert on session_score for each row execute function session_is_open();
create trigger append_only before update or delete on session_score for each row execute function append_only();
create trigger append_only_whole before truncate on session_score for each statement execute function append_only();
grant select, insert on session_score to tfo_app;

-- Deferred: the project goes back to the next session, for a reason, and no money moves.
alter table session_project drop constraint session_project_ruling_check;
alter table session_project
    add constraint session_project_ruling_check check (ruling in ('approved', 'conditional', 'waiting', 'rejected', 'deferred')),
    add constraint deferral_has_reason check (ruling is distinct from 'deferred' or btrim(reason) <> '');

-- A member without an account votes on paper: the secretary enters it and keeps the scan.
alter table vote
    add entered_by uuid references person,
    add paper_sha256 bytea references file,
    add constraint paper_vote_has_scan check ((entered_by is null) = (paper_sha256 is null)),
    add constraint paper_vote_is_entered_by_another check (entered_by <> person_id);

create function enter_vote(session uuid, project uuid, sector text, choice text, reason text, paper bytea, at timestamptz) returns void
    language plpgsql security definer set search_path = pg_catalog, public as $$
declare
    voter uuid;
begin
    perform 1 from committee_session s where s.id = enter_vote.session and s.status = 'called' for share;
    if not found then
        raise exception 'the session is not open' using errcode = '23514', constraint = 'session_is_open';
    end if;
    if not exists (
        select 1 from appointment a join committee_session s on s.id = enter_vote.session
         where a.person_id = app_person() and a.organisation_id = app_org() and a.role = 'committee_secretary'
           and s.held_on >= a.valid_from and (a.valid_until is null or s.held_on < a.valid_until)) then
        raise exception 'only the secretary enters a vote' using errcode = '23514', constraint = 'secretary_enters_votes';
    end if;
    select a.person_id into voter from session_attendance a where a.session_id = enter_vote.session and a.sector = enter_vote.sector;
    if not found then
        raise exception 'only who attends votes' using errcode = '23514', constraint = 'voter_attends';
    end if;
    if exists (select 1 from account c where c.id = voter) then
        raise exception 'who can sign in votes in person' using errcode = '23514', constraint = 'voter_votes_in_person';
    end if;
    if enter_vote.choice <> 'recused' and exists (
        select 1 from project p join appointment ap on ap.organisation_id = p.club_id
         where p.id = enter_vote.project and ap.person_id = voter) then
        raise exception 'a voter recuses from the own club''s project' using errcode = '23514', constraint = 'voter_recuses';
    end if;
    insert into vote (session_id, project_id, sector, person_id, choice, reason, cast_at, entered_by, paper_sha256)
        values (enter_vote.session, enter_vote.project, enter_vote.sector, voter, enter_vote.choice, enter_vote.reason, at, app_person(), paper);
    if enter_vote.choice <> 'recused' then
        insert into project_duty values (enter_vote.project, voter, 'voter', at) on conflict do nothing;
    end if;
end $$;
revoke execute on function enter_vote from public;
grant execute on function enter_vote to tfo_app;

-- The minutes of a session: the first when it closes, then corrections of signed ones. A scan of the signed paper is
-- added once; nothing is edited.
create table session_minutes (
    document_id     uuid primary key references document,
    session_id      uuid not null references committee_session,
    ordinal         int not null check (ordinal >= 1),
    corrects_id     uuid unique references session_minutes,
    reason          text not null default '' check (length(reason) <= 2000),
    signed_sha256   bytea references file,
    signed_by       uuid references person,
    signed_at       timestamptz,
    unique (session_id, ordinal),
    check ((corrects_id is null) = (ordinal = 1)),
    constraint correction_has_reason check (corrects_id is null or btrim(reason) <> ''),
    constraint minutes_signed_whole check ((signed_sha256 is null) = (signed_by is null) and (signed_sha256 is null) = (signed_at is null))
);
create function minutes_are_kept() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
    if tg_op = 'INSERT' then
        if not exists (select 1 from document d where d.id = new.document_id and d.type = 'minutes') then
            raise exception 'minutes are a document' using errcode = '23514', constraint = 'minutes_are_kept';
        end if;
        if new.corrects_id is not null and not exists (
            select 1 from session_minutes m where m.document_id = new.corrects_id and m.session_id = new.session_id
               and m.signed_sha256 is not null and m.ordinal = new.ordinal - 1) then
            raise exception 'only signed minutes are corrected' using errcode = '23514', constraint = 'signed_minutes_are_corrected';
        end if;
    elsif (new.document_id, new.session_id, new.ordinal, new.corrects_id, new.reason)
          is distinct from (old.document_id, old.session_id, old.ordinal, old.corrects_id, old.reason)
          or old.signed_sha256 is not null then
        raise exception 'minutes are never edited' using errcode = '23514', constraint = 'minutes_are_kept';
    end if;
    return new;
end $$;
revoke execute on function minutes_are_kept from public;
grant execute on function minutes_are_kept to tfo_app;
create trigger minutes_are_kept before insert or update on session_minutes for each row execute function minutes_are_kept();
grant select, insert, update on session_minutes to tfo_app;
grant select on session_minutes to tfo_verifier;

-- Minutes that were kept before this table was there.
insert into session_minutes (document_id, session_id, ordinal)
    select d.id, s.id, 1 from document d
      join committee_session s on s.status <> 'called'
      join state t on t.code = s.state_code
     where d.type = 'minutes' and d.folio = t.folio_prefix || '-' || s.fiscal_year || '-S'
           || case when s.number < 10 then '0' else '' end || s.number || '-ACT-01';
