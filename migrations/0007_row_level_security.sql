-- Whose rows are whose. Programme, state and fiscal year are columns on every project-owned row, stamped from the
-- project, so that a policy reads the row alone. No setting, no rows, for the owner too.

create function app_sees() returns text language sql stable set search_path = pg_catalog, public as $$
    select sees from organisation where id = app_org() $$;
create function app_state() returns text language sql stable set search_path = pg_catalog, public as $$
    select state_code from organisation where id = app_org() $$;
create function app_municipality() returns text language sql stable set search_path = pg_catalog, public as $$
    select municipality_code from organisation where id = app_org() $$;
revoke execute on function app_sees, app_state, app_municipality from public;
grant execute on function app_sees, app_state, app_municipality to tfo_app, tfo_public, tfo_verifier;

create function stamp_scope() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
    if new.project_id is not null then
        select p.programme_id, p.state_code, p.fiscal_year, p.club_id, p.municipality_code
          into new.programme_id, new.state_code, new.fiscal_year, new.club_id, new.municipality_code
          from project p where p.id = new.project_id;
        if not found then
            raise exception 'no such project' using errcode = '23503', constraint = 'project_exists';
        end if;
    end if;
    return new;
end $$;
revoke execute on function stamp_scope from public;
grant execute on function stamp_scope to tfo_app;

do $$
declare
    t text;
    row_is_mine text := $p$(
        (select app_sees()) = 'all'
        or ((select app_sees()) = 'own' and club_id = (select app_org()))
        or ((select app_sees()) = 'place' and state_code = (select app_state())
            and ((select app_municipality()) is null or municipality_code = (select app_municipality()))))$p$;
begin
    foreach t in array array['project_section', 'project_line', 'project_group', 'project_share', 'attachment', 'missing_item', 'project_duty',
        'process_instance', 'task', 'timer', 'stored_message', 'incident', 'document', 'registered_account', 'deposit', 'ministration',
        'works_start', 'payment', 'payment_approval', 'expense', 'progress_report', 'closing_return', 'reservation', 'audit_event',
        'session_project', 'vote'] loop
        execute format('alter table %I add programme_id text, add state_code text, add fiscal_year int, add club_id uuid, add municipality_code text', t);
        execute format('create trigger stamp_scope before insert on %I for each row execute function stamp_scope()', t);
        if t not in ('incident', 'document', 'audit_event') then
            execute format('alter table %I add constraint scope_is_stamped check (programme_id is not null and state_code is not null and fiscal_year is not null and club_id is not null)', t);
        end if;
    end loop;
    alter table journal_entry add programme_id text, add state_code text, add club_id uuid, add municipality_code text;

    foreach t in array array['project', 'project_section', 'project_line', 'project_group', 'project_share', 'attachment', 'missing_item', 'project_duty',
        'process_instance', 'task', 'timer', 'stored_message', 'document', 'registered_account', 'deposit', 'ministration',
        'works_start', 'payment', 'payment_approval', 'expense', 'progress_report', 'closing_return', 'reservation', 'audit_event',
        'session_project', 'vote', 'journal_entry', 'incident'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy verifier_reads on %I for select to tfo_verifier using (true)', t);
        execute format('create policy own_rows on %I to tfo_app, tfo_owner using (%s) with check (%s)', t, row_is_mine, row_is_mine);
    end loop;
end $$;

-- A draft may still move to another municipality; what hangs on it follows. Once submitted, the place stands.
create function scope_follows_project() returns trigger language plpgsql set search_path = pg_catalog, public as $$
declare t text;
begin
    if old.folio is not null then
        raise exception 'the municipality of a submitted project stands' using errcode = '23514', constraint = 'place_is_fixed';
    end if;
    foreach t in array array['project_section', 'project_line', 'attachment', 'process_instance'] loop
        execute format('update %I set municipality_code = $1 where project_id = $2', t) using new.municipality_code, new.id;
    end loop;
    update task set municipality_code = new.municipality_code where project_id = new.id and status = 'open';
    return null;
end $$;
revoke execute on function scope_follows_project from public;
grant execute on function scope_follows_project to tfo_app;
create trigger scope_follows_project after update of municipality_code on project
    for each row when (old.municipality_code is distinct from new.municipality_code) execute function scope_follows_project();

create trigger stamp_scope before insert on journal_entry for each row execute function stamp_scope();
-- Entries, events and documents of an edition as a whole, not of one project: everyone signed in may read them.
create policy of_no_project on journal_entry to tfo_app, tfo_owner using (project_id is null and app_org() is not null);
create policy of_no_project on audit_event to tfo_app, tfo_owner using (project_id is null and app_org() is not null);
create policy of_no_project on document to tfo_app, tfo_owner using (project_id is null and app_org() is not null);
create policy of_no_project on incident to tfo_app, tfo_owner using (project_id is null and app_org() is not null);

-- The lines of an entry are as visible as the entry.
alter table journal_line enable row level security;
alter table journal_line force row level security;
create policy with_its_entry on journal_line to tfo_app, tfo_owner
    using (exists (select 1 from journal_entry e where e.id = entry_id));
create policy verifier_reads on journal_line for select to tfo_verifier using (true);

-- What the sealer numbers and `verify` compares: every entry and event with the hash of all that it says.
create view sealable with (security_invoker = true) as
    select 'J'::char(1) item_kind, id, seq, inserted_at,
           item_hash(canon, seq, inserted_at, programme_id, state_code, fiscal_year::text, club_id::text, municipality_code) sha256
      from journal_entry
    union all
    select 'A', id, seq, inserted_at,
           item_hash(canon, seq, inserted_at, programme_id, state_code, fiscal_year::text, club_id::text, municipality_code)
      from audit_event;

-- The public sees the works and their money, never people; a document only by its random code.
create policy public_works on project for select to tfo_public using (folio is not null);
create policy public_shares on project_share for select to tfo_public using (true);
create policy public_verifies on document for select to tfo_public
    using (verification_code = nullif(current_setting('app.code', true), ''));
grant select (id, edition_id, programme_id, state_code, fiscal_year, state, state_since, folio, title, type_code, municipality_code, locality_name,
    people_helped, cost_centavos) on project to tfo_public;
grant select (project_id, party, agreed_centavos) on project_share to tfo_public;
grant select (folio, type, standing, issued_at, record_sha256, verification_code, pdf_sha256) on document to tfo_public;
grant select on edition, programme to tfo_public;
grant select on all tables in schema public to tfo_verifier;
