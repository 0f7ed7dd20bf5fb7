-- What a rule pack says of the books, kept as rows so that the database can hold it.

-- The pairs of accounts that a pack's moments may debit and credit: a choice among those of the posting matrix.
create table pack_posting (
    rule_pack_id    uuid not null references rule_pack,
    kind            text not null,
    scope_kind      char(1) not null,
    debit           text not null,
    credit          text not null,
    primary key (rule_pack_id, kind, scope_kind, debit, credit),
    foreign key (kind, scope_kind, debit, credit) references posting_matrix
);
create trigger append_only before update or delete on pack_posting for each row execute function append_only();
create trigger append_only_whole before truncate on pack_posting for each statement execute function append_only();

-- A pack is whole when it is loaded: under an edition of it nothing is added any more.
create function pack_is_whole() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
    if exists (select 1 from edition e where e.rule_pack_id = new.rule_pack_id) then
        raise exception 'a pack under which an edition is open does not change' using errcode = '23514', constraint = 'pack_is_whole';
    end if;
    return new;
end $$;
create trigger pack_is_whole before insert on pack_posting for each row execute function pack_is_whole();

-- Posts one balanced entry, as in 0010, within the postings of its edition's pack: they are a choice among those of the
-- posting matrix, so they stand in for it. A pack that states none, as those from before this table, has all of them.
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
    balances    boolean;
    in_scope    boolean;
    in_matrix   boolean;
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

    select y.rule_pack_id into pack from edition y
     where y.id = entry.edition_id and exists (select 1 from pack_posting p where p.rule_pack_id = y.rule_pack_id);
    select array_agg(l ->> 'scope' order by n), array_agg((l ->> 'id')::uuid order by n), array_agg(l ->> 'account' order by n),
           array_agg((l ->> 'centavos')::bigint order by n)
      into kinds, scopes, accounts, amounts
      from jsonb_array_elements(body -> 'lines') with ordinality x(l, n);
    insert into journal_line (entry_id, line_no, scope_kind, scope_id, account, centavos)
    select entry.id, n, k, s, a, c from unnest(kinds, scopes, accounts, amounts) with ordinality x(k, s, a, c, n);

    select bool_and(x.balances), bool_and(x.in_scope), bool_and(x.in_matrix) into balances, in_scope, in_matrix
      from (select sum(l.centavos) = 0 balances,
                   case l.kind when 'L' then exists (select 1 from budget_line b where b.id = l.scope and b.edition_id = entry.edition_id)
                               else exists (select 1 from project_share s where s.id = l.scope and s.project_id = entry.project_id) end in_scope,
                   bool_and(case when entry.kind = 'reversal' then true
                       when pack is null then exists (
                           select 1 from posting_matrix m where m.kind = entry.kind and m.scope_kind = l.kind
                              and case when l.centavos > 0 then m.debit else m.credit end = l.account)
                       else exists (
                           select 1 from pack_posting p where p.rule_pack_id = pack and p.kind = entry.kind and p.scope_kind = l.kind
                              and case when l.centavos > 0 then p.debit else p.credit end = l.account) end) in_matrix
              from unnest(kinds, scopes, accounts, amounts) l(kind, scope, account, centavos) group by l.kind, l.scope) x;
    if balances is not true then
        raise exception 'an entry balances in every scope' using errcode = '23514', constraint = 'entry_balances';
    end if;
    if in_scope is not true then
        raise exception 'an entry stays within its edition and project' using errcode = '23514', constraint = 'entry_stays_in_scope';
    end if;
    if in_matrix is not true or entry.kind = 'reversal' and entry.reverses is null then
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
    -- The balances of the project's own shares: those that are there, then those that begin. A row that is to be inserted
    -- is checked before it meets one that is there, so it is inserted as it becomes.
    with change as (
        select l.scope, l.account, sum(l.centavos)::bigint centavos from unnest(kinds, scopes, accounts, amounts) l(kind, scope, account, centavos)
         where l.kind = 'S' group by l.scope, l.account),
    moved as (
        update balance b set centavos = b.centavos + c.centavos from change c where b.scope_id = c.scope and b.account = c.account
        returning b.scope_id, b.account)
    insert into balance (scope_id, account, natural_side, centavos)
    select c.scope, a.code, a.natural_side, c.centavos from change c join account_code a on a.code = c.account
     where (c.scope, c.account) not in (select m.scope_id, m.account from moved m) order by c.scope, c.account
    on conflict (scope_id, account) do update set centavos = balance.centavos + excluded.centavos;
    -- What these must satisfy is in the shares alone, so others need not wait while it is looked at.
    envelopes_move_last := entry.kind in ('reserve', 'release', 'commit');
    if envelopes_move_last then perform assert_entry_is_allowed(entry); end if;
    if 'L' = any (kinds) then
        select array_agg(s), array_agg(a), array_agg(c) into scopes, accounts, amounts
          from unnest(kinds, scopes, accounts, amounts) l(k, s, a, c) where k = 'L';
        perform move_envelopes(scopes, accounts, amounts);
    end if;
    if not envelopes_move_last then perform assert_entry_is_allowed(entry); end if;
    return true;
end $$;

revoke execute on function pack_is_whole from public;
grant execute on function pack_is_whole to tfo_app;
grant select, insert on pack_posting to tfo_app;
grant select on pack_posting to tfo_verifier;
