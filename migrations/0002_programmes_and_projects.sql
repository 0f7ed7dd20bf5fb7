-- Rule packs, editions, and the project with everything a club writes into it.

create table programme (
    id          text primary key check (id ~ '^[a-z0-9-]+$'),
    name_es     text not null,
    name_en     text not null
);
-- A pack is kept as the bytes that were loaded; a later change of the file is another pack.
create table rule_pack (
    id              uuid primary key,
    programme_id    text not null references programme,
    year            int not null,
    content         bytea not null,
    content_sha256  bytea not null unique check (content_sha256 = sha256(content)),
    loaded_at       timestamptz not null
);
create table process_definition (
    id              uuid primary key,
    process_id      text not null,
    xml             bytea not null,
    content_hash    text not null,
    published_at    timestamptz not null,
    unique (process_id, content_hash)
);
create table edition (
    id              uuid primary key,
    programme_id    text not null references programme,
    state_code      text not null references state,
    fiscal_year     int not null check (fiscal_year between 1986 and 2100),
    rule_pack_id    uuid not null references rule_pack,
    opens_on        date not null,
    closes_on       date not null,
    opened_by       uuid not null references person,
    opened_at       timestamptz not null,
    unique (programme_id, state_code, fiscal_year),
    check (closes_on >= opens_on)
);
-- The envelope (techo presupuestal) of one party for one edition; its amounts live in the ledger.
create table budget_line (
    id              uuid primary key,
    edition_id      uuid not null references edition,
    party           text not null check (party in ('federal', 'state', 'municipal')),
    unique (edition_id, party)
);

create table project (
    id                  uuid primary key,
    edition_id          uuid not null references edition,
    programme_id        text not null references programme,
    state_code          text not null references state,
    fiscal_year         int not null,
    club_id             uuid not null references club,
    state               text not null,
    state_since         timestamptz not null,
    folio               text unique,
    rule_pack_id        uuid references rule_pack,
    title               text not null default '' check (length(title) <= 200),
    type_code           text,
    description         text not null default '' check (length(description) <= 4000),
    municipality_code   text,
    locality_code       text check (locality_code ~ '^[0-9]{4}$'),
    locality_name       text not null default '' check (length(locality_name) <= 200),
    place_note          text not null default '' check (length(place_note) <= 1000),
    people_helped       int check (people_helped between 1 and 10000000),
    families_helped     int check (families_helped between 1 and 10000000),
    benefit             text not null default '' check (length(benefit) <= 4000),
    cost_centavos       bigint not null default 0 check (cost_centavos between 0 and 9000000000000000),
    pledge_centavos     bigint not null default 0 check (pledge_centavos between 0 and 9000000000000000),
    choice              text check (choice in ('proportional', 'rescope', 'absorb', 'open_gap')),
    gap_centavos        bigint not null default 0 check (gap_centavos >= 0),
    created_by          uuid not null references person,
    created_at          timestamptz not null,
    submitted_at        timestamptz,
    blocked_at          timestamptz,
    foreign key (state_code, municipality_code) references municipality,
    check ((folio is null) = (submitted_at is null)),
    check (submitted_at is null or rule_pack_id is not null)
);
create index project_by_club on project (club_id, id);
create index project_by_state on project (state_code, state, id);
create index project_by_edition on project (edition_id, id);
create index project_by_municipality on project (state_code, municipality_code, id) where folio is not null;
create index project_by_locality on project (search_text(locality_name) text_pattern_ops) where folio is not null;

create table folio_counter (
    state_code  text not null references state,
    fiscal_year int not null,
    last        int not null check (last >= 0),
    primary key (state_code, fiscal_year)
);

-- Each section of the form carries its own version: two people saving one section are told of one another.
create table project_section (
    project_id  uuid not null references project on delete cascade,
    code        text not null,
    version     int not null default 1,
    complete    boolean not null default false,
    saved_by    uuid not null references person,
    saved_at    timestamptz not null,
    primary key (project_id, code)
);
create table project_line (
    id                      uuid primary key,
    project_id              uuid not null references project on delete cascade,
    ordinal                 int not null,
    description             text not null check (length(description) between 1 and 300),
    unit                    text not null check (length(unit) between 1 and 40),
    quantity_thousandths    bigint not null check (quantity_thousandths > 0),
    unit_price_centavos     bigint not null check (unit_price_centavos >= 0),
    amount_centavos         bigint not null,
    unique (project_id, ordinal) deferrable initially deferred,
    constraint line_amount check (amount_centavos = round(quantity_thousandths::numeric * unit_price_centavos / 1000))
);

-- The frozen rule: what each group of parties weighs and may give at most, in the order that ties are settled.
create table project_group (
    project_id          uuid not null references project,
    code                text not null,
    weight              bigint not null check (weight >= 0),
    maximum_centavos    bigint check (maximum_centavos >= 0),
    tie_rank            int not null,
    primary key (project_id, code)
);
create table project_share (
    id                  uuid primary key,
    project_id          uuid not null references project,
    party               text not null check (party in ('club', 'federal', 'state', 'municipal')),
    group_code          text not null,
    maximum_centavos    bigint,
    agreed_centavos     bigint not null check (agreed_centavos >= 0),
    budget_line_id      uuid references budget_line,
    unique (project_id, party),
    foreign key (project_id, group_code) references project_group,
    constraint share_within_maximum check (maximum_centavos is null or agreed_centavos <= maximum_centavos),
    constraint funder_has_envelope check ((party = 'club') = (budget_line_id is null))
);

-- Files are content-addressed and at most 20 MB; what may be seen is decided by the row that points at them.
create table file (
    sha256      bytea primary key,
    media_type  text not null,
    length      int not null check (length between 1 and 20971520),
    content     bytea not null,
    stored_at   timestamptz not null,
    check (length = octet_length(content))
);
create function file_is_its_hash() returns trigger language plpgsql as $$
begin
    if new.sha256 <> sha256(new.content) then
        raise exception 'a file is addressed by its hash' using errcode = '23514', constraint = 'file_is_its_hash';
    end if;
    return new;
end $$;
create trigger file_is_its_hash before insert on file for each row execute function file_is_its_hash();

create table attachment (
    id          uuid primary key,
    project_id  uuid not null references project,
    kind        text not null,
    file_sha256 bytea not null references file,
    name        text not null check (length(name) between 1 and 200),
    added_by    uuid not null references person,
    added_at    timestamptz not null,
    removed_at  timestamptz,
    status      text not null default 'pending' check (status in ('pending', 'accepted', 'returned')),
    reason      text not null default ''
);
create index attachment_by_project on attachment (project_id, id);

-- What the delegation asked to be mended, one row an item.
create table missing_item (
    id          uuid primary key,
    project_id  uuid not null references project,
    ordinal     int not null check (ordinal > 0),
    item        text not null check (length(item) between 1 and 500),
    asked_by    uuid not null references person,
    asked_at    timestamptz not null,
    cure_until  timestamptz,
    unique (project_id, asked_at, ordinal)
);

-- Who may not be whom, as data; both directions are listed.
create table duty_exclusion (
    duty        text not null,
    excluded    text not null,
    primary key (duty, excluded)
);
insert into duty_exclusion
select a.d, b.d from (values ('requester'), ('validator'), ('voter'), ('payment_orderer'), ('payment_approver'),
        ('deposit_recorder'), ('deposit_confirmer'), ('account_recorder'), ('account_confirmer'),
        ('expense_recorder'), ('expense_accepter'), ('progress_reporter'), ('progress_countersigner')) a(d)
    cross join (values ('requester'), ('validator'), ('voter'), ('payment_orderer'), ('payment_approver'),
        ('deposit_recorder'), ('deposit_confirmer'), ('account_recorder'), ('account_confirmer'),
        ('expense_recorder'), ('expense_accepter'), ('progress_reporter'), ('progress_countersigner')) b(d)
where a.d <> b.d
  -- One treasury clerk may record the account and the deposits, one reconciler confirm both and accept expenses,
  -- one executor record expenses and report progress: none of these checks the other.
  and not (a.d in ('account_recorder', 'deposit_recorder') and b.d in ('account_recorder', 'deposit_recorder'))
  and not (a.d in ('account_confirmer', 'deposit_confirmer', 'expense_accepter') and b.d in ('account_confirmer', 'deposit_confirmer', 'expense_accepter'))
  and not (a.d in ('expense_recorder', 'progress_reporter') and b.d in ('expense_recorder', 'progress_reporter'));

create table project_duty (
    project_id  uuid not null references project,
    person_id   uuid not null references person,
    duty        text not null,
    taken_at    timestamptz not null,
    primary key (project_id, person_id, duty)
);
create function duties_exclude_one_another() returns trigger language plpgsql as $$
begin
    perform pg_advisory_xact_lock(hashtextextended(new.project_id::text || new.person_id::text, 2));
    if exists (select 1 from project_duty d join duty_exclusion x on x.duty = new.duty and x.excluded = d.duty
               where d.project_id = new.project_id and d.person_id = new.person_id) then
        raise exception 'person % already holds a duty that excludes %', new.person_id, new.duty
            using errcode = '23514', constraint = 'duties_exclude_one_another';
    end if;
    return new;
end $$;
create trigger duties_exclude_one_another before insert on project_duty
    for each row execute function duties_exclude_one_another();

grant select, insert on programme, rule_pack, process_definition, edition, budget_line, file, missing_item, project_duty, project_group to tfo_app;
grant select, insert, update on project, folio_counter, project_section, project_share, attachment to tfo_app;
grant delete on project_group, project_share to tfo_app;
grant select, insert, update, delete on project_line to tfo_app;
grant select on duty_exclusion to tfo_app;
