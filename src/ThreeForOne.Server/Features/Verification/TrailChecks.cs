namespace ThreeForOne.Server.Features.Verification;

/// <summary>Entries and events are what their records say, once each: DOMAIN's invariants 7 and 8.</summary>
public static class TrailChecks
{
    public static IReadOnlyList<BookCheck> All { get; } =
    [
        new("every entry and its lines are exactly what its record says (7)", "select count(*) from journal_entry",
            """
            select format('journal_entry %s: its row is not what its record says', e.id)
              from (select j.*, canon_body(j.canon) body from journal_entry j) e
             where e.body is null or row(e.id::text, e.key, e.kind, e.edition_id::text, e.project_id::text, e.subject_id::text, e.effective_on::text,
                    utc_text(e.recorded_at), e.person_id::text, e.organisation_id::text, e.reason, e.reverses::text)
                is distinct from row(body ->> 'id', body ->> 'key', body ->> 'kind', body ->> 'edition', body ->> 'project', body ->> 'subject',
                    body ->> 'effective_on', body ->> 'recorded_at', body ->> 'by', body ->> 'org', body ->> 'reason', body ->> 'reverses')
                or e.fiscal_year <> extract(year from e.effective_on) or e.month <> extract(month from e.effective_on)
            union all
            select format('journal_line %s/%s: it is not what the record of its entry says', coalesce(l.entry_id, r.entry_id), coalesce(l.line_no, r.line_no))
              from journal_line l full join (
                select j.id entry_id, n::int line_no, line ->> 'scope' scope, line ->> 'id' id, line ->> 'account' account, (line ->> 'centavos')::bigint centavos
                  from journal_entry j, jsonb_array_elements(canon_body(j.canon) -> 'lines') with ordinality x (line, n)) r
                on r.entry_id = l.entry_id and r.line_no = l.line_no
             where row(l.scope_kind::text, l.scope_id::text, l.account, l.centavos) is distinct from row(r.scope, r.id, r.account, r.centavos)
            """),
        new("every audit event is exactly what its record says", "select count(*) from audit_event",
            """
            select format('audit_event %s: its row is not what its record says', a.id)
              from (select e.*, canon_body(e.canon) body from audit_event e) a
             where body is null or row(a.id::text, a.code, a.project_id::text, a.subject_id::text, utc_text(a.recorded_at), a.person_id::text,
                    a.organisation_id::text, a.reason, a.facts)
                is distinct from row(body ->> 'id', body ->> 'code', body ->> 'project', body ->> 'subject', body ->> 'recorded_at', body ->> 'by',
                    body ->> 'org', body ->> 'reason', body -> 'facts')
            """),
        new("an entry is reversed once, by its mirror image (7)",
            "select count(*) from journal_entry where reverses is not null",
            """
            select format('journal_entry %s: it is reversed %s times', reverses, count(*)) from journal_entry
             where reverses is not null group by reverses having count(*) > 1
            union all
            select format('journal_entry %s: it is no mirror of %s', e.id, e.reverses) from journal_entry e
             where (e.kind = 'reversal') is distinct from (e.reverses is not null) or (e.reverses is not null and exists (
                (select scope_id, account, -centavos from journal_line where entry_id = e.reverses
                 except all select scope_id, account, centavos from journal_line where entry_id = e.id)
                union all
                (select scope_id, account, centavos from journal_line where entry_id = e.id
                 except all select scope_id, account, -centavos from journal_line where entry_id = e.reverses)))
            """),
        new("nothing was posted or answered twice under one key (8)",
            "select (select count(*) from journal_entry) + (select count(*) from idempotency)",
            """
            select format('journal_entry key %s: used %s times', key, count(*)) from journal_entry group by key having count(*) > 1
            union all
            select format('journal_entry %s of %s: posted %s times', kind, subject_id, count(*)) from journal_entry
             where subject_id is not null and kind in ('deposit_received', 'surplus_held', 'payment_out', 'order', 'pay_budget')
             group by kind, subject_id having count(*) > 1
            union all
            select format('idempotency %s/%s/%s: answered %s times', organisation_id, operation, key, count(*)) from idempotency
             group by organisation_id, operation, key having count(*) > 1
            union all
            select format('idempotency %s/%s/%s: its payload hash is no SHA-256', organisation_id, operation, key) from idempotency
             where octet_length(payload_sha256) <> 32
            """),
    ];
}
