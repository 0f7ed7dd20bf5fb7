-- What each kind of entry must satisfy, one function a kind; and how a table comes to belong to a project.

-- A table whose rows belong to a project: programme, state, year, club and municipality are stamped from it, and a
-- policy reads the row alone. The table must have a project_id.
create procedure belongs_to_project(t regclass) language plpgsql as $$
declare
    row_is_mine text := $p$(
        (select app_sees()) = 'all'
        or ((select app_sees()) = 'own' and club_id = (select app_org()))
        or ((select app_sees()) = 'place' and state_code = (select app_state())
            and ((select app_municipality()) is null or municipality_code = (select app_municipality()))))$p$;
begin
    execute format('alter table %s add programme_id text, add state_code text, add fiscal_year int, add club_id uuid, add municipality_code text', t);
    execute format('create trigger stamp_scope before insert on %s for each row execute function stamp_scope()', t);
    execute format('alter table %s add constraint scope_is_stamped check (programme_id is not null and state_code is not null and fiscal_year is not null and club_id is not null)', t);
    execute format('alter table %s enable row level security', t);
    execute format('alter table %s force row level security', t);
    execute format('create policy verifier_reads on %s for select to tfo_verifier using (true)', t);
    execute format('create policy own_rows on %s to tfo_app, tfo_owner using (%s) with check (%s)', t, row_is_mine, row_is_mine);
    execute format('grant select on %s to tfo_verifier', t);
end $$;
revoke execute on procedure belongs_to_project from public;

-- Invariant 6: every share of the project, from its envelope, in one entry.
create function assert_reserve(e journal_entry) returns void language plpgsql set search_path = pg_catalog, public as $$
begin
    perform assert_shares_follow_rule(e.project_id);
    if exists (
        select s.budget_line_id, s.agreed_centavos from project_share s
         where s.project_id = e.project_id and s.budget_line_id is not null and s.agreed_centavos > 0
        except
        select l.scope_id, l.centavos from journal_line l
         where l.entry_id = e.id and l.scope_kind = 'L' and l.account = '8.2.2-P')
    or (select count(*) from journal_line l where l.entry_id = e.id and l.scope_kind = 'L')
       <> 2 * (select count(*) from project_share s where s.project_id = e.project_id and s.budget_line_id is not null and s.agreed_centavos > 0) then
        raise exception 'a project has all its shares or none' using errcode = '23514', constraint = 'all_shares_or_none';
    end if;
    insert into reservation (id, project_id, reserve_entry_id) values (e.id, e.project_id, e.id);
end $$;

-- Invariant 6: a reservation resolves exactly once, and whole.
create function assert_resolve(e journal_entry) returns void language plpgsql set search_path = pg_catalog, public as $$
begin
    update reservation r set status = case e.kind when 'release' then 'released' else 'committed' end, resolved_entry_id = e.id
     where r.project_id = e.project_id and r.status = 'reserved';
    if not found then
        raise exception 'no standing reservation' using errcode = '23514', constraint = 'reservation_resolves_once';
    end if;
    if exists (select 1 from journal_line l where l.entry_id = e.id and l.account = '8.2.2-P' and l.scope_kind = 'S'
               and (select b.centavos from balance b where b.scope_id = l.scope_id and b.account = '8.2.2-P') <> 0) then
        raise exception 'a reservation resolves whole' using errcode = '23514', constraint = 'reservation_resolves_once';
    end if;
end $$;

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
    if total is distinct from (case e.kind when 'surplus_held' then found_row.surplus_centavos else found_row.applied_centavos end) then
        raise exception 'a deposit posts what the bank received' using errcode = '23514', constraint = 'deposit_is_confirmed';
    end if;
end $$;

-- A surplus is held, and what was retained is owed: neither is there to be spent or returned as the project's own.
create function assert_surplus_is_held(e journal_entry) returns void language plpgsql set search_path = pg_catalog, public as $$
begin
    if exists (select 1 from (select distinct l.scope_id from journal_line l where l.entry_id = e.id and l.account = 'P.BANCO') touched
                join balance bank on bank.scope_id = touched.scope_id and bank.account = 'P.BANCO'
                join balance held on held.scope_id = touched.scope_id and held.account in ('P.EXCEDENTE', 'P.RETENIDO')
                group by touched.scope_id, bank.centavos having bank.centavos + sum(held.centavos) < 0) then
        raise exception 'a surplus is held unapplied' using errcode = '23514', constraint = 'surplus_is_held';
    end if;
end $$;

-- Invariant 10: every deposit confirmed, no block, three people.
create function assert_payment(e journal_entry) returns void language plpgsql set search_path = pg_catalog, public as $$
declare
    found_row record;
    total bigint;
begin
    select p.* into found_row from payment p where p.id = e.subject_id and p.project_id = e.project_id;
    select sum(l.centavos) into total from journal_line l where l.entry_id = e.id and l.account = 'P.GASTO';
    if not found or found_row.amount_centavos is null or total is distinct from found_row.amount_centavos
       or (select count(distinct a.person_id) from payment_approval a
            where a.payment_id = e.subject_id and a.outcome = 'approve' and a.person_id <> found_row.ordered_by) < 2 then
        raise exception 'a payment needs its orderer and two approvers' using errcode = '23514', constraint = 'payment_needs_three_people';
    end if;
    if exists (select 1 from project_share s join balance b on b.scope_id = s.id and b.account = 'P.POR_RECIBIR'
                where s.project_id = e.project_id and b.centavos <> 0)
       or not exists (select 1 from registered_account a where a.project_id = e.project_id and a.status = 'confirmed') then
        raise exception 'a payment waits for every deposit' using errcode = '23514', constraint = 'payment_waits_for_deposits';
    end if;
    if exists (select 1 from project p where p.id = e.project_id and p.blocked_at is not null) then
        raise exception 'the project is blocked' using errcode = '23514', constraint = 'project_is_blocked';
    end if;
    perform assert_surplus_is_held(e);
    if exists (select 1 from journal_line l
                join balance spent on spent.scope_id = l.scope_id and spent.account = 'P.GASTO'
                left join balance agreed on agreed.scope_id = l.scope_id and agreed.account = 'P.APORTACION'
                left join balance due on due.scope_id = l.scope_id and due.account = 'P.POR_RECIBIR'
                where l.entry_id = e.id and l.account = 'P.GASTO'
                  and spent.centavos > -coalesce(agreed.centavos, 0) - coalesce(due.centavos, 0)) then
        raise exception 'a party is charged no more than it put in' using errcode = '23514', constraint = 'charged_within_received';
    end if;
end $$;

-- What an envelope's own moments (publish, increase, cut, …) must satisfy beyond their balances.
create function assert_envelope_change(e journal_entry) returns void language plpgsql set search_path = pg_catalog, public as $$
begin
end $$;

-- Invariant 7: what may be reversed, and by whom. post_entry holds that a reversal mirrors its entry, once.
create function assert_reversal(e journal_entry) returns void language plpgsql set search_path = pg_catalog, public as $$
begin
end $$;

-- What a return must satisfy beyond its balances.
create function assert_return(e journal_entry) returns void language plpgsql set search_path = pg_catalog, public as $$
begin
    if e.kind = 'return' then
        perform assert_surplus_is_held(e);
    end if;
end $$;

create or replace function assert_entry_is_allowed(e journal_entry) returns void
    language plpgsql set search_path = pg_catalog, public as $$
begin
    case e.kind
        when 'reserve' then perform assert_reserve(e);
        when 'release', 'commit' then perform assert_resolve(e);
        when 'deposit_received', 'surplus_held' then perform assert_deposit(e);
        when 'payment_out' then perform assert_payment(e);
        when 'publish', 'increase', 'cut', 'transfer', 'lapse' then perform assert_envelope_change(e);
        when 'reversal' then perform assert_reversal(e);
        when 'return', 'surplus_returned', 'return_in_year', 'return_earlier_year' then perform assert_return(e);
        else null;
    end case;
end $$;
revoke execute on function assert_reserve, assert_resolve, assert_deposit, assert_surplus_is_held, assert_payment, assert_envelope_change, assert_reversal, assert_return from public;
