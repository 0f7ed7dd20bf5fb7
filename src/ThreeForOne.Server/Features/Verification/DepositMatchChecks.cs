namespace ThreeForOne.Server.Features.Verification;

/// <summary>What was lowered to a deposit is what the deposit earned, and yields are what two people found.</summary>
public static class DepositMatchChecks
{
    public static IReadOnlyList<BookCheck> All { get; } =
    [
        new("shares lowered to a deposit are what it earned, and the difference went back to the envelopes",
            "select count(*) from share_lowering",
            """
            select format('share_lowering %s: %s', l.id, problem) from share_lowering l, lateral lowering_problem(l.id) problem where problem is not null
            union all
            select format('share_lowering %s: the rules of project %s match its cost', l.id, p.id)
              from share_lowering l join project p on p.id = l.project_id join edition e on e.id = p.edition_id where e.matching_base <> 'deposit'
            union all
            select format('share_lowering %s: it posted nothing', l.id) from share_lowering l
             where not exists (select 1 from journal_entry e where e.kind = 'lower' and e.subject_id = l.id and e.project_id = l.project_id)
            union all
            select format('journal_entry %s: it does not post what was lowered', e.id) from journal_entry e
             where e.kind = 'lower' and (not exists (select 1 from share_lowering l where l.id = e.subject_id) or exists (
                (select w.* from lines_of_lowering(e.subject_id) w
                 except all select l.scope_kind, l.scope_id, l.account, l.centavos from journal_line l where l.entry_id = e.id)
                union all
                (select l.scope_kind, l.scope_id, l.account, l.centavos from journal_line l where l.entry_id = e.id
                 except all select w.* from lines_of_lowering(e.subject_id) w)))
            union all
            select format('share_lowering %s: %s centavos confirmed, the books had received %s', l.id, l.confirmed_centavos, received)
              from share_lowering l join journal_entry e on e.kind = 'lower' and e.subject_id = l.id
              join project_share s on s.project_id = l.project_id and s.party = 'club',
                lateral (select coalesce(-sum(x.centavos), 0) received from journal_line x join journal_entry j on j.id = x.entry_id
                          where x.scope_id = s.id and x.account = 'P.POR_RECIBIR' and j.seq < e.seq
                            and (j.kind = 'deposit_received' or j.kind = 'reversal')) r
             where received <> l.confirmed_centavos
            union all
            select format('project_share %s: %s centavos agreed, lowered to %s', s.id, s.agreed_centavos, least)
              from project_share s, lateral (select min(p.after_centavos) least from share_lowering_part p where p.share_id = s.id) p
             where least <> s.agreed_centavos
            """),
        new("yields were recorded by one person, confirmed by another and divided once",
            "select count(*) from project_yield",
            """
            select format('project_yield %s: confirmed by who recorded it', y.id) from project_yield y
             where y.status = 'confirmed' and y.decided_by is not distinct from y.recorded_by
            union all
            select format('project %s: %s centavos of yields posted, %s confirmed', e.project_id, posted, confirmed_yields(e.project_id))
              from (select distinct project_id from journal_entry where kind = 'yield' and subject_id = project_id) e,
                lateral (select -sum(l.centavos) posted from journal_line l join journal_entry j on j.id = l.entry_id
                          where j.project_id = e.project_id and l.account = 'P.RENDIMIENTO') p
             where posted <> confirmed_yields(e.project_id)
            union all
            select format('project_yield %s: the project closed without it', y.id) from project_yield y
             where y.status <> 'refused' and exists (select 1 from closing_return r where r.project_id = y.project_id)
               and not exists (select 1 from journal_entry e where e.kind = 'yield' and e.project_id = y.project_id)
            """),
    ];
}
