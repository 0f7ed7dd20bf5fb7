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

revoke execute on function pack_is_whole from public;
grant execute on function pack_is_whole to tfo_app;
grant select, insert on pack_posting to tfo_app;
grant select on pack_posting to tfo_verifier;
