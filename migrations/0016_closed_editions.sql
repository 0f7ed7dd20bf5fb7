-- An edition that was closed is not opened again by correcting what its envelopes were.

create function reversal_leaves_the_year_closed() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
    -- Whoever ends the year changes this row: one of the two waits and then sees what the other did.
    perform 1 from edition y where y.id = new.edition_id for share;
    if exists (select 1 from edition y where y.id = new.edition_id and y.closed_at is not null)
       and exists (select 1 from journal_entry j where j.id = new.reverses
                   and j.kind in ('publish', 'increase', 'cut', 'transfer', 'lapse')) then
        raise exception 'the edition is closed' using errcode = '23514', constraint = 'edition_is_open';
    end if;
    return new;
end $$;
create trigger reversal_leaves_the_year_closed before insert on journal_entry
    for each row when (new.kind = 'reversal') execute function reversal_leaves_the_year_closed();
revoke execute on function reversal_leaves_the_year_closed from public;
