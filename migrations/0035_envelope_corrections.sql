-- Taking back a cut gives an envelope its money again: the party's ceiling holds then too, not only when it publishes.

create function assert_within_ceiling(e journal_entry) returns void language plpgsql set search_path = pg_catalog, public as $$
declare
    rule envelope_rule;
begin
    -- Publications of one party wait for one another only where there is a ceiling to share.
    for rule in
        select r.* from envelope_rule r where r.edition_id = e.edition_id and r.most_centavos is not null
           and r.party in (select b.party from journal_line l join budget_line b on b.id = l.scope_id where l.entry_id = e.id)
         order by r.party for update
    loop
        if rule.most_centavos < (select -sum(b.centavos) from balance b join budget_line l on l.id = b.scope_id
             where l.edition_id = e.edition_id and l.party = rule.party and b.account in ('8.2.1', '8.2.3')) then
            raise exception 'the party''s ceiling is %', rule.most_centavos using errcode = '23514', constraint = 'envelope_within_ceiling';
        end if;
    end loop;
end $$;

-- As 0011 had it, but for the ceiling, which is asked above.
create or replace function assert_envelope_change(e journal_entry) returns void language plpgsql set search_path = pg_catalog, public as $$
declare
    year edition;
begin
    -- A first publication makes balances that whoever ends the year could not have locked: the edition stands for them.
    if e.kind = 'publish' then perform 1 from edition y where y.id = e.edition_id for share; end if;
    select y.* into strict year from edition y where y.id = e.edition_id;
    if year.closed_at is not null then
        raise exception 'the edition is closed' using errcode = '23514', constraint = 'edition_is_open';
    end if;
    if e.kind = 'transfer' and (
        (select (count(*), count(distinct l.scope_id), count(distinct b.party), sum(l.centavos) filter (where l.account = '8.2.3'))
           from journal_line l join budget_line b on b.id = l.scope_id where l.entry_id = e.id)
        is distinct from row(4::bigint, 2::bigint, 1::bigint, 0::numeric)) then
        raise exception 'a transfer is between two envelopes of one party' using errcode = '23514', constraint = 'transfer_within_party';
    end if;
    if e.kind = 'lapse' and (e.effective_on < make_date(year.fiscal_year + 1, 1, 1) or exists (
        select 1 from journal_line l join balance b on b.scope_id = l.scope_id and b.account = '8.2.2-D'
         where l.entry_id = e.id and b.centavos <> 0)) then
        raise exception 'what is left lapses whole, after the year' using errcode = '23514', constraint = 'lapse_ends_the_year';
    end if;
    if e.kind in ('publish', 'increase') then perform assert_within_ceiling(e); end if;
end $$;

-- As 0012 had it, and a cut that is taken back stays within the ceiling.
create or replace function assert_reversal(e journal_entry) returns void language plpgsql set search_path = pg_catalog, public as $$
declare
    original journal_entry;
    d record;
begin
    select j.* into original from journal_entry j where j.id = e.reverses;
    if original.kind = 'cut' then perform assert_within_ceiling(e); end if;
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


revoke execute on function assert_within_ceiling from public;
