-- Envelopes per party, municipality and project type; the end of an edition's year; what a municipality certified.

alter table edition
    add certification boolean not null default false,
    add closed_at timestamptz,
    add closed_by uuid references person,
    add closed_reason text not null default '',
    add check ((closed_at is null) = (closed_by is null));

-- How a party's money of the edition is divided, and the most it may publish in all its envelopes together.
create table envelope_rule (
    edition_id      uuid not null references edition,
    party           text not null check (party in ('federal', 'state', 'municipal')),
    by_municipality boolean not null,
    by_type         boolean not null,
    most_centavos   bigint check (most_centavos between 1 and 9000000000000000),
    primary key (edition_id, party)
);
insert into envelope_rule select distinct edition_id, party, false, false, null::bigint from budget_line;

alter table budget_line add municipality_code text check (municipality_code ~ '^[0-9]{3}$'), add type_code text;
alter table budget_line drop constraint budget_line_edition_id_party_key;
alter table budget_line add constraint one_line_a_scope unique nulls not distinct (edition_id, party, municipality_code, type_code);

create function line_follows_rule() returns trigger language plpgsql set search_path = pg_catalog, public as $$
declare
    rule envelope_rule;
begin
    select r.* into rule from envelope_rule r where r.edition_id = new.edition_id and r.party = new.party;
    if (new.municipality_code is not null) <> coalesce(rule.by_municipality, false)
       or (new.type_code is not null) <> coalesce(rule.by_type, false)
       or (new.municipality_code is not null and not exists (
            select 1 from municipality m join edition e on e.state_code = m.state_code
             where e.id = new.edition_id and m.code = new.municipality_code)) then
        raise exception 'the envelope is not one that the rules ask for' using errcode = '23514', constraint = 'line_follows_rule';
    end if;
    return new;
end $$;
create trigger line_follows_rule before insert on budget_line for each row execute function line_follows_rule();

-- Does an envelope pay for a share? Its party, edition, municipality and type are the project's.
create function line_is_for(line uuid, party text, project uuid) returns boolean
    language sql stable set search_path = pg_catalog, public as $$
    select exists (
        select 1 from budget_line b join project p on p.id = line_is_for.project
         where b.id = line_is_for.line and b.party = line_is_for.party and b.edition_id = p.edition_id
           and coalesce(b.municipality_code, p.municipality_code) is not distinct from p.municipality_code
           and coalesce(b.type_code, p.type_code) is not distinct from p.type_code)
$$;

create function share_draws_on_its_line() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
    if new.budget_line_id is not null and not line_is_for(new.budget_line_id, new.party, new.project_id) then
        raise exception 'the envelope is not for this share' using errcode = '23514', constraint = 'share_draws_on_its_line';
    end if;
    return new;
end $$;
create trigger share_draws_on_its_line before insert or update on project_share for each row execute function share_draws_on_its_line();

-- A municipality certifies what it has for a project; it may say another amount until money is reserved.
create table project_certification (
    project_id      uuid primary key references project,
    amount_centavos bigint not null check (amount_centavos between 0 and 9000000000000000),
    certified_by    uuid not null references person,
    certified_at    timestamptz not null,
    reason          text not null check (length(reason) between 1 and 4000),
    file_sha256     bytea references file
);
call belongs_to_project('project_certification');

create function municipality_certifies() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
    if new.certified_by is distinct from app_person() or not exists (
        select 1 from organisation o join project p on p.id = new.project_id
          join appointment a on a.organisation_id = o.id and a.person_id = new.certified_by and a.role = 'municipal_signer'
         where o.id = app_org() and o.kind = 'municipality' and o.state_code = p.state_code
           and o.municipality_code = p.municipality_code and p.folio is not null) then
        raise exception 'the municipality of the project certifies' using errcode = '23514', constraint = 'municipality_certifies';
    end if;
    if exists (select 1 from reservation r where r.project_id = new.project_id and r.status in ('reserved', 'committed')) then
        raise exception 'the shares of a project with a standing reservation are fixed' using errcode = '23514', constraint = 'shares_are_fixed';
    end if;
    return new;
end $$;
create trigger municipality_certifies before insert or update on project_certification
    for each row execute function municipality_certifies();

insert into posting_matrix values
    ('transfer', 'L', '8.2.2-D', '8.2.3'),
    ('transfer', 'L', '8.2.3', '8.2.2-D'),
    ('lapse', 'L', '8.2.3', '8.2.2-D');

-- An envelope's own moments: within the party's ceiling, a transfer between two envelopes of one party, a lapse of all
-- that is left once the year is over, and nothing after the edition was closed.
create function assert_envelope_change(e journal_entry) returns void language plpgsql set search_path = pg_catalog, public as $$
declare
    year edition;
    rule envelope_rule;
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
    -- Publications of one party wait for one another only where there is a ceiling to share.
    for rule in
        select r.* from envelope_rule r where r.edition_id = e.edition_id and r.most_centavos is not null and e.kind in ('publish', 'increase')
           and r.party in (select b.party from journal_line l join budget_line b on b.id = l.scope_id where l.entry_id = e.id)
         order by r.party for update
    loop
        if rule.most_centavos < (select -sum(b.centavos) from balance b join budget_line l on l.id = b.scope_id
             where l.edition_id = e.edition_id and l.party = rule.party and b.account in ('8.2.1', '8.2.3')) then
            raise exception 'the party''s ceiling is %', rule.most_centavos using errcode = '23514', constraint = 'envelope_within_ceiling';
        end if;
    end loop;
end $$;

-- The year ends once, with nothing reserved and nothing left available. Reservations and money are counted in balances,
-- which everybody sees.
create function edition_closes_empty() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
    if old.closed_at is not null then
        raise exception 'the edition is closed' using errcode = '23514', constraint = 'edition_is_open';
    end if;
    if new.closed_at is not null and exists (
        select 1 from budget_line l join balance b on b.scope_id = l.id and b.account in ('8.2.2-D', '8.2.2-P')
         where l.edition_id = new.id and b.centavos <> 0) then
        raise exception 'something is still reserved or available' using errcode = '23514', constraint = 'edition_closes_empty';
    end if;
    return new;
end $$;
create trigger edition_closes_empty before update on edition for each row execute function edition_closes_empty();

-- An account stands with the reservation that it was registered for: once a cut has taken that away, it is replaced.
alter table registered_account drop constraint registered_account_status_check;
alter table registered_account add constraint registered_account_status_check check (status in ('proposed', 'confirmed', 'refused', 'withdrawn'));

revoke execute on function line_follows_rule, line_is_for, share_draws_on_its_line, municipality_certifies, assert_envelope_change,
    edition_closes_empty from public;
grant execute on function line_follows_rule, line_is_for, share_draws_on_its_line, municipality_certifies, edition_closes_empty to tfo_app;
grant execute on function line_is_for to tfo_verifier;
grant select, insert on envelope_rule to tfo_app;
grant select, insert, update on project_certification to tfo_app;
grant update (closed_at, closed_by, closed_reason) on edition to tfo_app;
grant select on envelope_rule to tfo_verifier;
