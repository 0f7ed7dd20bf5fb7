-- Process instances, the tasks people see, timers, stored messages, incidents, documents and the outbox.

create table process_instance (
    id              uuid primary key,
    project_id      uuid not null references project,
    process_id      text not null,
    definition_id   uuid not null references process_definition,
    subject_id      uuid,
    state           jsonb not null,
    started_at      timestamptz not null,
    ended_at        timestamptz
);
create index process_instance_by_project on process_instance (project_id, id);
create unique index one_main_instance on process_instance (project_id) where process_id = 'project';

create table task (
    id              uuid primary key,
    instance_id     uuid not null references process_instance,
    project_id      uuid not null references project,
    element_id      text not null,
    activation      int not null,
    item            text not null default '',
    role            text not null,
    duty            text,
    organisation_id uuid not null references organisation,
    outcomes        text[] not null,
    opened_at       timestamptz not null,
    due_at          timestamptz,
    status          text not null default 'open' check (status in ('open', 'done', 'cancelled')),
    decided_by      uuid references person,
    decided_at      timestamptz,
    outcome         text,
    reason          text,
    unique (instance_id, element_id, activation, item),
    constraint task_decided_whole check ((status = 'done') = (decided_by is not null and decided_at is not null and outcome is not null))
);
create index task_queue on task (organisation_id, role, due_at, id) where status = 'open';
create index task_by_project on task (project_id, id);
-- A closed task stays as it was decided.
create function task_is_decided_once() returns trigger language plpgsql as $$
begin
    if old.status <> 'open' then
        raise exception 'task % is already %', old.id, old.status using errcode = '23514', constraint = 'task_is_decided_once';
    end if;
    return new;
end $$;
create trigger task_is_decided_once before update on task for each row execute function task_is_decided_once();

create table timer (
    id              uuid primary key,
    instance_id     uuid not null references process_instance,
    project_id      uuid not null references project,
    element_id      text not null,
    activation      int not null,
    name            text not null,
    fires_at        timestamptz not null,
    status          text not null default 'waiting' check (status in ('waiting', 'fired', 'cancelled')),
    unique (instance_id, element_id, activation)
);
create index timer_due on timer (fires_at) where status = 'waiting';

create table stored_message (
    id              uuid primary key,
    instance_id     uuid not null references process_instance,
    project_id      uuid not null references project,
    name            text not null,
    facts           jsonb not null,
    received_at     timestamptz not null,
    consumed_at     timestamptz
);
create index stored_message_waiting on stored_message (instance_id, received_at) where consumed_at is null;

create table incident (
    id              uuid primary key,
    instance_id     uuid references process_instance,
    project_id      uuid references project,
    source          text not null,
    problem         text not null,
    raised_at       timestamptz not null,
    resolved_at     timestamptz
);

-- A document's record is fixed when it is issued; its first PDF is kept for ever.
create table document (
    id                  uuid primary key,
    project_id          uuid references project,
    edition_id          uuid references edition,
    type                text not null,
    ordinal             int not null,
    folio               text not null unique,
    record              bytea not null,
    record_sha256       bytea not null check (record_sha256 = sha256(record)),
    record_version      int not null,
    verification_code   text not null unique check (length(verification_code) = 32),
    standing            text not null default 'VIGENTE' check (standing in ('VIGENTE', 'CANCELADA')),
    issued_at           timestamptz not null,
    issued_by           uuid not null references person,
    pdf_sha256          bytea references file,
    template_hash       text,
    font_hash           text,
    renderer            text,
    problem             text,
    check ((pdf_sha256 is null) = (template_hash is null))
);
create unique index document_ordinal on document (project_id, type, ordinal) where project_id is not null;
create function document_is_kept() returns trigger language plpgsql as $$
begin
    if (new.id, new.project_id, new.type, new.ordinal, new.folio, new.record, new.record_sha256, new.record_version, new.verification_code, new.issued_at, new.issued_by)
       is distinct from (old.id, old.project_id, old.type, old.ordinal, old.folio, old.record, old.record_sha256, old.record_version, old.verification_code, old.issued_at, old.issued_by)
       or (old.pdf_sha256 is not null and new.pdf_sha256 is distinct from old.pdf_sha256)
       or (old.standing = 'CANCELADA' and new.standing <> 'CANCELADA') then
        raise exception 'document % is kept as issued', old.folio using errcode = '23514', constraint = 'document_is_kept';
    end if;
    return new;
end $$;
create trigger document_is_kept before update on document for each row execute function document_is_kept();

-- The row is the queue: leased, tried again, done. Leases use elapsed real time.
create table outbox (
    id              uuid primary key,
    kind            text not null,
    subject_id      uuid not null,
    payload         jsonb not null default '{}',
    created_at      timestamptz not null,
    attempts        int not null default 0,
    next_at         timestamptz not null default clock_timestamp(),
    leased_until    timestamptz,
    done_at         timestamptz,
    problem         text
);
create index outbox_waiting on outbox (next_at) where done_at is null;
create function outbox_wakes_workers() returns trigger language plpgsql as $$
begin
    perform pg_notify('outbox', '');
    return null;
end $$;
create trigger outbox_wakes_workers after insert on outbox for each statement execute function outbox_wakes_workers();

grant select, insert, update on process_instance, task, timer, stored_message, incident, document, outbox to tfo_app;
