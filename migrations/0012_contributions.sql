-- Contributions: a credit that the bank shows (bank line) is divided over deposits, returned, or waits to be explained;
-- a confirmed deposit is reversed by two people; a club's money does not come from a government.

-- Whose rows are whose is asked of the rows themselves; the upgrade acts for the system's own office.
select set_config('app.org', '00000000-0000-7000-8000-000000000001', true);

-- How a payer's name is compared: without case, accents, punctuation or invisible letters; one space between words.
create function plain_name(name text) returns text language sql immutable strict parallel safe set search_path = pg_catalog, public as $$
    select trim(regexp_replace(
        translate(
            lower(regexp_replace(normalize(name, nfkc), '[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]', '', 'g')),
            'áàâäãåéèêëíìîïóòôöõúùûüñçÁÀÂÄÃÅÉÈÊËÍÌÎÏÓÒÔÖÕÚÙÛÜÑÇ', 'aaaaaaeeeeiiiiooooouuuuncaaaaaaeeeeiiiiooooouuuunc'),
        '[^[:alnum:]]+', ' ', 'g'))
$$;

-- What a government is called, as data: words of its name, or its RFC. A programme's office may add to it.
create table government_payer (
    pattern         text primary key check (length(pattern) between 3 and 200),
    kind            text not null check (kind in ('name', 'rfc')),
    constraint government_payer_is_plain check (pattern = plain_name(pattern))
);
insert into government_payer values
    ('municipio de', 'name'), ('ayuntamiento', 'name'), ('presidencia municipal', 'name'), ('presidente municipal', 'name'),
    ('gobierno', 'name'), ('secretaria', 'name'), ('subsecretaria', 'name'), ('tesoreria municipal', 'name'),
    ('tesoreria de la federacion', 'name'), ('sindicatura', 'name'), ('dif municipal', 'name'), ('dif estatal', 'name'),
    ('congreso del estado', 'name'), ('camara de diputados', 'name'), ('delegacion federal', 'name'),
    ('comision nacional', 'name'), ('comision estatal', 'name'), ('city of', 'name'), ('county of', 'name'),
    ('state of', 'name'), ('government', 'name');
grant select on government_payer to tfo_app, tfo_verifier;

-- The name a government is found under, or null: the list, and the offices of this installation that are governments.
create function government_named(payer text) returns text language sql stable set search_path = pg_catalog, public as $$
    select found.pattern from (
        select g.pattern from government_payer g
        union all
        select plain_name(o.name) from organisation o
         where o.kind in ('federal', 'state', 'municipality', 'delegation', 'treasury', 'executor', 'programme', 'auditor')) found
     where ' ' || plain_name(payer) || ' ' like '% ' || found.pattern || ' %'
     order by length(found.pattern) desc, found.pattern limit 1
$$;

-- A credit that the statement of a registered account shows.
create table bank_line (
    id                  uuid primary key,
    clabe               text not null constraint line_clabe_valid check (clabe_is_valid(clabe)),
    state_code          text not null references state,
    municipality_code   text,
    value_date          date not null,
    amount_centavos     bigint not null constraint bank_line_positive check (amount_centavos between 1 and 9000000000000000),
    bank_reference      text not null check (length(bank_reference) between 1 and 60),
    payer               text not null check (length(payer) between 1 and 200),
    currency            text not null check (currency in ('MXN', 'USD')),
    sent_cents          bigint check (sent_cents between 1 and 9000000000000000),
    fee_cents           bigint check (fee_cents >= 0 and fee_cents < sent_cents),
    rate_millionths     bigint check (rate_millionths > 0),
    evidence_sha256     bytea references file,
    recorded_by         uuid not null references person,
    recorded_at         timestamptz not null,
    struck_at           timestamptz,
    foreign key (state_code, municipality_code) references municipality,
    check ((currency = 'USD') = (sent_cents is not null and fee_cents is not null and rate_millionths is not null))
);
create index bank_line_waiting on bank_line (state_code, value_date, id) where struck_at is null;
create index bank_line_by_evidence on bank_line (evidence_sha256) where evidence_sha256 is not null;

-- What of a line leaves again, or never was there: proposed by one person, confirmed by another.
create table bank_line_return (
    id              uuid primary key,
    bank_line_id    uuid not null references bank_line,
    kind            text not null check (kind in ('returned', 'error')),
    amount_centavos bigint not null check (amount_centavos > 0),
    bank_reference  text not null default '' check (length(bank_reference) <= 60),
    reason          text not null check (length(reason) between 1 and 4000),
    proposed_by     uuid not null references person,
    proposed_at     timestamptz not null,
    status          text not null default 'proposed' check (status in ('proposed', 'confirmed', 'refused')),
    decided_by      uuid references person,
    decided_at      timestamptz,
    decision_reason text not null default '',
    constraint line_return_needs_two_people check (decided_by <> proposed_by),
    check ((status = 'proposed') = (decided_by is null)),
    check (kind = 'error' or bank_reference <> '')
);
create index bank_line_return_by_line on bank_line_return (bank_line_id);

-- Deposits are parts of lines. What was recorded before is a line with its one part.
alter table deposit add bank_line_id uuid references bank_line, add payer text not null default '' check (length(payer) <= 200);
insert into bank_line (id, clabe, state_code, value_date, amount_centavos, bank_reference, payer, currency, sent_cents, fee_cents,
                       rate_millionths, evidence_sha256, recorded_by, recorded_at)
select distinct on (a.clabe, d.value_date, d.amount_centavos, d.bank_reference)
       d.id, a.clabe, d.state_code, d.value_date, d.amount_centavos, d.bank_reference, '(sin dato)', d.currency, d.sent_cents, d.fee_cents,
       d.rate_millionths, d.evidence_sha256, d.recorded_by, d.recorded_at
  from deposit d join registered_account a on a.id = d.account_id
 order by a.clabe, d.value_date, d.amount_centavos, d.bank_reference, (d.status = 'refused'), d.recorded_at;
update deposit d set bank_line_id = l.id, payer = l.payer
  from bank_line l, registered_account a
 where a.id = d.account_id and l.clabe = a.clabe and l.value_date = d.value_date
   and l.amount_centavos = d.amount_centavos and l.bank_reference = d.bank_reference;
alter table deposit alter bank_line_id set not null, alter payer drop default, add constraint deposit_has_payer check (payer <> '');
create index deposit_by_line on deposit (bank_line_id);
create index deposit_by_evidence on deposit (evidence_sha256) where evidence_sha256 is not null;

-- The same credit is recorded once, in whatever project; one that was struck as an error never was.
drop index deposit_once;
create unique index deposit_once on bank_line (clabe, value_date, amount_centavos, bank_reference) where struck_at is null;

-- A line as the bank shows it stands; only an error strikes it.
create function bank_line_is_kept() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
    if tg_op = 'DELETE' or (to_jsonb(new) - 'struck_at') is distinct from (to_jsonb(old) - 'struck_at') or old.struck_at is not null
       or not exists (select 1 from bank_line_return r where r.bank_line_id = old.id and r.kind = 'error' and r.status = 'confirmed') then
        raise exception 'bank line % is kept as recorded', old.id using errcode = '23514', constraint = 'bank_line_is_kept';
    end if;
    return new;
end $$;
create trigger bank_line_is_kept before update or delete on bank_line for each row execute function bank_line_is_kept();

-- A line is recorded for an account that two people registered.
create function line_account_is_registered() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
    if not exists (select 1 from registered_account a where a.clabe = new.clabe and a.status = 'confirmed' and a.state_code = new.state_code
                   and (new.municipality_code is null or a.municipality_code = new.municipality_code)) then
        raise exception 'no project has registered the account %', new.clabe using errcode = '23514', constraint = 'line_account_is_registered';
    end if;
    return new;
end $$;
create trigger line_account_is_registered before insert on bank_line for each row execute function line_account_is_registered();

-- What is taken of a line, its row locked: two people dividing it come one after the other.
create function assert_line_holds(line uuid) returns void language plpgsql set search_path = pg_catalog, public as $$
declare
    whole bigint;
    taken numeric;
begin
    select l.amount_centavos into whole from bank_line l where l.id = line and l.struck_at is null for update;
    if not found then
        raise exception 'no such bank line' using errcode = '23514', constraint = 'line_is_there';
    end if;
    select coalesce((select sum(d.amount_centavos) from deposit d where d.bank_line_id = line and d.status in ('recorded', 'confirmed')), 0)
         + coalesce((select sum(r.amount_centavos) from bank_line_return r where r.bank_line_id = line and r.status in ('proposed', 'confirmed')), 0)
      into taken;
    if taken > whole then
        raise exception 'the parts and returns of bank line % are % of %', line, taken, whole
            using errcode = '23514', constraint = 'line_adds_up';
    end if;
end $$;
create function line_adds_up() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
    perform assert_line_holds(new.bank_line_id);
    return null;
end $$;
create trigger line_adds_up after insert on deposit for each row execute function line_adds_up();
create trigger line_adds_up after insert on bank_line_return for each row execute function line_adds_up();

-- The line is locked before its parts are counted, so that the count sees what the other one has committed.
create function line_is_locked() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
    perform 1 from bank_line l where l.id = new.bank_line_id for update;
    return new;
end $$;
create trigger a_line_is_locked before insert on deposit for each row execute function line_is_locked();
create trigger a_line_is_locked before insert on bank_line_return for each row execute function line_is_locked();

-- A part is of its line's account, day and reference, and a club's money comes from no government.
create function deposit_follows_its_line() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
    if not exists (select 1 from bank_line l join registered_account a on a.id = new.account_id and a.clabe = l.clabe
                   join project p on p.id = new.project_id and p.id = a.project_id and p.state_code = l.state_code
                   where l.id = new.bank_line_id and l.value_date = new.value_date and l.bank_reference = new.bank_reference
                     and (l.municipality_code is null or l.municipality_code = p.municipality_code)) then
        raise exception 'a deposit is a part of a line of its own account' using errcode = '23514', constraint = 'deposit_follows_its_line';
    end if;
    if new.party = 'club' and government_named(new.payer) is not null then
        raise exception 'a club''s money does not come from a government' using errcode = '23514', constraint = 'payer_is_no_government';
    end if;
    return new;
end $$;
create trigger deposit_follows_its_line before insert on deposit for each row execute function deposit_follows_its_line();

-- Reversal: proposed by one person with a reason, approved by another.
alter table deposit drop constraint deposit_status_check,
    add constraint deposit_status_check check (status in ('recorded', 'confirmed', 'refused', 'reversed')),
    drop constraint deposit_applied_whole,
    add constraint deposit_applied_whole check (case when status in ('confirmed', 'reversed') then applied_centavos + surplus_centavos = amount_centavos
                                                     else applied_centavos + surplus_centavos = 0 end);
create table deposit_reversal (
    id              uuid primary key,
    project_id      uuid not null references project,
    deposit_id      uuid not null references deposit,
    reason          text not null check (length(reason) between 1 and 4000),
    proposed_by     uuid not null references person,
    proposed_at     timestamptz not null,
    status          text not null default 'proposed' check (status in ('proposed', 'approved', 'refused')),
    decided_by      uuid references person,
    decided_at      timestamptz,
    decision_reason text not null default '',
    constraint reversal_needs_two_people check (decided_by <> proposed_by),
    check ((status = 'proposed') = (decided_by is null))
);
create unique index one_reversal_a_deposit on deposit_reversal (deposit_id) where status in ('proposed', 'approved');
call belongs_to_project('deposit_reversal');

-- A deposit as recorded stands; it is decided once, and a confirmed one may be reversed.
create function deposit_is_kept() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
    if (new.id, new.project_id, new.party, new.account_id, new.amount_centavos, new.currency, new.sent_cents, new.fee_cents, new.rate_millionths,
        new.bank_reference, new.value_date, new.evidence_sha256, new.recorded_by, new.recorded_at, new.bank_line_id, new.payer)
       is distinct from
       (old.id, old.project_id, old.party, old.account_id, old.amount_centavos, old.currency, old.sent_cents, old.fee_cents, old.rate_millionths,
        old.bank_reference, old.value_date, old.evidence_sha256, old.recorded_by, old.recorded_at, old.bank_line_id, old.payer)
       or (old.status, new.status) not in (('recorded', 'confirmed'), ('recorded', 'refused'), ('confirmed', 'reversed'))
       or (old.status = 'confirmed' and (new.applied_centavos, new.surplus_centavos, new.decided_by, new.decided_at, new.reason)
           is distinct from (old.applied_centavos, old.surplus_centavos, old.decided_by, old.decided_at, old.reason)) then
        raise exception 'deposit % is kept as recorded', old.id using errcode = '23514', constraint = 'deposit_is_kept';
    end if;
    if new.status = 'reversed' and not exists (
        select 1 from deposit_reversal r where r.deposit_id = new.id and r.status = 'approved' and r.decided_by <> r.proposed_by) then
        raise exception 'two people reverse a deposit' using errcode = '23514', constraint = 'reversal_needs_two_people';
    end if;
    return new;
end $$;
create trigger deposit_is_kept before update on deposit for each row execute function deposit_is_kept();

create function decided_once() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
    if old.status <> 'proposed' or (to_jsonb(new) - '{status,decided_by,decided_at,decision_reason}'::text[])
       is distinct from (to_jsonb(old) - '{status,decided_by,decided_at,decision_reason}'::text[]) then
        raise exception '% % was decided', tg_table_name, old.id using errcode = '23514', constraint = 'decided_once';
    end if;
    return new;
end $$;
create trigger decided_once before update on deposit_reversal for each row execute function decided_once();
create trigger decided_once before update on bank_line_return for each row execute function decided_once();

-- A reversed deposit has the reversal of each of its entries when the transaction ends.
create function reversal_is_whole() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
    if new.status = 'reversed' and exists (
        select 1 from journal_entry e where e.subject_id = new.id and e.kind in ('deposit_received', 'surplus_held', 'pay_budget')
           and not exists (select 1 from journal_entry r where r.reverses = e.id)) then
        raise exception 'a deposit is reversed whole' using errcode = '23514', constraint = 'reversal_is_whole';
    end if;
    return null;
end $$;
create constraint trigger reversal_is_whole after update of status on deposit deferrable initially deferred
    for each row execute function reversal_is_whole();

-- A deposit posts what the bank received, once another person confirmed it.
create function assert_deposit(e journal_entry) returns void language plpgsql set search_path = pg_catalog, public as $$
declare
    found_row record;
    total bigint;
begin
    select d.* into found_row from deposit d where d.id = e.subject_id and d.project_id = e.project_id;
    if not found or found_row.status <> 'confirmed' or found_row.decided_by is null or found_row.decided_by = found_row.recorded_by
       or not exists (select 1 from registered_account a where a.id = found_row.account_id and a.project_id = e.project_id and a.status = 'confirmed') then
        raise exception 'a deposit posts once confirmed, by another person, into the registered account'
            using errcode = '23514', constraint = 'deposit_is_confirmed';
    end if;
    select sum(l.centavos) into total from journal_line l where l.entry_id = e.id and l.account = 'P.BANCO';
    if total is distinct from (case e.kind when 'surplus_held' then found_row.surplus_centavos else found_row.applied_centavos end)
       or exists (select 1 from journal_line l join project_share s on s.id = l.scope_id
                   where l.entry_id = e.id and l.scope_kind = 'S' and s.party <> found_row.party) then
        raise exception 'a deposit posts what the bank received, for who sent it' using errcode = '23514', constraint = 'deposit_is_confirmed';
    end if;
end $$;

-- Invariant 7: a deposit's entries are reversed by two people, while the money is there. Changes of an envelope and yields may
-- be corrected by whoever may post them; what resolves a reservation, orders or pays is never undone this way.
create function assert_reversal(e journal_entry) returns void language plpgsql set search_path = pg_catalog, public as $$
declare
    original journal_entry;
    d record;
begin
    select j.* into original from journal_entry j where j.id = e.reverses;
    if original.kind in ('publish', 'increase', 'cut', 'transfer', 'yield') then return; end if;
    if original.kind not in ('deposit_received', 'surplus_held', 'pay_budget') then
        raise exception '% is not undone by a reversal', original.kind using errcode = '23514', constraint = 'reversal_is_of_a_deposit';
    end if;
    select x.* into d from deposit x join deposit_reversal r on r.deposit_id = x.id and r.status = 'approved' and r.decided_by <> r.proposed_by
     where x.id = e.subject_id and x.project_id = e.project_id and x.status = 'reversed' and original.project_id = e.project_id
       and (original.subject_id = x.id or (original.kind = 'pay_budget' and exists (
            select 1 from ministration m where m.id = original.subject_id and m.project_id = x.project_id and m.party = x.party)));
    if not found then
        raise exception 'a deposit is reversed by two people' using errcode = '23514', constraint = 'reversal_needs_two_people';
    end if;
    if original.kind = 'deposit_received' and exists (
        select 1 from project_share s,
            lateral (select coalesce(sum(b.centavos) filter (where b.account = 'P.APORTACION'), 0) * -1
                          - coalesce(sum(b.centavos) filter (where b.account = 'P.POR_RECIBIR'), 0) received,
                            coalesce(sum(b.centavos) filter (where b.account = 'P.GASTO'), 0)
                          + greatest(0, coalesce(sum(b.centavos) filter (where b.account = 'P.DEVUELTO'), 0)
                                      + coalesce(sum(b.centavos) filter (where b.account = 'P.RENDIMIENTO'), 0)) gone
                       from balance b where b.scope_id = s.id) money
         where s.project_id = e.project_id and s.party = d.party and money.received < money.gone) then
        raise exception 'the money of this deposit was spent' using errcode = '23514', constraint = 'reversed_money_is_there';
    end if;
end $$;

-- A document that no longer stands names the one that replaces it.
alter table document add subject_id uuid, add successor_id uuid references document, add successor_folio text,
    add constraint document_successor check ((successor_id is null) = (successor_folio is null) and (successor_id is null or standing = 'CANCELADA')
                                             and successor_id <> id);
update document doc set subject_id = d.id
  from deposit d
 where doc.type = 'deposit_receipt' and doc.project_id = d.project_id and doc.issued_at = d.decided_at
   and convert_from(doc.record, 'UTF8')::jsonb ->> 'bank_reference' = d.bank_reference;
create index document_by_subject on document (subject_id) where subject_id is not null;
create or replace function document_is_kept() returns trigger language plpgsql as $$
begin
    if (new.id, new.project_id, new.type, new.ordinal, new.folio, new.record, new.record_sha256, new.record_version, new.verification_code, new.issued_at, new.issued_by)
       is distinct from (old.id, old.project_id, old.type, old.ordinal, old.folio, old.record, old.record_sha256, old.record_version, old.verification_code, old.issued_at, old.issued_by)
       or (old.pdf_sha256 is not null and new.pdf_sha256 is distinct from old.pdf_sha256)
       or (old.standing = 'CANCELADA' and new.standing <> 'CANCELADA')
       or (old.subject_id is not null and new.subject_id is distinct from old.subject_id)
       or (old.successor_id is not null and (new.successor_id, new.successor_folio) is distinct from (old.successor_id, old.successor_folio)) then
        raise exception 'document % is kept as issued', old.folio using errcode = '23514', constraint = 'document_is_kept';
    end if;
    if new.successor_id is not null and new.successor_folio is distinct from (select d.folio from document d where d.id = new.successor_id) then
        raise exception 'the successor of % is another document', old.folio using errcode = '23514', constraint = 'document_successor';
    end if;
    return new;
end $$;
grant select (successor_folio) on document to tfo_public;

-- A club's statement has no project; it is its club's, and of the offices that keep the money or watch over it. What is told
-- about it, and about bank lines, is no more public than they are.
create unique index club_document_ordinal on document (club_id, fiscal_year, type, ordinal) where project_id is null and club_id is not null;
create function stamp_own_scope() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
    new.club_id := (new.facts ->> 'for_club')::uuid;
    new.state_code := new.facts ->> 'for_state';
    new.municipality_code := new.facts ->> 'for_municipality';
    return new;
end $$;
create trigger stamp_own_scope before insert on audit_event for each row when (new.project_id is null) execute function stamp_own_scope();

create function app_keeps_accounts() returns boolean language sql stable set search_path = pg_catalog, public as $$
    select exists (select 1 from organisation o where o.id = app_org() and o.kind in ('delegation', 'treasury', 'programme', 'auditor', 'system')) $$;
drop policy of_no_project on document;
create policy of_no_project on document to tfo_app, tfo_owner
    using (project_id is null and app_org() is not null and (club_id is null or (select app_keeps_accounts())));
drop policy of_no_project on audit_event;
create policy of_no_project on audit_event to tfo_app, tfo_owner
    using (project_id is null and app_org() is not null
           and ((club_id is null and state_code is null) or (club_id is not null and (select app_keeps_accounts()))));

do $$
declare
    line_is_mine text := $p$(
        (select app_sees()) = 'all' or ((select app_sees()) = 'place' and state_code = (select app_state())
            and ((select app_municipality()) is null or municipality_code = (select app_municipality()))))$p$;
begin
    alter table bank_line enable row level security;
    alter table bank_line force row level security;
    execute format('create policy own_rows on bank_line to tfo_app, tfo_owner using (%s) with check (%s)', line_is_mine, line_is_mine);
    create policy verifier_reads on bank_line for select to tfo_verifier using (true);
    alter table bank_line_return enable row level security;
    alter table bank_line_return force row level security;
    create policy with_its_line on bank_line_return to tfo_app, tfo_owner
        using (exists (select 1 from bank_line l where l.id = bank_line_id));
    create policy verifier_reads on bank_line_return for select to tfo_verifier using (true);
end $$;

revoke execute on function plain_name, government_named, bank_line_is_kept, line_account_is_registered, assert_line_holds, line_adds_up,
    line_is_locked, deposit_follows_its_line, deposit_is_kept, decided_once, reversal_is_whole, stamp_own_scope, app_keeps_accounts,
    assert_deposit, assert_reversal from public;
grant execute on function plain_name, government_named, bank_line_is_kept, line_account_is_registered, assert_line_holds, line_adds_up,
    line_is_locked, deposit_follows_its_line, deposit_is_kept, decided_once, reversal_is_whole, stamp_own_scope, app_keeps_accounts to tfo_app;
grant execute on function plain_name, government_named to tfo_verifier;
grant select, insert, update on bank_line, bank_line_return, deposit_reversal to tfo_app;
grant select on bank_line, bank_line_return to tfo_verifier;
select set_config('app.org', '', true);
