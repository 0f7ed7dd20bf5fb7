-- Posting, with the same rules and fewer statements: what an entry says is read once, checked in memory and written in
-- sets; the envelopes, which many decisions share, are touched last. Measured by the suite "posting" of the benchmarks.

-- Whose rows, for the functions that write the ledger: the rule of 0007 in one look at the organisation. A page reads many
-- rows for one question and keeps the form of 0007; these read one row for many questions.
do $$
declare
    t text;
    row_is_mine text := $p$
        exists (select 1 from organisation o where o.id = app_org() and (
            o.sees = 'all' or (o.sees = 'own' and o.id = %1$I.club_id)
            or (o.sees = 'place' and o.state_code = %1$I.state_code
                and (o.municipality_code is null or o.municipality_code = %1$I.municipality_code))))$p$;
begin
    for t in select p.tablename from pg_policies p where p.schemaname = 'public' and p.policyname = 'own_rows'
                and 'tfo_owner' = any (p.roles) and p.qual like '%club_id%' order by 1 loop
        execute format('alter policy own_rows on %I to tfo_app', t);
        execute format('create policy own_rows_of_owner on %I to tfo_owner using (%s) with check (%s)', t,
            format(row_is_mine, t), format(row_is_mine, t));
    end loop;
end $$;

-- Invariant 5, as in 0005, reckoned in memory over what has been read: what each group weighs, may give at most and gives.
create function shares_problem_of(cost bigint, chosen text, codes text[], weights bigint[], maxima bigint[], given bigint[]) returns text
    language plpgsql immutable as $$
declare
    remaining   bigint := cost;
    fixed       bigint[] := array_fill(0::bigint, array[coalesce(cardinality(codes), 0)]);   -- what a group over its maximum gives
    open_groups int[] := '{}';
    parts       bigint[];
    over        boolean;
begin
    for i in 1 .. coalesce(cardinality(weights), 0) loop
        if weights[i] > 0 then open_groups := open_groups || i; end if;
    end loop;
    loop
        if cardinality(open_groups) = 0 then return 'no group is left to share the cost'; end if;
        parts := split_once(remaining, weights, open_groups);
        over := false;
        for i in 1 .. cardinality(open_groups) loop
            if maxima[open_groups[i]] < parts[i] then
                if chosen is distinct from 'absorb' then
                    return format('group %s is over its maximum and nobody chose to absorb it', codes[open_groups[i]]);
                end if;
                -- Every group over its maximum gives that maximum; the others share what is left.
                over := true;
                fixed[open_groups[i]] := maxima[open_groups[i]];
                remaining := remaining - maxima[open_groups[i]];
                open_groups[i] := null;
            end if;
        end loop;
        exit when not over;
        open_groups := array_remove(open_groups, null);
    end loop;
    for i in 1 .. cardinality(open_groups) loop
        fixed[open_groups[i]] := parts[i];
    end loop;
    for i in 1 .. cardinality(codes) loop
        if given[i] <> fixed[i] then return format('group %s does not give what the frozen rule says', codes[i]); end if;
        cost := cost - given[i];
    end loop;
    if cost <> 0 then return 'the shares do not add up to the cost'; end if;
    return null;
end $$;
create or replace function shares_problem(project uuid) returns text
    language plpgsql stable set search_path = pg_catalog, public as $$
declare
    found_row record;
begin
    select p.cost_centavos, p.choice, g.* into strict found_row
      from project p cross join lateral (
        select array_agg(g.code order by g.tie_rank) codes, array_agg(g.weight order by g.tie_rank) weights,
               array_agg(g.maximum_centavos order by g.tie_rank) maxima,
               array_agg(coalesce((select sum(s.agreed_centavos) from project_share s
                                    where s.project_id = g.project_id and s.group_code = g.code), 0)::bigint order by g.tie_rank) given
          from project_group g where g.project_id = p.id) g
     where p.id = shares_problem.project;
    return shares_problem_of(found_row.cost_centavos, found_row.choice, found_row.codes, found_row.weights, found_row.maxima, found_row.given);
end $$;
revoke execute on function shares_problem_of from public;
grant execute on function shares_problem_of to tfo_verifier;

-- Invariant 6: every share of the project by its frozen rule, from its own envelope, in one entry, certified
-- where the rules ask for it, in an edition that is open. Many small looks cost less than one that starts a large plan.
-- The envelopes are not locked yet: who ends the year has left nothing available in them, so a reservation that comes
-- later lacks the money.
create function assert_reserve(e journal_entry) returns void language plpgsql as $$
declare
    lines       jsonb := convert_from(e.canon, 'UTF8')::jsonb -> 'lines';
    place       record;     -- the project, as far as envelopes are concerned
    frozen      record;     -- its groups
    share       record;     -- its shares, as arrays
    year        record;
    given       bigint[];
    number      int := 0;
    certified   bigint;
    problem     text;
begin
    select p.cost_centavos, p.choice, p.edition_id, p.municipality_code, p.type_code into place from project p where p.id = e.project_id;
    select array_agg(g.code order by g.tie_rank) codes, array_agg(g.weight order by g.tie_rank) weights,
           array_agg(g.maximum_centavos order by g.tie_rank) maxima into frozen
      from project_group g where g.project_id = e.project_id;
    select array_agg(s.party) parties, array_agg(s.group_code) groups, array_agg(s.agreed_centavos) agreed, array_agg(s.budget_line_id) lines
      into share from project_share s where s.project_id = e.project_id;
    given := array_fill(0::bigint, array[coalesce(cardinality(frozen.codes), 0)]);
    for i in 1 .. coalesce(cardinality(share.groups), 0) loop
        given[array_position(frozen.codes, share.groups[i])] := given[array_position(frozen.codes, share.groups[i])] + share.agreed[i];
    end loop;
    problem := shares_problem_of(place.cost_centavos, place.choice, frozen.codes, frozen.weights, frozen.maxima, given);
    if problem is not null then
        raise exception 'the agreed shares of project % do not follow its frozen rule: %', e.project_id, problem
            using errcode = '23514', constraint = 'shares_follow_rule';
    end if;

    select y.closed_at, y.certification into year from edition y where y.id = e.edition_id;
    for i in 1 .. cardinality(share.groups) loop
        continue when share.lines[i] is null or share.agreed[i] = 0;
        number := number + 1;
        if not lines @> jsonb_build_array(jsonb_build_object(
            'scope', 'L', 'account', '8.2.2-P', 'id', share.lines[i], 'centavos', share.agreed[i])) then
            raise exception 'a project has all its shares or none' using errcode = '23514', constraint = 'all_shares_or_none';
        end if;
    end loop;
    if jsonb_array_length(jsonb_path_query_array(lines, '$[*] ? (@.scope == "L")')) <> 2 * number then
        raise exception 'a project has all its shares or none' using errcode = '23514', constraint = 'all_shares_or_none';
    end if;
    if number <> (
        select count(*) from unnest(share.lines, share.parties, share.agreed) s(line, party, agreed) join budget_line b on b.id = s.line
         where s.agreed > 0 and b.party = s.party and b.edition_id = place.edition_id
           and coalesce(b.municipality_code, place.municipality_code) is not distinct from place.municipality_code
           and coalesce(b.type_code, place.type_code) is not distinct from place.type_code) then
        raise exception 'the envelope is not for this share' using errcode = '23514', constraint = 'share_draws_on_its_line';
    end if;
    if year.closed_at is not null then
        raise exception 'the edition is closed' using errcode = '23514', constraint = 'edition_is_open';
    end if;
    -- Required or not, less than the share, certified, is not enough.
    select c.amount_centavos into certified from project_certification c where c.project_id = e.project_id;
    if not found and year.certification then certified := 0; end if;
    if share.agreed[array_position(share.parties, 'municipal')] > certified then
        raise exception 'the municipality has not certified its share' using errcode = '23514', constraint = 'certified_before_ruling';
    end if;
    insert into reservation (id, project_id, reserve_entry_id) values (e.id, e.project_id, e.id);
end $$;

-- Moves the balances of envelopes, each named once and in the documented order: ascending by id. When money is lacking, the
-- hint names the envelope that lacks most and what it has left.
create function move_envelopes(scopes uuid[], accounts text[], amounts bigint[]) returns void language plpgsql as $$
declare
    lacking text;
begin
    for i in 1 .. cardinality(scopes) loop
        update balance b set centavos = b.centavos + amounts[i] where b.scope_id = scopes[i] and b.account = accounts[i]
           and (b.natural_side <> 'D' or b.centavos + amounts[i] >= 0);
        continue when found;
        if amounts[i] < 0 then
            -- Those before this one have moved already.
            select format('%s %s', b.scope_id, b.centavos) into lacking
              from unnest(scopes[i:], accounts[i:], amounts[i:]) l(s, a, c) join balance b on b.scope_id = l.s and b.account = l.a
             where b.natural_side = 'D' and b.centavos + l.c < 0 order by b.centavos + l.c, b.scope_id limit 1;
            if found then
                raise exception 'not enough is left' using errcode = '23514', constraint = 'balance_on_natural_side', hint = lacking;
            end if;
        end if;
        insert into balance (scope_id, account, natural_side, centavos)
        select scopes[i], a.code, a.natural_side, amounts[i] from account_code a where a.code = accounts[i]
        on conflict (scope_id, account) do update set centavos = balance.centavos + excluded.centavos;
    end loop;
end $$;

revoke execute on function assert_reserve, move_envelopes from public;

-- Posts one balanced entry, once for a key, within the postings of its edition's pack: they are a choice among those of the
-- posting matrix, so they stand in for it. A pack that states none, as those from before 0015, has all of them.
-- `canon` is RFC 8785 JSON; the rows are exactly what it says. Locks in this order: the period, the balances of the
-- project's shares, the balances of envelopes, each by id. Shares belong to one project, whose instance is locked before;
-- envelopes are shared, so their turn comes last.
create or replace function post_entry(canon bytea) returns boolean
    language plpgsql security definer set search_path = pg_catalog, public set plan_cache_mode = force_generic_plan as $$
declare
    body        jsonb := convert_from(canon, 'UTF8')::jsonb;
    who         uuid := app_person();
    day         date := (body ->> 'effective_on')::date;
    is_open     boolean;
    entry       journal_entry;
    pack        uuid;
    earlier     bytea;
    kinds       text[];
    scopes      uuid[];
    accounts    text[];
    amounts     bigint[];
    envelopes   uuid[];     -- what the entry touches, each once
    shares      uuid[];
    drawn_on    uuid[];     -- the envelope of each of these shares
    allowed     text[];
    asked       text[];
    number      int;
    moved       int;
    envelopes_move_last boolean;
begin
    if who is null or (body ->> 'by')::uuid is distinct from who or (body ->> 'org')::uuid is distinct from app_org() then
        raise exception 'an entry is posted by who asks for it' using errcode = '23514', constraint = 'entry_names_its_author';
    end if;
    perform 1 from accounting_period p
      where p.fiscal_year = extract(year from day)::int and p.month = extract(month from day)::int and p.closed_at is null for share;
    is_open := found;

    -- Two callers with one key: the second waits here and then sees the first.
    if is_open then
        insert into journal_entry (id, key, kind, edition_id, project_id, subject_id, effective_on, fiscal_year, month, recorded_at,
                                   person_id, organisation_id, reason, reverses, canon)
        values ((body ->> 'id')::uuid, body ->> 'key', body ->> 'kind', (body ->> 'edition')::uuid, (body ->> 'project')::uuid,
                (body ->> 'subject')::uuid, day, extract(year from day)::int, extract(month from day)::int,
                (body ->> 'recorded_at')::timestamptz, who, (body ->> 'org')::uuid, body ->> 'reason', (body ->> 'reverses')::uuid, post_entry.canon)
        on conflict (key) do nothing returning * into entry;
    end if;
    if entry.id is null then
        select j.canon into earlier from journal_entry j where j.key = body ->> 'key';
        -- The same step asked again differs only in when it was asked and under which id.
        if (convert_from(earlier, 'UTF8')::jsonb - 'id' - 'recorded_at' - 'effective_on') = (body - 'id' - 'recorded_at' - 'effective_on') then
            return false;
        end if;
        if is_open or earlier is not null then
            raise exception 'key % was used for another entry', body ->> 'key' using errcode = '23514', constraint = 'idempotency_conflict';
        end if;
        raise exception 'the accounting period is closed' using errcode = '23514', constraint = 'period_is_open';
    end if;

    select array_agg(l ->> 'scope' order by n), array_agg((l ->> 'id')::uuid order by n), array_agg(l ->> 'account' order by n),
           array_agg((l ->> 'centavos')::bigint order by n)
      into kinds, scopes, accounts, amounts
      from jsonb_array_elements(body -> 'lines') with ordinality x(l, n);
    insert into journal_line (entry_id, line_no, scope_kind, scope_id, account, centavos)
    select entry.id, n, k, s, a, c from unnest(kinds, scopes, accounts, amounts) with ordinality x(k, s, a, c, n);

    if kinds is null or exists (select 1 from unnest(scopes, amounts) l(s, c) group by s having sum(c) <> 0) then
        raise exception 'an entry balances in every scope' using errcode = '23514', constraint = 'entry_balances';
    end if;
    select array_agg(distinct s) filter (where k = 'L'), array_agg(distinct s) filter (where k <> 'L'),
           array_agg(distinct k || case when c > 0 then ' + ' else ' - ' end || a)
      into envelopes, shares, asked from unnest(kinds, scopes, accounts, amounts) l(k, s, a, c);
    if envelopes is not null and cardinality(envelopes) <> (
        select count(*) from budget_line b where b.id = any (envelopes) and b.edition_id = entry.edition_id) then
        raise exception 'an entry stays within its edition and project' using errcode = '23514', constraint = 'entry_stays_in_scope';
    end if;
    if shares is not null then
        number := cardinality(shares);
        select array_agg(s.id), array_agg(s.budget_line_id) into shares, drawn_on
          from project_share s where s.id = any (shares) and s.project_id = entry.project_id;
        if number is distinct from cardinality(shares) then
            raise exception 'an entry stays within its edition and project' using errcode = '23514', constraint = 'entry_stays_in_scope';
        end if;
    end if;
    if entry.kind <> 'reversal' then
        select y.rule_pack_id into pack from edition y where y.id = entry.edition_id;
        if exists (select 1 from pack_posting p where p.rule_pack_id = pack) then
            select array_agg(p.scope_kind || ' + ' || p.debit) || array_agg(p.scope_kind || ' - ' || p.credit) into allowed
              from pack_posting p where p.rule_pack_id = pack and p.kind = entry.kind;
        else
            select array_agg(p.scope_kind || ' + ' || p.debit) || array_agg(p.scope_kind || ' - ' || p.credit) into allowed
              from posting_matrix p where p.kind = entry.kind;
        end if;
    end if;
    if entry.kind = 'reversal' and entry.reverses is null or entry.kind <> 'reversal' and (asked <@ allowed) is not true then
        raise exception 'the posting matrix has no such line for %', entry.kind using errcode = '23514', constraint = 'posting_matrix_allows';
    end if;
    if entry.reverses is not null and exists (
        (select l.scope_id, l.account, -l.centavos from journal_line l where l.entry_id = entry.reverses
         except all select l.scope_id, l.account, l.centavos from journal_line l where l.entry_id = entry.id)
        union all
        (select l.scope_id, l.account, l.centavos from journal_line l where l.entry_id = entry.id
         except all select l.scope_id, l.account, -l.centavos from journal_line l where l.entry_id = entry.reverses)) then
        raise exception 'a reversal mirrors its entry' using errcode = '23514', constraint = 'reversal_mirrors_entry';
    end if;

    insert into unsealed values ('J', entry.id, entry.seq);
    -- What moves, each balance once, those of envelopes first in the arrays and last in their turn.
    select array_agg(k), array_agg(s), array_agg(a), array_agg(c) into kinds, scopes, accounts, amounts
      from (select k, s, a, sum(c)::bigint c from unnest(kinds, scopes, accounts, amounts) l(k, s, a, c) group by k, s, a order by k, s, a) l;
    number := coalesce(array_position(kinds, 'S'), cardinality(kinds) + 1);
    -- The balances of the project's own shares: those that are there, then those that begin. A row that is to be inserted
    -- is checked before it meets one that is there, so it is inserted as it becomes.
    if number <= cardinality(kinds) then
        update balance b set centavos = b.centavos + l.c from unnest(scopes[number:], accounts[number:], amounts[number:]) l(s, a, c)
         where b.scope_id = l.s and b.account = l.a;
        get diagnostics moved = row_count;
        if moved <= cardinality(kinds) - number then
            insert into balance (scope_id, account, natural_side, centavos)
            select l.s, l.a, c.natural_side, l.c
              from unnest(scopes[number:], accounts[number:], amounts[number:]) l(s, a, c) join account_code c on c.code = l.a
             where moved = 0 or not exists (select 1 from balance b where b.scope_id = l.s and b.account = l.a)
            on conflict (scope_id, account) do update set centavos = balance.centavos + excluded.centavos;
        end if;
    end if;
    -- What these must satisfy is in the shares alone, so others need not wait while it is looked at.
    envelopes_move_last := entry.kind in ('reserve', 'release', 'commit');
    if envelopes_move_last then perform assert_entry_is_allowed(entry); end if;
    -- Invariant 4, per line and per share: a moment of a project moves the same money on both.
    if entry.kind in ('reserve', 'release', 'commit', 'accrue', 'order', 'pay_budget', 'return_in_year') and exists (
        select 1 from unnest(kinds, scopes, accounts, amounts) l(k, s, a, c)
         where a like '8.%'
         group by case when k = 'L' then s else coalesce(drawn_on[array_position(shares, s)], s) end,
                  case when k <> 'L' and a = '8.2.0' then '8.2.2-D' else a end
        having sum(case when k = 'L' then c else -c end) <> 0) then
        raise exception 'a moment moves the same on the share and on its line' using errcode = '23514', constraint = 'line_and_share_agree';
    end if;
    if number > 1 then perform move_envelopes(scopes[: number - 1], accounts[: number - 1], amounts[: number - 1]); end if;
    if not envelopes_move_last then perform assert_entry_is_allowed(entry); end if;
    return true;
end $$;
