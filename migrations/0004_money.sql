-- What people record about money: accounts, deposits, orders, payments, expenses, progress, returns.
-- The books themselves are in 0005; these rows say who recorded and who confirmed.

-- CLABE: weights 3,7,1 over the first 17 digits, each product mod 10; check = (10 - sum mod 10) mod 10.
create function clabe_is_valid(clabe text) returns boolean language sql immutable as $$
    select clabe ~ '^[0-9]{18}$' and (10 - (
        select sum((substr(clabe, i, 1)::int * (array[3, 7, 1])[(i - 1) % 3 + 1]) % 10) from generate_series(1, 17) i
    ) % 10) % 10 = right(clabe, 1)::int
$$;

create table registered_account (
    id              uuid primary key,
    project_id      uuid not null references project,
    clabe           text not null constraint clabe_valid check (clabe_is_valid(clabe)),
    bank            text not null check (length(bank) between 1 and 100),
    holder          text not null check (length(holder) between 1 and 200),
    reference       text not null check (length(reference) between 1 and 40),
    recorded_by     uuid not null references person,
    recorded_at     timestamptz not null,
    status          text not null default 'proposed' check (status in ('proposed', 'confirmed', 'refused')),
    decided_by      uuid references person,
    decided_at      timestamptz,
    reason          text not null default '',
    constraint account_needs_two_people check (decided_by <> recorded_by),
    check ((status = 'proposed') = (decided_by is null))
);
create unique index one_account_a_project on registered_account (project_id) where status in ('proposed', 'confirmed');

create table deposit (
    id                  uuid primary key,
    project_id          uuid not null references project,
    party               text not null check (party in ('club', 'federal', 'state', 'municipal')),
    account_id          uuid not null references registered_account,
    amount_centavos     bigint not null constraint deposit_positive check (amount_centavos between 1 and 9000000000000000),
    currency            text not null check (currency in ('MXN', 'USD')),
    sent_cents          bigint check (sent_cents > 0),
    fee_cents           bigint check (fee_cents >= 0 and fee_cents < sent_cents),
    rate_millionths     bigint check (rate_millionths > 0),
    bank_reference      text not null check (length(bank_reference) between 1 and 60),
    value_date          date not null,
    evidence_sha256     bytea references file,
    recorded_by         uuid not null references person,
    recorded_at         timestamptz not null,
    status              text not null default 'recorded' check (status in ('recorded', 'confirmed', 'refused')),
    decided_by          uuid references person,
    decided_at          timestamptz,
    reason              text not null default '',
    applied_centavos    bigint not null default 0 check (applied_centavos >= 0),
    surplus_centavos    bigint not null default 0 check (surplus_centavos >= 0),
    constraint deposit_needs_two_people check (decided_by <> recorded_by),
    check ((status = 'recorded') = (decided_by is null)),
    check ((currency = 'USD') = (sent_cents is not null and fee_cents is not null and rate_millionths is not null)),
    constraint deposit_applied_whole check (case when status = 'confirmed' then applied_centavos + surplus_centavos = amount_centavos
                                             else applied_centavos + surplus_centavos = 0 end)
);
create index deposit_by_project on deposit (project_id, id);
create unique index deposit_once on deposit (account_id, value_date, amount_centavos, bank_reference) where status <> 'refused';

-- A government's payment order for its share (orden de ministración).
create table ministration (
    id              uuid primary key,
    project_id      uuid not null references project,
    party           text not null check (party in ('federal', 'state', 'municipal')),
    amount_centavos bigint not null check (amount_centavos > 0),
    due_on          date not null,
    status          text not null default 'due' check (status in ('due', 'ordered', 'paid')),
    ordered_by      uuid references person,
    ordered_at      timestamptz,
    unique (project_id, party),
    check ((status = 'due') = (ordered_by is null))
);

create table works_start (
    project_id          uuid primary key references project,
    contractor          text not null check (length(contractor) between 1 and 200),
    contract_centavos   bigint not null check (contract_centavos > 0),
    advance_centavos    bigint not null check (advance_centavos >= 0),
    committee_formed_on date not null,
    started_by          uuid not null references person,
    started_at          timestamptz not null,
    constraint advance_at_most_30_percent check (advance_centavos * 10 <= contract_centavos * 3)
);

create table payment (
    id              uuid primary key,
    project_id      uuid not null references project,
    amount_centavos bigint not null check (amount_centavos > 0),
    payee           text not null check (length(payee) between 1 and 200),
    payee_clabe     text not null constraint payee_clabe_valid check (clabe_is_valid(payee_clabe)),
    concept         text not null check (length(concept) between 1 and 500),
    ordered_by      uuid not null references person,
    ordered_at      timestamptz not null,
    status          text not null default 'ordered' check (status in ('ordered', 'paid', 'rejected')),
    decided_at      timestamptz
);
create index payment_by_project on payment (project_id, id);
create table payment_approval (
    payment_id  uuid not null references payment,
    person_id   uuid not null references person,
    project_id  uuid not null references project,
    outcome     text not null check (outcome in ('approve', 'reject')),
    reason      text not null,
    decided_at  timestamptz not null,
    primary key (payment_id, person_id)
);
create function payment_needs_three_people() returns trigger language plpgsql as $$
begin
    if exists (select 1 from payment p where p.id = new.payment_id and p.ordered_by = new.person_id) then
        raise exception 'the orderer of a payment never approves it' using errcode = '23514', constraint = 'payment_needs_three_people';
    end if;
    return new;
end $$;
create trigger payment_needs_three_people before insert on payment_approval
    for each row execute function payment_needs_three_people();

create table expense (
    id              uuid primary key,
    project_id      uuid not null references project,
    line_id         uuid not null references project_line,
    supplier        text not null check (length(supplier) between 1 and 200),
    supplier_rfc    text,
    invoice_uuid    uuid not null,
    amount_centavos bigint not null check (amount_centavos > 0),
    file_sha256     bytea not null references file,
    recorded_by     uuid not null references person,
    recorded_at     timestamptz not null,
    status          text not null default 'recorded' check (status in ('recorded', 'accepted', 'rejected')),
    decided_by      uuid references person,
    decided_at      timestamptz,
    reason          text not null default '',
    constraint expense_needs_two_people check (decided_by <> recorded_by),
    check ((status = 'recorded') = (decided_by is null))
);
create index expense_by_project on expense (project_id, id);
-- The same invoice proves spending once, in the whole system.
create unique index invoice_once on expense (invoice_uuid) where status <> 'rejected';

create table progress_report (
    id                  uuid primary key,
    project_id          uuid not null references project,
    number              int not null,
    physical_percent    int not null check (physical_percent between 0 and 100),
    spent_centavos      bigint not null check (spent_centavos >= 0),
    narrative           text not null check (length(narrative) between 1 and 4000),
    reported_by         uuid not null references person,
    reported_at         timestamptz not null,
    status              text not null default 'reported' check (status in ('reported', 'countersigned', 'returned')),
    decided_by          uuid references person,
    decided_at          timestamptz,
    reason              text not null default '',
    unique (project_id, number),
    constraint progress_needs_two_people check (decided_by <> reported_by)
);

create table closing_return (
    project_id          uuid not null references project,
    party               text not null check (party in ('club', 'federal', 'state', 'municipal')),
    received_centavos   bigint not null check (received_centavos >= 0),
    yield_centavos      bigint not null check (yield_centavos >= 0),
    spent_centavos      bigint not null check (spent_centavos >= 0),
    returned_centavos   bigint not null check (returned_centavos >= 0),
    primary key (project_id, party),
    constraint nothing_left_over check (received_centavos + yield_centavos = spent_centavos + returned_centavos)
);

grant select, insert, update on registered_account, deposit, ministration, payment, expense, progress_report to tfo_app;
grant select, insert on works_start, payment_approval, closing_return to tfo_app;
