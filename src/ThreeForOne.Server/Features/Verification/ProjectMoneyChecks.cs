namespace ThreeForOne.Server.Features.Verification;

/// <summary>
/// What is promised, received and paid on each project: DOMAIN's invariants 5, 6 and 10, and the duties.
/// </summary>
public static class ProjectMoneyChecks
{
    public static IReadOnlyList<BookCheck> All { get; } =
    [
        new("agreed shares follow the frozen rule, each within its maximum (5)",
            "select count(*) from reservation where status in ('reserved', 'committed')",
            """
            select format('project %s (%s): %s', p.id, p.folio, problem)
              from reservation r join project p on p.id = r.project_id, lateral shares_problem(p.id) problem
             where r.status in ('reserved', 'committed') and problem is not null
            union all
            select format('project_share %s: %s centavos, at most %s', s.id, s.agreed_centavos, s.maximum_centavos)
              from project_share s where s.agreed_centavos > s.maximum_centavos
            union all
            select format('project_share %s (%s of project %s): %s centavos signed, %s reserved', s.id, s.party, s.project_id,
                          share_as_signed(s.id, s.agreed_centavos), coalesce(l.centavos, 0))
              from reservation r join project_share s on s.project_id = r.project_id and s.budget_line_id is not null
              left join journal_line l on l.entry_id = r.reserve_entry_id and l.scope_id = s.id and l.account = '8.2.2-P'
             where r.status in ('reserved', 'committed') and share_as_signed(s.id, s.agreed_centavos) <> coalesce(l.centavos, 0)
            """),
        new("a reservation takes all shares in one entry and resolves once (6)", "select count(*) from reservation",
            """
            select format('journal_entry %s: it reserves, and its reservation is gone', e.id) from journal_entry e
             where e.kind = 'reserve' and not exists (select 1 from reservation r where r.reserve_entry_id = e.id and r.project_id = e.project_id)
            union all
            select format('journal_entry %s: no reservation resolved in it', e.id) from journal_entry e
             where e.kind in ('commit', 'release') and not exists (select 1 from reservation r where r.resolved_entry_id = e.id and r.project_id = e.project_id)
            union all
            select format('reservation %s: the entry that reserved is gone', r.id) from reservation r
             where not exists (select 1 from journal_entry e where e.id = r.reserve_entry_id and e.kind = 'reserve' and e.project_id = r.project_id)
            union all
            select format('reservation %s: it is %s, its entries say otherwise', r.id, r.status)
              from reservation r left join journal_entry e on e.id = r.resolved_entry_id
             where r.status is distinct from case e.kind when 'commit' then 'committed' when 'release' then 'released' else 'reserved' end
                or e.seq < (select reserved.seq from journal_entry reserved where reserved.id = r.reserve_entry_id)
            union all
            select format('reservation %s: line %s has %s centavos reserved, its shares say %s', r.id, line, coalesce(reserved, 0), coalesce(agreed, 0))
              from reservation r, lateral (
                select coalesce(l.scope_id, s.budget_line_id) line, l.centavos reserved, s.agreed
                  from (select scope_id, centavos from journal_line
                         where entry_id = r.reserve_entry_id and scope_kind = 'L' and account = '8.2.2-P') l
                  full join (select budget_line_id, share_as_signed(id, agreed_centavos) agreed from project_share
                              where project_id = r.project_id and budget_line_id is not null and share_as_signed(id, agreed_centavos) > 0) s
                    on s.budget_line_id = l.scope_id) shares
             where r.status in ('reserved', 'committed') and reserved is distinct from agreed
            """),
        new("a confirmed deposit posted what the bank received, by two people",
            "select count(*) from deposit where status = 'confirmed'",
            """
            select format('deposit %s: %s centavos confirmed, %s posted', d.id, d.amount_centavos, coalesce(sum(l.centavos), 0))
              from deposit d left join journal_entry e on e.subject_id = d.id and e.kind in ('deposit_received', 'surplus_held')
              left join journal_line l on l.entry_id = e.id and l.account = 'P.BANCO'
             group by d.id having coalesce(sum(l.centavos), 0) <> case when d.status in ('confirmed', 'reversed') then d.amount_centavos else 0 end
            union all
            select format('journal_entry %s: its deposit is gone', e.id) from journal_entry e
             where e.kind in ('deposit_received', 'surplus_held') and not exists (select 1 from deposit d where d.id = e.subject_id and d.project_id = e.project_id)
            union all
            select format('deposit %s: not confirmed by another person into the registered account', d.id) from deposit d
             where d.status = 'confirmed' and (d.decided_by is null or d.decided_by = d.recorded_by
                or not exists (select 1 from registered_account a where a.id = d.account_id and a.project_id = d.project_id and a.status = 'confirmed'))
            """),
        new("a payment has an orderer, two approvers, and every deposit before it (10)",
            "select count(*) from journal_entry where kind = 'payment_out'",
            """
            select format('journal_entry %s: payment %s is not the payment posted', e.id, e.subject_id)
              from journal_entry e left join payment p on p.id = e.subject_id and p.project_id = e.project_id
             where e.kind = 'payment_out' and (p.id is null or p.status <> 'paid' or p.amount_centavos <>
                (select coalesce(sum(l.centavos), 0) from journal_line l where l.entry_id = e.id and l.account = 'P.GASTO'))
            union all
            select format('payment %s: it is paid, and posted nothing', p.id) from payment p
             where p.status = 'paid' and not exists (select 1 from journal_entry e where e.kind = 'payment_out' and e.subject_id = p.id)
            union all
            select format('payment %s: %s approvers besides its orderer', p.id, approvers)
              from payment p, lateral (select count(distinct a.person_id) approvers from payment_approval a
                where a.payment_id = p.id and a.outcome = 'approve' and a.person_id <> p.ordered_by) a
             where p.status = 'paid' and approvers < 2
            union all
            select format('payment_approval %s/%s: the orderer approved', a.payment_id, a.person_id)
              from payment_approval a join payment p on p.id = a.payment_id and p.ordered_by = a.person_id
            union all
            select format('journal_entry %s: paid while %s centavos of share %s were still due', e.id, sum(l.centavos), l.scope_id)
              from journal_entry e join journal_entry earlier on earlier.project_id = e.project_id and earlier.seq < e.seq
              join journal_line l on l.entry_id = earlier.id and l.account = 'P.POR_RECIBIR'
             where e.kind = 'payment_out' group by e.id, l.scope_id having sum(l.centavos) <> 0
            union all
            select format('journal_entry %s: paid before anything was due', e.id) from journal_entry e
             where e.kind = 'payment_out' and not exists (select 1 from journal_entry due
               where due.kind = 'deposit_due' and due.project_id = e.project_id and due.seq < e.seq)
            """),
        new("nobody holds two duties that exclude one another", "select count(*) from project_duty",
            """
            select format('project_duty %s/%s: %s and %s', a.project_id, a.person_id, a.duty, b.duty)
              from project_duty a join duty_exclusion x on x.duty = a.duty
              join project_duty b on b.project_id = a.project_id and b.person_id = a.person_id and b.duty = x.excluded
             order by a.project_id, a.person_id, a.duty
            """),
    ];
}
