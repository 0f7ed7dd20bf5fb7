-- Papers of a proposal: each file is accepted or returned with a reason, a correction names what it replaces, an identity
-- paper is erased when its rule pack says, and an upload that a bad line cut goes on where it stopped.

alter table attachment
    alter file_sha256 drop not null,
    add decided_by  uuid references person,
    add decided_at  timestamptz,
    -- The returned file that this one was sent in place of.
    add replaces_id uuid references attachment,
    -- Only of somebody's identity paper: days after it was accepted, or its project ended, as the pack said when it came.
    add erase_days  int check (erase_days > 0),
    add erased_at   timestamptz,
    add pages       int check (pages > 0),
    add constraint attachment_decided_whole check (num_nulls(decided_by, decided_at) = case status when 'pending' then 2 else 0 end),
    add constraint return_says_why check (status <> 'returned' or length(reason) between 1 and 500),
    add constraint file_until_erased check ((file_sha256 is null) = (erased_at is not null)),
    add constraint only_identity_is_erased check (erased_at is null or erase_days is not null);
create index attachment_to_erase on attachment (project_id) where erase_days is not null and erased_at is null;

-- What arrived of a file so far. It becomes an attachment with its last part, and is gone then.
create table upload (
    id          uuid primary key,
    project_id  uuid not null references project,
    kind        text not null check (length(kind) between 1 and 60),
    name        text not null check (length(name) between 1 and 200),
    replaces    uuid,
    length      int not null check (length between 1 and 20971520),
    received    int not null default 0,
    started_by  uuid not null references person,
    touched_at  timestamptz not null,
    programme_id text, state_code text, fiscal_year int, club_id uuid, municipality_code text,
    constraint upload_within_its_length check (received between 0 and length)
);
create index upload_by_project on upload (project_id);
create index upload_by_time on upload (touched_at);
create trigger stamp_scope before insert on upload for each row execute function stamp_scope();
create table upload_part (
    upload_id   uuid not null references upload on delete cascade,
    starts_at   int not null check (starts_at >= 0),
    content     bytea not null check (octet_length(content) between 1 and 1048576),
    primary key (upload_id, starts_at)
);

-- Only the club that sends it sees an unfinished upload.
alter table upload enable row level security;
alter table upload force row level security;
create policy verifier_reads on upload for select to tfo_verifier using (true);
create policy of_its_club on upload to tfo_app, tfo_owner using (club_id = (select app_org())) with check (club_id = (select app_org()));
create policy the_system_erases on upload to tfo_owner using ((select kind from organisation where id = app_org()) = 'system');
alter table upload_part enable row level security;
alter table upload_part force row level security;
create policy verifier_reads on upload_part for select to tfo_verifier using (true);
create policy with_its_upload on upload_part to tfo_app, tfo_owner using (exists (select 1 from upload u where u.id = upload_id));
grant select, insert, update, delete on upload to tfo_app;
grant select, insert on upload_part to tfo_app;

-- Uploads that nobody finished.
create function erase_stale_uploads(before timestamptz) returns int
    language sql security definer set search_path = pg_catalog, public as $$
    with gone as (delete from upload where touched_at < before returning 1) select count(*)::int from gone $$;

-- Identity papers: the file goes at once, unless something else points at the same bytes; that there was one stays on record.
create function erase_identity_papers(today timestamptz) returns int
    language plpgsql security definer set search_path = pg_catalog, public as $$
declare
    due     uuid[];
    hashes  bytea[];
    used    text;
begin
    select coalesce(array_agg(a.id), '{}'), coalesce(array_agg(a.file_sha256), '{}') into due, hashes
      from attachment a join project p on p.id = a.project_id
     where a.erase_days is not null and a.erased_at is null
       and ((a.status = 'accepted' and a.decided_at + make_interval(days => a.erase_days) <= today)
         or a.removed_at + make_interval(days => a.erase_days) <= today
         or (p.state in ('DESECHADA', 'DESISTIDA', 'CANCELADA', 'NO_APROBADA', 'CERRADA')
             and p.state_since + make_interval(days => a.erase_days) <= today));
    update attachment set file_sha256 = null, erased_at = today where id = any(due);
    select string_agg(format('not exists (select 1 from %s r where r.%I = f.sha256)', c.conrelid::regclass, a.attname), ' and ')
      into used
      from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
     where c.contype = 'f' and c.confrelid = 'file'::regclass;
    execute format('delete from file f where f.sha256 = any($1) and %s', used) using hashes;
    return cardinality(due);
end $$;
revoke execute on function erase_stale_uploads, erase_identity_papers from public;
grant execute on function erase_stale_uploads, erase_identity_papers to tfo_app;
