-- People, organisations and places. The roles tfo_owner, tfo_app, tfo_public and tfo_verifier exist before this
-- script runs: `demo` makes them, an operator makes them on a real server (`migrate` prints how).

grant usage on schema public to tfo_app, tfo_public, tfo_verifier;
alter default privileges in schema public grant select on tables to tfo_verifier;

-- Every request states for whom it acts; without that, row-level security shows nothing.
create function app_org() returns uuid language sql stable
    as $$ select nullif(current_setting('app.org', true), '')::uuid $$;
create function app_person() returns uuid language sql stable
    as $$ select nullif(current_setting('app.person', true), '')::uuid $$;

-- How names are looked for: without case or accents.
create function search_text(name text) returns text language sql immutable strict parallel safe set search_path = pg_catalog, public as $$
    select translate(lower(name), 'áéíóúüñ', 'aeiouun')
$$;

-- One row: is this database a demonstration, and what does its stored clock say?
create table installation (
    id          int primary key default 1 check (id = 1),
    is_demo     boolean not null default false,
    clock_at    timestamptz,
    check (is_demo or clock_at is null)
);
insert into installation default values;

create function clock_moves_forward() returns trigger language plpgsql as $$
begin
    if old.clock_at is not null and (new.clock_at is null or new.clock_at < old.clock_at) then
        raise exception 'the demonstration clock only moves forward' using errcode = '23514', constraint = 'clock_moves_forward';
    end if;
    return new;
end $$;
create trigger clock_moves_forward before update on installation for each row execute function clock_moves_forward();

-- INEGI's keys: state 2, municipality 3 digits, as text.
create table state (
    code    text primary key check (code ~ '^[0-9]{2}$'),
    name    text not null,
    folio_prefix text not null unique check (folio_prefix ~ '^[A-Z]{3}$')
);
create table municipality (
    state_code  text not null references state,
    code        text not null check (code ~ '^[0-9]{3}$'),
    name        text not null,
    primary key (state_code, code)
);
create table federation (
    id      int generated always as identity primary key,
    name    text not null unique
);

-- An organisation sees its own projects (a club), those of a place (an office), or all of them.
create table organisation (
    id                  uuid primary key,
    kind                text not null check (kind in ('club', 'federation', 'delegation', 'federal', 'state', 'municipality',
                            'treasury', 'executor', 'works_committee', 'programme', 'auditor', 'system')),
    name                text not null check (length(name) between 1 and 300),
    sees                text not null check (sees in ('own', 'place', 'all')),
    state_code          text references state,
    municipality_code   text,
    foreign key (state_code, municipality_code) references municipality,
    check (sees <> 'place' or state_code is not null)
);

-- Names and addresses are erasable rows; everything else holds only the person's id.
create table person (
    id              uuid primary key,
    name            text not null check (length(name) between 1 and 300),
    erase_after     date
);

-- The consulate's registration (Toma de Nota) lets a club submit while it is verified and in force.
create table club (
    id                  uuid primary key references organisation,
    federation_id       int references federation,
    registration_number text not null unique,
    consulate           text not null,
    registered_on       date not null,
    expires_on          date not null,
    verified_by         uuid references person,
    verified_at         timestamptz,
    check (expires_on > registered_on),
    check ((verified_by is null) = (verified_at is null))
);

create table appointment (
    id              uuid primary key,
    person_id       uuid not null references person,
    organisation_id uuid not null references organisation,
    role            text not null,
    sector          text check (sector in ('federal', 'state', 'municipal', 'migrant')),
    valid_from      date not null,
    valid_until     date,
    unique (person_id, organisation_id, role, valid_from),
    check ((role = 'voter') = (sector is not null))
);
-- One person acts for one organisation.
create function one_organisation_a_person() returns trigger language plpgsql as $$
begin
    perform pg_advisory_xact_lock(hashtextextended(new.person_id::text, 1));
    if exists (select 1 from appointment a where a.person_id = new.person_id and a.organisation_id <> new.organisation_id
               and daterange(a.valid_from, a.valid_until) && daterange(new.valid_from, new.valid_until)) then
        raise exception 'one person acts for one organisation' using errcode = '23514', constraint = 'one_organisation_a_person';
    end if;
    return new;
end $$;
create trigger one_organisation_a_person before insert or update on appointment
    for each row execute function one_organisation_a_person();

-- Sign-in: the tables of ASP.NET Core Identity, schema version 3, written by hand and compared with its model by a test.
create table account (
    id                      uuid primary key references person,
    user_name               varchar(256),
    normalized_user_name    varchar(256),
    email                   varchar(256),
    normalized_email        varchar(256),
    email_confirmed         boolean not null,
    password_hash           text,
    security_stamp          text,
    concurrency_stamp       text,
    phone_number            varchar(256),
    phone_number_confirmed  boolean not null,
    two_factor_enabled      boolean not null,
    lockout_end             timestamptz,
    lockout_enabled         boolean not null,
    access_failed_count     int not null,
    language                text not null default 'es' check (language in ('es', 'en'))
);
create unique index account_user_name on account (normalized_user_name);
create index account_email on account (normalized_email);
create table account_claim (
    id          int generated by default as identity primary key,
    user_id     uuid not null references account on delete cascade,
    claim_type  text,
    claim_value text
);
create index account_claim_user on account_claim (user_id);
create table account_login (
    login_provider          varchar(128) not null,
    provider_key            varchar(128) not null,
    provider_display_name   text,
    user_id                 uuid not null references account on delete cascade,
    primary key (login_provider, provider_key)
);
create index account_login_user on account_login (user_id);
create table account_token (
    user_id         uuid not null references account on delete cascade,
    login_provider  varchar(128) not null,
    name            varchar(128) not null,
    value           text,
    primary key (user_id, login_provider, name)
);
create table account_passkey (
    credential_id   bytea primary key check (length(credential_id) <= 1024),
    user_id         uuid not null references account on delete cascade,
    data            jsonb not null
);
create index account_passkey_user on account_passkey (user_id);
create table data_protection_key (
    id              int generated by default as identity primary key,
    friendly_name   text,
    xml             text
);

-- The historical series (table 6): printed values are kept as printed, never mended.
create table historical_investment (
    year        int primary key check (year between 1900 and 2100),
    projects    int not null check (projects >= 0),
    usd_cents   bigint not null check (usd_cents >= 0),
    source      text not null
);
create table historical_total (
    source      text primary key,
    projects    int not null,
    usd_cents   bigint not null
);

-- Asking twice with the same key gives the same answer; with another payload, a conflict. Refusals are not stored.
create table idempotency (
    organisation_id uuid not null references organisation,
    operation       text not null,
    key             text not null check (length(key) between 1 and 100),
    payload_sha256  bytea not null,
    answer          jsonb not null,
    created_at      timestamptz not null,
    primary key (organisation_id, operation, key)
);

grant select on installation, state, municipality, federation, organisation, historical_investment, historical_total to tfo_app, tfo_public;
grant insert, update on installation to tfo_app;
grant select, insert, update on organisation, person, club, appointment, account, idempotency, historical_investment, historical_total to tfo_app;
grant select, insert, update, delete on account_claim, account_login, account_token, account_passkey, data_protection_key to tfo_app;
