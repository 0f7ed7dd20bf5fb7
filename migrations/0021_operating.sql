-- What an operator needs: sequences that a backup can read, what was backed up and erased, and an order of records that
-- survives a clock that is set back.

-- A backup is taken as tfo_verifier, which reads everything; where a counter stands belongs to it.
grant select on all sequences in schema public to tfo_verifier;
alter default privileges in schema public grant select on sequences to tfo_verifier;

-- Each finished backup, told by the verb that took it; and each database that was restored from one.
create table backup_run (
    id              uuid primary key,
    taken_at        timestamptz not null,
    finished_at     timestamptz not null,
    folder          text not null check (length(folder) between 1 and 1000),
    tables          int not null check (tables > 0),
    rows            bigint not null check (rows >= 0),
    bytes           bigint not null check (bytes > 0),
    seal_no         bigint not null check (seal_no >= 0),
    manifest_sha256 text not null check (manifest_sha256 ~ '^[0-9a-f]{64}$'),
    check (finished_at >= taken_at)
);
create index backup_run_by_time on backup_run (taken_at);
grant select, insert on backup_run to tfo_app;

-- What the daily job erased, a row a rule; also a day on which there was nothing to erase.
create table retention_report (
    id          uuid primary key,
    ran_at      timestamptz not null,
    rule        text not null check (length(rule) between 1 and 60),
    before      timestamptz not null,
    erased      int not null check (erased >= 0),
    problem     text
);
create index retention_report_by_time on retention_report (ran_at);
grant select, insert on retention_report to tfo_app;

-- A machine's clock may be set back. What is recorded and sealed keeps its order all the same: no record is told to be
-- older than the last seal, no seal older than the one before it. Once the clock has caught up, it is believed again.
create function recorded_clock() returns timestamptz language sql volatile set search_path = pg_catalog, public as $$
    select greatest(clock_timestamp(), (select s.sealed_at from seal s order by s.seal_no desc limit 1))
$$;
revoke execute on function recorded_clock from public;
alter table journal_entry alter inserted_at set default recorded_clock();
alter table audit_event alter inserted_at set default recorded_clock();

-- As in 0010, but for the instant.
create or replace function seal_pending(at_most int) returns int
    language plpgsql security definer set search_path = pg_catalog, public as $$
declare
    item        record;
    head        record;
    number      bigint;
    previous    bytea;
    at          timestamptz;
    seals       seal[] := '{}';
begin
    if not pg_try_advisory_xact_lock(hashtextextended('sealer', 4)) then return 0; end if;
    select s.seal_no, s.hash, s.sealed_at into head from seal s order by s.seal_no desc limit 1;
    number := coalesce(head.seal_no, 0);
    previous := coalesce(head.hash, sha256('Three-For-One'));
    for item in
        select u.item_kind, u.item_id,
               (select s.sha256 from sealable s where s.item_kind = u.item_kind and s.id = u.item_id) content
          from (select u.item_kind, u.item_id, u.seq from unsealed u order by u.seq, u.item_kind limit at_most) u
         order by u.seq, u.item_kind
    loop
        if item.content is null then
            raise exception 'the % % waits for its seal and is gone', item.item_kind, item.item_id;
        end if;
        number := number + 1;
        at := greatest(clock_timestamp(), head.sealed_at);
        seals := seals || row(number, item.item_kind, item.item_id, item.content, previous,
            seal_hash(number, previous, item.item_kind, item.item_id, item.content, at), at)::seal;
        previous := seals[cardinality(seals)].hash;
    end loop;
    insert into seal select * from unnest(seals);
    delete from unsealed u using unnest(seals) s where u.item_kind = s.item_kind and u.item_id = s.item_id;
    return cardinality(seals);
end $$;

-- Retention. The app may not delete; it may ask for exactly this, and what the law keeps is not in it.

-- A file that no row points at any more: replaced, removed, or of a draft that was erased. Whichever tables point at
-- files, now or later: their foreign keys say so.
create function erase_unused_files(before timestamptz) returns int
    language plpgsql security definer set search_path = pg_catalog, public as $$
declare
    used    text;
    erased  int;
begin
    select string_agg(format('not exists (select 1 from %s r where r.%I = f.sha256)', c.conrelid::regclass, a.attname), ' and ')
      into used
      from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
     where c.contype = 'f' and c.confrelid = 'file'::regclass;
    execute format('delete from file f where f.stored_at < $1 and %s', used) using before;
    get diagnostics erased = row_count;
    return erased;
end $$;

-- Work that was done, and problems that were resolved: what they did is in the audit trail.
create function erase_done_work(before timestamptz) returns int
    language sql security definer set search_path = pg_catalog, public as $$
    with gone as (delete from outbox where done_at < before returning 1) select count(*)::int from gone $$;
create function erase_resolved_incidents(before timestamptz) returns int
    language sql security definer set search_path = pg_catalog, public as $$
    with gone as (delete from incident where resolved_at < before returning 1) select count(*)::int from gone $$;

-- A draft that nobody submitted or touched: what was written is erased. Its row stays, since the trail names it.
create function erase_drafts(before timestamptz) returns int
    language plpgsql security definer set search_path = pg_catalog, public as $$
declare
    drafts  uuid[];
begin
    select coalesce(array_agg(p.id), '{}') into drafts from project p
     where p.folio is null and p.title <> '(borrado)' and p.created_at < before and p.state_since < before
       and not exists (select 1 from project_section s where s.project_id = p.id and s.saved_at >= before)
       and not exists (select 1 from attachment a where a.project_id = p.id and a.added_at >= before);
    delete from attachment where project_id = any(drafts);
    delete from project_line where project_id = any(drafts);
    update project_section set complete = false, version = version + 1 where project_id = any(drafts);
    update project set title = '(borrado)', description = '', locality_name = '', place_note = '', benefit = '',
           people_helped = null, families_helped = null
     where id = any(drafts);
    return cardinality(drafts);
end $$;

-- A person's name and account, once the day in erase_after has come, or so long after the last appointment ended. Whoever
-- still holds an appointment stays; documents that were issued keep what they say, as the law wants.
create function erase_people(today date, appointed_until date) returns int
    language plpgsql security definer set search_path = pg_catalog, public as $$
declare
    gone    uuid[];
begin
    select coalesce(array_agg(p.id), '{}') into gone from person p
     where p.name <> '(borrado)'
       and not exists (select 1 from appointment a where a.person_id = p.id
                        and (a.valid_until is null or a.valid_until > today))
       and (p.erase_after <= today or (p.erase_after is null and exists (select 1 from appointment a where a.person_id = p.id)
            and not exists (select 1 from appointment a where a.person_id = p.id and a.valid_until > appointed_until)));
    delete from account_claim where user_id = any(gone);
    delete from account_login where user_id = any(gone);
    delete from account_token where user_id = any(gone);
    delete from account_passkey where user_id = any(gone);
    update account set user_name = id::text, normalized_user_name = upper(id::text), email = null, normalized_email = null,
           phone_number = null, password_hash = null, two_factor_enabled = false, lockout_enabled = true,
           lockout_end = 'infinity', security_stamp = gen_random_uuid()::text
     where id = any(gone);
    update person set name = '(borrado)' where id = any(gone);
    return cardinality(gone);
end $$;

revoke execute on function erase_unused_files, erase_done_work, erase_resolved_incidents, erase_drafts, erase_people from public;
grant execute on function erase_unused_files, erase_done_work, erase_resolved_incidents, erase_drafts, erase_people to tfo_app;
