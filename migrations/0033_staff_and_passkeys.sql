-- Ways in beside the password: what a person joins to their own account nobody else writes, and a change of them asks for
-- somebody who has lately shown who they are.

-- When its person last showed who they are, after it began.
alter table sign_in_session add confirmed_at timestamptz check (confirmed_at >= started_at);

-- Whoever could write another person's row would get in as them. All may be read: whether somebody can get in is on
-- administrators' pages, and a sign-in finds whose it is.
do $$
declare t text;
begin
    foreach t in array array['account_login', 'account_passkey'] loop
        execute format('alter table %I enable row level security', t);
        execute format('create policy verifier_reads on %I for select to tfo_verifier using (true)', t);
        execute format('create policy everybody_reads on %I for select to tfo_app using (true)', t);
        execute format('create policy own_is_added on %I for insert to tfo_app with check (user_id = (select app_person()))', t);
        execute format('create policy own_is_changed on %I for update to tfo_app using (user_id = (select app_person())) '
            'with check (user_id = (select app_person()))', t);
        execute format('create policy own_is_removed on %I for delete to tfo_app using (user_id = (select app_person()))', t);
    end loop;
end $$;

-- One way in is left to whoever removes another: of two who remove the last two at once the second waits here.
create function a_way_in_remains() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
    if app_person() is distinct from old.user_id then return null; end if;
    perform 1 from account where id = old.user_id for update;
    if not exists (select 1 from account c where c.id = old.user_id
                     and (c.password_hash is not null
                          or exists (select 1 from account_passkey k where k.user_id = c.id)
                          or exists (select 1 from account_login l where l.user_id = c.id))) then
        raise exception 'nobody removes their only way in' using errcode = '23514', constraint = 'a_way_in_remains';
    end if;
    return null;
end $$;
create trigger a_way_in_remains after delete on account_login for each row execute function a_way_in_remains();
create trigger a_way_in_remains after delete on account_passkey for each row execute function a_way_in_remains();
revoke execute on function a_way_in_remains from public;
grant execute on function a_way_in_remains to tfo_app;
