-- The books as known on a date, closed months, earlier years' returns, and what direct SQL could still do to the books.

-- Figures of any date. "As known" is what had its seal by then; the effective date is apart from it. Null is no limit,
-- and then what waits for its seal counts too. Row-level security holds: they run as whoever asks.
create function entries_as_known(scope uuid, accounts text[], effective date, known timestamptz)
    returns table (entry_id uuid, seq bigint, kind text, effective_on date, recorded_at timestamptz, sealed_at timestamptz,
                   seal_no bigint, reverses uuid, reversed_by uuid, centavos bigint, running bigint)
    language sql stable set search_path = pg_catalog, public as $$
    select e.id, e.seq, e.kind, e.effective_on, e.recorded_at, s.sealed_at, s.seal_no, e.reverses,
           (select r.id from journal_entry r left join seal rs on rs.item_kind = 'J' and rs.item_id = r.id
             where r.reverses = e.id and (known is null or rs.sealed_at <= known)
               and (effective is null or r.effective_on <= effective)),
           l.centavos, (sum(l.centavos) over (order by e.effective_on, e.seq))::bigint
      from (select jl.entry_id, sum(jl.centavos)::bigint centavos from journal_line jl
             where jl.scope_id = scope and jl.account = any (accounts) group by jl.entry_id having sum(jl.centavos) <> 0) l
      join journal_entry e on e.id = l.entry_id
      left join seal s on s.item_kind = 'J' and s.item_id = e.id
     where (effective is null or e.effective_on <= effective) and (known is null or s.sealed_at <= known)
     order by e.effective_on, e.seq
$$;
create function figures_as_known(scopes uuid[], effective date, known timestamptz)
    returns table (scope_id uuid, account text, centavos bigint)
    language sql stable set search_path = pg_catalog, public as $$
    select l.scope_id, l.account, sum(l.centavos)::bigint
      from journal_line l join journal_entry e on e.id = l.entry_id
      left join seal s on s.item_kind = 'J' and s.item_id = e.id
     where l.scope_id = any (scopes)
       and (effective is null or e.effective_on <= effective) and (known is null or s.sealed_at <= known)
     group by l.scope_id, l.account
$$;
create index journal_entry_commits on journal_entry (effective_on) where kind = 'commit';

-- What is invested: the shares of the agreements signed by then. Sums only, so that everybody may read them; the
-- shares of a committed project are fixed. Runs for the system's office, which sees every project.
create function investment_as_known(effective date, known timestamptz)
    returns table (fiscal_year int, programme_id text, party text, centavos bigint, projects bigint)
    language plpgsql security definer set search_path = pg_catalog, public as $$
declare
    asks text := coalesce(current_setting('app.org', true), '');
begin
    perform set_config('app.org', '00000000-0000-7000-8000-000000000001', true);
    return query
    select p.fiscal_year, p.programme_id, s.party, sum(s.agreed_centavos)::bigint, count(*)
      from journal_entry e join project p on p.id = e.project_id join project_share s on s.project_id = p.id
      left join seal on seal.item_kind = 'J' and seal.item_id = e.id
     where e.kind = 'commit' and (effective is null or e.effective_on <= effective) and (known is null or seal.sealed_at <= known)
     group by p.fiscal_year, p.programme_id, s.party;
    perform set_config('app.org', asks, true);
end $$;

-- An entry's year and month are its effective date's; the project's year is another thing (an entry may come after it).
-- A reservation locks its project in the same look: what the shares follow does not change while they are reserved.
create function stamp_entry_scope() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
    if new.kind = 'reserve' then
        select p.programme_id, p.state_code, p.club_id, p.municipality_code
          into new.programme_id, new.state_code, new.club_id, new.municipality_code from project p where p.id = new.project_id
           for no key update;
    elsif new.project_id is not null then
        select p.programme_id, p.state_code, p.club_id, p.municipality_code
          into new.programme_id, new.state_code, new.club_id, new.municipality_code from project p where p.id = new.project_id;
    end if;
    if new.project_id is not null and not found then
        raise exception 'no such project' using errcode = '23503', constraint = 'project_exists';
    end if;
    return new;
end $$;
drop trigger stamp_scope on journal_entry;
create trigger stamp_scope before insert on journal_entry for each row execute function stamp_entry_scope();
alter table journal_entry add constraint entry_in_its_month
    check (fiscal_year = extract(year from effective_on) and month = extract(month from effective_on)) not valid;
-- Invariant 7: a correction is a reversal, and only a reversal corrects.
alter table journal_entry add constraint reversal_names_its_entry check ((kind = 'reversal') = (reverses is not null)) not valid;

-- A month is closed after it ended and after the months before it, by the programme's director, with a reason; it stays
-- closed. A new month comes after the last one, so that none is missing between.
alter table accounting_period add reason text not null default '',
    add constraint period_closed_whole check ((closed_at is null) = (closed_by is null) and (closed_at is null or reason <> ''));
create or replace function period_stays_closed() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
    if old.closed_at is not null then
        raise exception 'the accounting period %-% is closed', old.fiscal_year, old.month using errcode = '23514', constraint = 'period_is_open';
    end if;
    if (new.fiscal_year, new.month) is distinct from (old.fiscal_year, old.month) then
        raise exception 'a period is its month' using errcode = '23514', constraint = 'period_closes_in_order';
    end if;
    if new.closed_at is not null then
        if exists (select 1 from accounting_period p where p.closed_at is null and (p.fiscal_year, p.month) < (old.fiscal_year, old.month))
           or (new.closed_at at time zone 'America/Mexico_City')::date < (make_date(old.fiscal_year, old.month, 1) + interval '1 month')::date then
            raise exception 'a month is closed once it and those before it have ended' using errcode = '23514', constraint = 'period_closes_in_order';
        end if;
        if new.closed_by is distinct from app_person() or not exists (
            select 1 from appointment a where a.person_id = new.closed_by and a.role = 'programme_director'
               and a.valid_from <= new.closed_at::date and (a.valid_until is null or a.valid_until > new.closed_at::date)) then
            raise exception 'the programme''s director closes a month' using errcode = '23514', constraint = 'period_closed_by_director';
        end if;
    end if;
    return new;
end $$;
create function period_comes_in_order() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
    -- One that is there already is left to its conflict.
    if exists (select 1 from accounting_period p where (p.fiscal_year, p.month) = (new.fiscal_year, new.month)) then return new; end if;
    if new.closed_at is not null or exists (
        select 1 from accounting_period p where p.closed_at is not null and (p.fiscal_year, p.month) > (new.fiscal_year, new.month)) then
        raise exception 'a month before a closed one does not open' using errcode = '23514', constraint = 'period_closes_in_order';
    end if;
    return new;
end $$;
create trigger period_comes_in_order before insert on accounting_period for each row execute function period_comes_in_order();

-- Earlier years' returns (reintegros de ejercicios anteriores): on the open year's line, to be handed to its treasury.
-- They stand beside the moments of that year's budget and restore nothing.
insert into account_code values
    ('R.REINTEGRO',   'budget', 'D', 'Reintegros de ejercicios anteriores', 'Returns of earlier years'),
    ('R.POR_ENTERAR', 'budget', 'C', 'Reintegros por enterar a la tesorería', 'Returns to be handed to the treasury');
insert into posting_matrix values ('return_earlier_year', 'L', 'R.REINTEGRO', 'R.POR_ENTERAR');

-- Invariant 4: within its year a return restores the budget, at most what left the account; after it, it restores
-- nothing and is told on the open year's line of the same government, once.
create function assert_return(e journal_entry) returns void language plpgsql set search_path = pg_catalog, public as $$
declare
    year int := (select p.fiscal_year from project p where p.id = e.project_id);
begin
    if e.kind = 'return' then
        perform assert_surplus_is_held(e);
    elsif e.kind = 'return_in_year' then
        if e.fiscal_year <> year then
            raise exception 'after its year a return restores nothing' using errcode = '23514', constraint = 'return_restores_within_year';
        end if;
        if exists (select 1 from journal_line l where l.entry_id = e.id and l.scope_kind = 'S' and l.account = '8.2.7'
                   and (select -sum(x.centavos) from journal_line x join journal_entry j on j.id = x.entry_id
                         where x.scope_id = l.scope_id and x.account = '8.2.7' and j.kind = 'return_in_year')
                     > coalesce((select b.centavos from balance b where b.scope_id = l.scope_id and b.account = 'P.DEVUELTO'), 0)) then
            raise exception 'the budget gets back what left the account' using errcode = '23514', constraint = 'return_left_the_account';
        end if;
    elsif e.kind = 'return_earlier_year' then
        if e.fiscal_year <= year or exists (
            select 1 from journal_line l join budget_line b on b.id = l.scope_id join edition n on n.id = b.edition_id
              join project p on p.id = e.project_id
             where l.entry_id = e.id and (n.fiscal_year <> e.fiscal_year or n.state_code <> p.state_code or n.programme_id <> p.programme_id)) then
            raise exception 'an earlier year''s return goes to the open year' using errcode = '23514', constraint = 'earlier_return_in_open_year';
        end if;
        if exists (
            select 1 from journal_line l join budget_line b on b.id = l.scope_id where l.entry_id = e.id and l.account = 'R.REINTEGRO'
               and (select sum(x.centavos) from journal_line x join journal_entry j on j.id = x.entry_id join budget_line xb on xb.id = x.scope_id
                     where j.project_id = e.project_id and j.kind = 'return_earlier_year' and x.account = 'R.REINTEGRO' and xb.party = b.party)
                 > coalesce((select sum(x.centavos) from journal_line x join journal_entry j on j.id = x.entry_id join project_share s on s.id = x.scope_id
                     where j.project_id = e.project_id and j.kind = 'return' and j.fiscal_year > year and x.account = 'P.DEVUELTO' and s.party = b.party), 0)) then
            raise exception 'an earlier year''s return is what left the account after its year' using errcode = '23514', constraint = 'return_left_the_account';
        end if;
    end if;
end $$;

-- Invariant 6: nothing of the project stays reserved once its reservation has resolved.
create function assert_resolve(e journal_entry) returns void language plpgsql set search_path = pg_catalog, public as $$
begin
    update reservation r set status = case e.kind when 'release' then 'released' else 'committed' end, resolved_entry_id = e.id
     where r.project_id = e.project_id and r.status = 'reserved';
    if not found then
        raise exception 'no standing reservation' using errcode = '23514', constraint = 'reservation_resolves_once';
    end if;
    if exists (select 1 from project_share s join balance b on b.scope_id = s.id and b.account = '8.2.2-P'
                where s.project_id = e.project_id and b.centavos <> 0) then
        raise exception 'a reservation resolves whole' using errcode = '23514', constraint = 'reservation_resolves_once';
    end if;
end $$;

-- Invariant 10: every agreed share due and confirmed, no block, three people; and each party charged by what it put in,
-- never a centavo off its exact share.
create function assert_payment(e journal_entry) returns void language plpgsql set search_path = pg_catalog, public as $$
declare
    found_row record;
    total bigint;
begin
    select p.* into found_row from payment p where p.id = e.subject_id and p.project_id = e.project_id;
    select sum(l.centavos) into total from journal_line l where l.entry_id = e.id and l.account = 'P.GASTO';
    if not found or found_row.amount_centavos is null or total is distinct from found_row.amount_centavos or found_row.status = 'rejected'
       or exists (select 1 from payment_approval a where a.payment_id = e.subject_id and a.outcome = 'reject')
       or (select count(distinct a.person_id) from payment_approval a
            where a.payment_id = e.subject_id and a.outcome = 'approve' and a.person_id <> found_row.ordered_by) < 2 then
        raise exception 'a payment needs its orderer and two approvers' using errcode = '23514', constraint = 'payment_needs_three_people';
    end if;
    if exists (select 1 from project_share s
                 left join balance r on r.scope_id = s.id and r.account = 'P.POR_RECIBIR'
                 left join balance a on a.scope_id = s.id and a.account = 'P.APORTACION'
                where s.project_id = e.project_id and (r.centavos <> 0 or (s.agreed_centavos > 0 and coalesce(a.centavos, 0) = 0)))
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
    if exists (
        select 1 from (select coalesce(g.centavos, 0)::numeric spent, -coalesce(a.centavos, 0)::numeric received,
                              sum(coalesce(g.centavos, 0)) over () all_spent, -sum(coalesce(a.centavos, 0)) over () all_received
                         from project_share s
                         left join balance g on g.scope_id = s.id and g.account = 'P.GASTO'
                         left join balance a on a.scope_id = s.id and a.account = 'P.APORTACION'
                        where s.project_id = e.project_id) x
         where abs(spent * all_received - all_spent * received) > all_received) then
        raise exception 'each party pays its share of what is spent' using errcode = '23514', constraint = 'payment_split_is_fair';
    end if;
end $$;

-- Invariant 5: what the shares follow is as fixed as they are, from the reservation on.
create function rule_is_fixed() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
    if exists (select 1 from reservation r where r.project_id = old.id and r.status in ('reserved', 'committed')) then
        raise exception 'cost, choice and rules of a project with a standing reservation are fixed' using errcode = '23514', constraint = 'shares_are_fixed';
    end if;
    return new;
end $$;
create trigger rule_is_fixed before update on project for each row
    when ((old.cost_centavos, old.choice, old.rule_pack_id, old.edition_id, old.fiscal_year, old.state_code, old.programme_id, old.club_id)
          is distinct from (new.cost_centavos, new.choice, new.rule_pack_id, new.edition_id, new.fiscal_year, new.state_code, new.programme_id, new.club_id))
    execute function rule_is_fixed();

-- And neither changes while the other is being decided: both lock the project first, so that the second sees the first.
create or replace function shares_are_fixed() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
    perform 1 from project p where p.id = coalesce(new.project_id, old.project_id) for no key update;
    if exists (select 1 from reservation r where r.project_id = coalesce(new.project_id, old.project_id) and r.status in ('reserved', 'committed')) then
        raise exception 'the shares of a project with a standing reservation are fixed' using errcode = '23514', constraint = 'shares_are_fixed';
    end if;
    return coalesce(new, old);
end $$;

-- Invariant 8: an answer once given stands.
create trigger append_only before update or delete on idempotency for each row execute function append_only();

revoke execute on function entries_as_known, figures_as_known, investment_as_known, stamp_entry_scope, period_comes_in_order,
    assert_return, assert_resolve, assert_payment, rule_is_fixed from public;
grant execute on function entries_as_known, figures_as_known to tfo_app, tfo_verifier;
grant execute on function investment_as_known to tfo_app, tfo_public, tfo_verifier;
grant execute on function stamp_entry_scope, period_comes_in_order, rule_is_fixed to tfo_app;
