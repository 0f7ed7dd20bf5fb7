-- What a pack says of its editions' envelopes, kept as rows when it is loaded: the database itself gives an edition its
-- rules, whoever opens it. And what comes back after a year was closed is no more available in it.

create table pack_envelope (
    rule_pack_id    uuid not null references rule_pack,
    party           text not null check (party in ('federal', 'state', 'municipal')),
    by_municipality boolean not null,
    by_type         boolean not null,
    most_centavos   bigint check (most_centavos between 1 and 9000000000000000),
    primary key (rule_pack_id, party)
);
-- Written last: with this row a pack is whole. `inferred` is of packs under which an edition was open before this.
create table pack_edition (
    rule_pack_id    uuid primary key references rule_pack,
    certification   boolean not null,
    matching_base   text not null check (matching_base in ('cost', 'deposit')),
    inferred        boolean not null default false
);
insert into pack_envelope
select distinct on (e.rule_pack_id, r.party) e.rule_pack_id, r.party, r.by_municipality, r.by_type, r.most_centavos
  from envelope_rule r join edition e on e.id = r.edition_id order by e.rule_pack_id, r.party, e.opened_at, e.id;
insert into pack_edition
select distinct on (e.rule_pack_id) e.rule_pack_id, e.certification, e.matching_base, true
  from edition e order by e.rule_pack_id, e.opened_at, e.id;

create trigger append_only before update or delete on pack_envelope for each row execute function append_only();
create trigger append_only_whole before truncate on pack_envelope for each statement execute function append_only();
create trigger append_only before update or delete on pack_edition for each row execute function append_only();
create trigger append_only_whole before truncate on pack_edition for each statement execute function append_only();

create function pack_envelopes_are_whole() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
    if exists (select 1 from pack_edition e where e.rule_pack_id = new.rule_pack_id) then
        raise exception 'a pack that is whole does not change' using errcode = '23514', constraint = 'pack_is_whole';
    end if;
    return new;
end $$;
create trigger pack_envelopes_are_whole before insert on pack_envelope for each row execute function pack_envelopes_are_whole();

-- Whoever opens an edition names its pack; the rest is the pack's.
create function edition_follows_pack() returns trigger language plpgsql set search_path = pg_catalog, public as $$
declare
    pack pack_edition;
begin
    select p.* into pack from pack_edition p join rule_pack r on r.id = p.rule_pack_id
     where p.rule_pack_id = new.rule_pack_id and r.programme_id = new.programme_id;
    if not found then
        raise exception 'the programme has no such pack, or it is not whole' using errcode = '23514', constraint = 'pack_is_whole';
    end if;
    new.certification := pack.certification;
    new.matching_base := pack.matching_base;
    return new;
end $$;
create trigger edition_follows_pack before insert on edition for each row execute function edition_follows_pack();

create function edition_takes_envelopes() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
    insert into envelope_rule (edition_id, party, by_municipality, by_type, most_centavos)
    select new.id, p.party, p.by_municipality, p.by_type, p.most_centavos from pack_envelope p where p.rule_pack_id = new.rule_pack_id;
    return null;
end $$;
create trigger edition_takes_envelopes after insert on edition for each row execute function edition_takes_envelopes();
revoke insert on envelope_rule from tfo_app;

-- Within its year a return restores the budget, as 0014 has it, but not in a year that was closed: what is available there
-- could never be used. Looked at when the transaction ends, after the envelopes: whoever ends the year takes the edition's
-- row after them too, so one of the two waits and sees the other.
create function return_leaves_the_year_closed() returns trigger
    language plpgsql security definer set search_path = pg_catalog, public as $$
begin
    perform 1 from edition y where y.id = new.edition_id and y.closed_at is null for share;
    if not found then
        raise exception 'the edition is closed' using errcode = '23514', constraint = 'edition_is_open';
    end if;
    return null;
end $$;
create constraint trigger return_leaves_the_year_closed after insert on journal_entry deferrable initially deferred
    for each row when (new.kind = 'return_in_year') execute function return_leaves_the_year_closed();

-- The check by itself, as 0005 had it: a reservation has asked shares_problem_of since 0017.
drop function assert_shares_follow_rule(uuid);

revoke execute on function pack_envelopes_are_whole, edition_follows_pack, edition_takes_envelopes, return_leaves_the_year_closed from public;
grant execute on function pack_envelopes_are_whole, edition_follows_pack, edition_takes_envelopes, return_leaves_the_year_closed to tfo_app;
grant select, insert on pack_envelope to tfo_app;
grant select on pack_edition to tfo_app;
grant insert (rule_pack_id, certification, matching_base) on pack_edition to tfo_app;
grant select on pack_envelope, pack_edition, rule_pack to tfo_verifier;
