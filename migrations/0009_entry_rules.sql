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

-- The rules themselves follow, each with what it is about. They run inside post_entry, whose search path is theirs.
create or replace function assert_entry_is_allowed(e journal_entry) returns void language plpgsql as $$
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
revoke execute on function assert_surplus_is_held from public;
