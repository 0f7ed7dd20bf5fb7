-- What is agreed follows what is deposited: under matching base "deposit" the shares are lowered to the club's confirmed
-- deposit. And what an account earns is recorded by one person and confirmed by another.

-- What the edition's rules match, as rows: packs under which an edition was open before this match the cost.
alter table edition add matching_base text not null default 'cost' check (matching_base in ('cost', 'deposit'));

insert into posting_matrix values
    ('lower', 'L', '8.2.2-D', '8.2.5'),
    ('lower', 'S', '8.2.0', '8.2.5'),
    ('lower', 'S', 'P.APORTACION', 'P.POR_RECIBIR');

-- The shares of a project lowered to a deposit, written by lower_shares alone.
create table share_lowering (
    id                  uuid primary key,
    project_id          uuid not null references project,
    confirmed_centavos  bigint not null check (confirmed_centavos > 0),
    lowered_by          uuid not null references person,
    lowered_at          timestamptz not null,
    reason              text not null
);
call belongs_to_project('share_lowering');
create table share_lowering_part (
    lowering_id         uuid not null references share_lowering,
    project_id          uuid not null references project,
    share_id            uuid not null references project_share,
    before_centavos     bigint not null check (before_centavos >= 0),
    after_centavos      bigint not null,
    primary key (lowering_id, share_id),
    constraint share_is_never_raised check (after_centavos between 0 and before_centavos)
);
call belongs_to_project('share_lowering_part');
create index share_lowering_by_project on share_lowering (project_id);
create index share_lowering_part_by_share on share_lowering_part (share_id);
create unique index lowering_posts_once on journal_entry (subject_id) where kind = 'lower';
create trigger append_only before update or delete on share_lowering for each row execute function append_only();
create trigger append_only before update or delete on share_lowering_part for each row execute function append_only();
grant select on share_lowering, share_lowering_part to tfo_app;

-- What each group adds to a deposit of the club: its weight to the deposit, half away from zero, within its maximum. The
-- same rule as Matching.Propose.
create function match_of_deposit(project uuid, deposit bigint) returns table (group_code text, centavos bigint)
    language plpgsql stable set search_path = pg_catalog, public as $$
declare
    club        text;
    codes       text[];
    weights     bigint[];
    maxima      bigint[];
    others      int[] := '{}';
    club_weight bigint;
    all_others  numeric := 0;
    parts       bigint[];
begin
    select s.group_code into strict club from project_share s where s.project_id = match_of_deposit.project and s.party = 'club';
    select array_agg(g.code order by g.tie_rank), array_agg(g.weight order by g.tie_rank), array_agg(g.maximum_centavos order by g.tie_rank)
      into codes, weights, maxima from project_group g where g.project_id = match_of_deposit.project;
    for i in 1 .. cardinality(codes) loop
        if codes[i] = club then club_weight := weights[i];
        elsif weights[i] > 0 then
            others := others || i;
            all_others := all_others + weights[i];
        end if;
    end loop;
    if cardinality(others) > 0 then
        parts := split_once(div(2 * deposit * all_others + club_weight, 2 * club_weight::numeric)::bigint, weights, others);
    end if;
    for i in 1 .. cardinality(codes) loop
        group_code := codes[i];
        centavos := least(case when codes[i] = club then deposit else coalesce(parts[array_position(others, i)], 0) end, maxima[i]);
        return next;
    end loop;
end $$;

-- Null, or what is wrong with a lowering: each group gives what the deposit earns, at most what was agreed.
create function lowering_problem(lowering uuid) returns text
    language plpgsql stable set search_path = pg_catalog, public as $$
declare
    l       share_lowering;
    broken  text;
begin
    select x.* into strict l from share_lowering x where x.id = lowering_problem.lowering;
    if exists (select 1 from project_share s left join share_lowering_part p on p.share_id = s.id and p.lowering_id = l.id
                where s.project_id = l.project_id and (p.share_id is null or (s.party = 'club' and p.after_centavos <> l.confirmed_centavos))) then
        return 'the club''s share is not its confirmed deposit';
    end if;
    select g.group_code into broken
      from (select s.group_code, sum(p.before_centavos) agreed, sum(p.after_centavos) lowered
              from share_lowering_part p join project_share s on s.id = p.share_id where p.lowering_id = l.id group by s.group_code) g
      left join match_of_deposit(l.project_id, l.confirmed_centavos) m on m.group_code = g.group_code
     where g.lowered is distinct from least(m.centavos, g.agreed) order by g.group_code limit 1;
    return case when broken is not null then format('group %s does not give what the deposit earns', broken) end;
end $$;

-- The lines that a lowering posts: what nobody owes any more, and what is available again.
create function lines_of_lowering(lowering uuid) returns table (scope_kind char(1), scope_id uuid, account text, centavos bigint)
    language sql stable set search_path = pg_catalog, public as $$
    with less as (
        select s.id, s.budget_line_id, p.before_centavos - p.after_centavos centavos
          from share_lowering_part p join project_share s on s.id = p.share_id
         where p.lowering_id = lines_of_lowering.lowering and p.after_centavos < p.before_centavos)
    select 'S'::char(1), d.id, a.code, a.sign * d.centavos from less d cross join (values ('P.APORTACION', 1), ('P.POR_RECIBIR', -1)) a(code, sign)
    union all
    select 'S', d.id, a.code, a.sign * d.centavos from less d cross join (values ('8.2.0', 1), ('8.2.5', -1)) a(code, sign)
     where d.budget_line_id is not null
    union all
    select 'L', d.budget_line_id, a.code, a.sign * d.centavos from less d cross join (values ('8.2.2-D', 1), ('8.2.5', -1)) a(code, sign)
     where d.budget_line_id is not null
$$;

-- Lowers the shares of a project to what the club's confirmed deposit earns: the only way in which shares of a standing
-- reservation change. Before any government has ordered its share; whoever calls it posts the difference before the end.
create function lower_shares(lowering uuid, project uuid, shares uuid[], amounts bigint[], at timestamptz, reason text) returns void
    language plpgsql security definer set search_path = pg_catalog, public as $$
declare
    pledge      bigint;
    received    bigint;
    problem     text;
begin
    perform 1 from project p where p.id = lower_shares.project for no key update;
    if not exists (select 1 from project p join edition e on e.id = p.edition_id join reservation r on r.project_id = p.id and r.status = 'committed'
                    where p.id = lower_shares.project and e.matching_base = 'deposit') then
        raise exception 'the rules of this project do not match the deposit' using errcode = '23514', constraint = 'deposit_is_matched';
    end if;
    if exists (select 1 from deposit d where d.project_id = lower_shares.project and d.party = 'club' and d.status = 'recorded')
       or exists (select 1 from ministration m where m.project_id = lower_shares.project and m.status <> 'due') then
        raise exception 'a deposit waits, or a government has ordered its share' using errcode = '23514', constraint = 'lowered_in_time';
    end if;
    select s.agreed_centavos, -coalesce(a.centavos, 0) - coalesce(r.centavos, 0) into pledge, received
      from project_share s
      left join balance a on a.scope_id = s.id and a.account = 'P.APORTACION'
      left join balance r on r.scope_id = s.id and r.account = 'P.POR_RECIBIR'
     where s.project_id = lower_shares.project and s.party = 'club';
    if received is null or received <= 0 or received >= pledge then
        raise exception 'the club''s deposit is not below what was agreed' using errcode = '23514', constraint = 'lowering_follows_deposit';
    end if;
    insert into share_lowering (id, project_id, confirmed_centavos, lowered_by, lowered_at, reason)
    values (lowering, lower_shares.project, received, app_person(), at, lower_shares.reason);
    insert into share_lowering_part (lowering_id, project_id, share_id, before_centavos, after_centavos)
    select lowering, s.project_id, s.id, s.agreed_centavos, coalesce(amounts[array_position(shares, s.id)], s.agreed_centavos)
      from project_share s where s.project_id = lower_shares.project;
    problem := lowering_problem(lowering);
    if problem is not null then
        raise exception 'project %: %', lower_shares.project, problem using errcode = '23514', constraint = 'lowering_follows_deposit';
    end if;
    update project_share s set agreed_centavos = p.after_centavos from share_lowering_part p
     where p.lowering_id = lower_shares.lowering and p.share_id = s.id and p.after_centavos < p.before_centavos;
    update ministration m set amount_centavos = p.after_centavos from share_lowering_part p join project_share s on s.id = p.share_id
     where p.lowering_id = lower_shares.lowering and m.project_id = s.project_id and m.party = s.party and p.after_centavos < p.before_centavos;
end $$;

-- Shares stay fixed from the reservation on, but for a lowering: down from what it found to what it says.
create or replace function shares_are_fixed() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
    if tg_op = 'UPDATE' and tg_table_name = 'project_share' then
        if to_jsonb(new) - 'agreed_centavos' = to_jsonb(old) - 'agreed_centavos' and exists (
            select 1 from share_lowering_part p where p.share_id = old.id
               and p.before_centavos = (to_jsonb(old) ->> 'agreed_centavos')::bigint
               and p.after_centavos = (to_jsonb(new) ->> 'agreed_centavos')::bigint) then
            return new;
        end if;
    end if;
    perform 1 from project p where p.id = coalesce(new.project_id, old.project_id) for no key update;
    if exists (select 1 from reservation r where r.project_id = coalesce(new.project_id, old.project_id) and r.status in ('reserved', 'committed')) then
        raise exception 'the shares of a project with a standing reservation are fixed' using errcode = '23514', constraint = 'shares_are_fixed';
    end if;
    return coalesce(new, old);
end $$;

-- A lowering posts exactly its difference, while its year is open.
create function assert_lower(e journal_entry) returns void language plpgsql set search_path = pg_catalog, public as $$
begin
    if not exists (select 1 from share_lowering l where l.id = e.subject_id and l.project_id = e.project_id) or exists (
        (select l.scope_kind, l.scope_id, l.account, l.centavos from journal_line l where l.entry_id = e.id
         except all select w.* from lines_of_lowering(e.subject_id) w)
        union all
        (select w.* from lines_of_lowering(e.subject_id) w
         except all select l.scope_kind, l.scope_id, l.account, l.centavos from journal_line l where l.entry_id = e.id)) then
        raise exception 'a lowering posts what the shares were lowered by' using errcode = '23514', constraint = 'lowering_follows_deposit';
    end if;
    perform 1 from edition y where y.id = e.edition_id and y.closed_at is null for share;
    if not found then
        raise exception 'the edition is closed' using errcode = '23514', constraint = 'edition_is_open';
    end if;
end $$;
create function lowering_is_posted() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
    if not exists (select 1 from journal_entry e where e.kind = 'lower' and e.subject_id = new.id) then
        raise exception 'a lowering is posted' using errcode = '23514', constraint = 'lowering_is_posted';
    end if;
    return null;
end $$;
create constraint trigger lowering_is_posted after insert on share_lowering deferrable initially deferred
    for each row execute function lowering_is_posted();

-- What a share was when it was signed, and how much of its lowerings was not known yet at some time.
create function share_as_signed(share uuid, agreed bigint) returns bigint
    language sql stable set search_path = pg_catalog, public as $$
    select coalesce(max(p.before_centavos), agreed) from share_lowering_part p where p.share_id = share_as_signed.share
$$;
create function not_yet_lowered(share uuid, effective date, known timestamptz) returns bigint
    language sql stable set search_path = pg_catalog, public as $$
    select coalesce(sum(p.before_centavos - p.after_centavos), 0)::bigint
      from share_lowering_part p join journal_entry e on e.kind = 'lower' and e.subject_id = p.lowering_id
      left join seal s on s.item_kind = 'J' and s.item_id = e.id
     where p.share_id = not_yet_lowered.share
       and not coalesce((effective is null or e.effective_on <= effective) and (known is null or s.sealed_at <= known), false)
$$;

-- Invariant 5 is about what was signed; lowering_problem is about what came after.
create or replace function shares_problem(project uuid) returns text
    language plpgsql stable set search_path = pg_catalog, public as $$
declare
    found_row record;
begin
    select p.cost_centavos, p.choice, g.* into strict found_row
      from project p cross join lateral (
        select array_agg(g.code order by g.tie_rank) codes, array_agg(g.weight order by g.tie_rank) weights,
               array_agg(g.maximum_centavos order by g.tie_rank) maxima,
               array_agg(coalesce((select sum(share_as_signed(s.id, s.agreed_centavos)) from project_share s
                                    where s.project_id = g.project_id and s.group_code = g.code), 0)::bigint order by g.tie_rank) given
          from project_group g where g.project_id = p.id) g
     where p.id = shares_problem.project;
    return shares_problem_of(found_row.cost_centavos, found_row.choice, found_row.codes, found_row.weights, found_row.maxima, found_row.given);
end $$;

-- What is invested, as 0014 has it: the shares of the agreements signed by then, less what was lowered by then.
create or replace function investment_as_known(effective date, known timestamptz)
    returns table (fiscal_year int, programme_id text, party text, centavos bigint, projects bigint)
    language plpgsql security definer set search_path = pg_catalog, public as $$
declare
    asks text := coalesce(current_setting('app.org', true), '');
begin
    perform set_config('app.org', '00000000-0000-7000-8000-000000000001', true);
    return query
    select p.fiscal_year, p.programme_id, s.party,
           sum(s.agreed_centavos + not_yet_lowered(s.id, investment_as_known.effective, investment_as_known.known))::bigint, count(*)
      from journal_entry e join project p on p.id = e.project_id join project_share s on s.project_id = p.id
      left join seal on seal.item_kind = 'J' and seal.item_id = e.id
     where e.kind = 'commit' and (investment_as_known.effective is null or e.effective_on <= investment_as_known.effective)
       and (investment_as_known.known is null or seal.sealed_at <= investment_as_known.known)
     group by p.fiscal_year, p.programme_id, s.party;
    perform set_config('app.org', asks, true);
end $$;

-- Yields (rendimientos): what the bank pays on a registered account, recorded by one person, confirmed by another, and
-- split once over the parties when the project closes.
create table project_yield (
    id              uuid primary key,
    project_id      uuid not null references project,
    account_id      uuid not null references registered_account,
    amount_centavos bigint not null constraint yield_positive check (amount_centavos between 1 and 9000000000000000),
    bank_reference  text not null check (length(bank_reference) between 1 and 60),
    value_date      date not null,
    evidence_sha256 bytea references file,
    recorded_by     uuid not null references person,
    recorded_at     timestamptz not null,
    status          text not null default 'recorded' check (status in ('recorded', 'confirmed', 'refused')),
    decided_by      uuid references person,
    decided_at      timestamptz,
    reason          text not null default '',
    constraint yield_needs_two_people check (decided_by <> recorded_by),
    check ((status = 'recorded') = (decided_by is null) and (decided_by is null) = (decided_at is null))
);
create unique index yield_once on project_yield (account_id, value_date, amount_centavos, bank_reference) where status <> 'refused';
create index project_yield_by_project on project_yield (project_id, id);
call belongs_to_project('project_yield');
grant select, insert, update on project_yield to tfo_app;

create function yield_is_of_its_account() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
    perform 1 from project p where p.id = new.project_id for no key update;
    if not exists (select 1 from registered_account a where a.id = new.account_id and a.project_id = new.project_id and a.status = 'confirmed')
       or exists (select 1 from closing_return r where r.project_id = new.project_id) then
        raise exception 'a yield is of the account of a project that is not closed' using errcode = '23514', constraint = 'yield_is_of_its_account';
    end if;
    if exists (select 1 from bank_line l join registered_account a on a.clabe = l.clabe
                where a.id = new.account_id and l.struck_at is null
                  and (l.value_date, l.amount_centavos, l.bank_reference) = (new.value_date, new.amount_centavos, new.bank_reference)) then
        raise exception 'that credit is a deposit' using errcode = '23514', constraint = 'yield_is_no_deposit';
    end if;
    return new;
end $$;
create trigger yield_is_of_its_account before insert on project_yield for each row execute function yield_is_of_its_account();
create function yield_is_kept() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
    if old.status <> 'recorded' or (to_jsonb(new) - '{status,decided_by,decided_at,reason}'::text[])
       is distinct from (to_jsonb(old) - '{status,decided_by,decided_at,reason}'::text[]) then
        raise exception 'yield % is kept as recorded', old.id using errcode = '23514', constraint = 'yield_is_kept';
    end if;
    return new;
end $$;
create trigger yield_is_kept before update on project_yield for each row execute function yield_is_kept();

create function confirmed_yields(project uuid) returns bigint language sql stable set search_path = pg_catalog, public as $$
    select coalesce(sum(y.amount_centavos), 0)::bigint from project_yield y
     where y.project_id = confirmed_yields.project and y.status = 'confirmed' and y.decided_by <> y.recorded_by
$$;

-- What is posted as yields is what two people found, no more and no less. Its subject is its project; an entry without
-- one is older than this rule.
create function assert_yield(e journal_entry) returns void language plpgsql set search_path = pg_catalog, public as $$
begin
    if e.subject_id is distinct from e.project_id or e.project_id is null or confirmed_yields(e.project_id) <> (
        select -coalesce(sum(l.centavos), 0) from journal_line l join journal_entry j on j.id = l.entry_id
         where j.project_id = e.project_id and l.account = 'P.RENDIMIENTO') then
        raise exception 'yields post once two people confirmed them' using errcode = '23514', constraint = 'yields_are_confirmed';
    end if;
end $$;
create function yields_are_settled() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
    if exists (select 1 from project_yield y where y.project_id = new.project_id and y.status = 'recorded')
       or confirmed_yields(new.project_id) <> (select sum(r.yield_centavos) from closing_return r where r.project_id = new.project_id) then
        raise exception 'a project closes with its confirmed yields' using errcode = '23514', constraint = 'yields_are_settled';
    end if;
    return null;
end $$;
create constraint trigger yields_are_settled after insert on closing_return deferrable initially deferred
    for each row execute function yields_are_settled();

create or replace function assert_entry_is_allowed(e journal_entry) returns void language plpgsql as $$
begin
    case e.kind
        when 'reserve' then perform assert_reserve(e);
        when 'release', 'commit' then perform assert_resolve(e);
        when 'lower' then perform assert_lower(e);
        when 'deposit_received', 'surplus_held' then perform assert_deposit(e);
        when 'yield' then perform assert_yield(e);
        when 'payment_out' then perform assert_payment(e);
        when 'publish', 'increase', 'cut', 'transfer', 'lapse' then perform assert_envelope_change(e);
        when 'reversal' then perform assert_reversal(e);
        when 'return', 'surplus_returned', 'return_in_year', 'return_earlier_year' then perform assert_return(e);
        else null;
    end case;
end $$;

revoke execute on function match_of_deposit, lowering_problem, lines_of_lowering, lower_shares, assert_lower, lowering_is_posted,
    share_as_signed, not_yet_lowered, yield_is_of_its_account, yield_is_kept, confirmed_yields, assert_yield, yields_are_settled from public;
grant execute on function lower_shares, lowering_is_posted, share_as_signed, not_yet_lowered, yield_is_of_its_account, yield_is_kept,
    confirmed_yields, yields_are_settled to tfo_app;
grant execute on function match_of_deposit, lowering_problem, lines_of_lowering, share_as_signed, not_yet_lowered, confirmed_yields
    to tfo_verifier;
