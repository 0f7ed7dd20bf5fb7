namespace ThreeForOne.Server.Features.Verification;

/// <summary>The two books as books: DOMAIN's invariants 1 to 3, and balances against their lines.</summary>
public static class LedgerChecks
{
    public static IReadOnlyList<BookCheck> All { get; } =
    [
        new("debits equal credits in every entry and scope (1)", "select count(*) from journal_entry",
            """
            select format('journal_entry %s: debits less credits are %s centavos in scope %s', entry_id, sum(centavos), scope_id)
              from journal_line group by entry_id, scope_id having sum(centavos) <> 0
            union all
            select format('journal_entry %s: it has no lines', e.id) from journal_entry e
             where not exists (select 1 from journal_line l where l.entry_id = e.id)
            union all
            select format('journal_line %s/%s: its entry is gone', l.entry_id, l.line_no) from journal_line l
             where not exists (select 1 from journal_entry e where e.id = l.entry_id)
            """),
        new("each line is one that the posting matrix allows, in its edition or project",
            "select count(*) from journal_line",
            """
            select format('journal_line %s/%s: %s may not post %s centavos on %s', l.entry_id, l.line_no, e.kind, l.centavos, l.account)
              from journal_line l join journal_entry e on e.id = l.entry_id
             where e.kind <> 'reversal' and not exists (select 1 from posting_matrix m
               where m.kind = e.kind and m.scope_kind = l.scope_kind and case when l.centavos > 0 then m.debit else m.credit end = l.account)
            union all
            select format('journal_line %s/%s: the rules of its edition allow no %s on %s', l.entry_id, l.line_no, e.kind, l.account)
              from journal_line l join journal_entry e on e.id = l.entry_id join edition y on y.id = e.edition_id
             where e.kind <> 'reversal' and exists (select 1 from pack_posting p where p.rule_pack_id = y.rule_pack_id)
               and not exists (select 1 from pack_posting p
                 where p.rule_pack_id = y.rule_pack_id and p.kind = e.kind and p.scope_kind = l.scope_kind
                   and case when l.centavos > 0 then p.debit else p.credit end = l.account)
            union all
            select format('journal_line %s/%s: its scope is not of this entry', l.entry_id, l.line_no)
              from journal_line l join journal_entry e on e.id = l.entry_id
             where case l.scope_kind
               when 'L' then not exists (select 1 from budget_line b where b.id = l.scope_id and b.edition_id = e.edition_id)
               else not exists (select 1 from project_share s where s.id = l.scope_id and s.project_id = e.project_id) end
            """),
        new("every balance is on its natural side (2)", "select count(*) from balance",
            """
            select format('balance %s %s: %s centavos', b.scope_id, b.account, b.centavos)
              from balance b left join account_code a on a.code = b.account
             where a.natural_side is distinct from b.natural_side
                or (a.natural_side = 'D' and b.centavos < 0) or (a.natural_side = 'C' and b.centavos > 0)
             order by b.scope_id, b.account
            """),
        new("approved and changed is where it is now, per budget line (3)", "select count(*) from budget_line",
            """
            select format('budget_line %s (%s): approved with changes %s, found %s centavos', id, party, modified, found)
              from (select bl.id, bl.party,
                           coalesce(-sum(b.centavos) filter (where b.account in ('8.2.1', '8.2.3')), 0) modified,
                           coalesce(sum(b.centavos) filter (where b.account not in ('8.2.1', '8.2.3')), 0) found
                      from budget_line bl left join balance b on b.scope_id = bl.id group by bl.id, bl.party) line
             where modified <> found order by id
            """),
        new("a closed edition has nothing reserved or available", "select count(*) from edition",
            """
            select format('edition %s: %s centavos in %s of budget_line %s', e.id, b.centavos, b.account, l.id)
              from edition e join budget_line l on l.edition_id = e.id
              join balance b on b.scope_id = l.id and b.account in ('8.2.2-D', '8.2.2-P')
             where e.closed_at is not null and b.centavos <> 0 order by l.id, b.account
            """),
        new("an envelope is one that its edition's rules ask for, within its party's ceiling",
            "select count(*) from budget_line",
            """
            select format('budget_line %s (%s): the rules have no such envelope', l.id, l.party)
              from budget_line l left join envelope_rule r on r.edition_id = l.edition_id and r.party = l.party
             where (l.municipality_code is not null) <> coalesce(r.by_municipality, false)
                or (l.type_code is not null) <> coalesce(r.by_type, false)
            union all
            select format('edition %s: %s published %s centavos, at most %s', r.edition_id, r.party, -sum(b.centavos), r.most_centavos)
              from envelope_rule r join budget_line l on l.edition_id = r.edition_id and l.party = r.party
              join balance b on b.scope_id = l.id and b.account in ('8.2.1', '8.2.3')
             group by r.edition_id, r.party, r.most_centavos having -sum(b.centavos) > r.most_centavos
            """),
        new("a share draws on the envelope of its party, municipality and type", "select count(*) from project_share",
            """
            select format('project_share %s: budget_line %s is not for it', s.id, s.budget_line_id) from project_share s
             where s.budget_line_id is not null and not line_is_for(s.budget_line_id, s.party, s.project_id) order by s.id
            """),
        new("every balance is the sum of its lines, and every line is in a balance",
            "select count(*) from balance",
            """
            select format('balance %s %s: %s centavos, its lines add up to %s', coalesce(b.scope_id, l.scope_id), coalesce(b.account, l.account),
                          coalesce(b.centavos::text, 'missing'), coalesce(l.centavos::text, 'nothing'))
              from balance b full join (select scope_id, account, sum(centavos) centavos from journal_line group by scope_id, account) l
                on l.scope_id = b.scope_id and l.account = b.account
             where b.centavos is distinct from l.centavos order by coalesce(b.scope_id, l.scope_id), coalesce(b.account, l.account)
            """),
    ];
}
