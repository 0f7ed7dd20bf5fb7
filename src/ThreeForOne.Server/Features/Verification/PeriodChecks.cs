namespace ThreeForOne.Server.Features.Verification;

/// <summary>Closed months took nothing after they closed, and returns are where their year puts them.</summary>
public static class PeriodChecks
{
    public static IReadOnlyList<BookCheck> All { get; } =
    [
        new("months closed in order, with a reason, and took nothing afterwards (9)", "select count(*) from accounting_period",
            """
            select format('accounting_period %s-%s: it is closed and an earlier month is open', p.fiscal_year, p.month) from accounting_period p
             where p.closed_at is not null and exists (
                select 1 from accounting_period o where o.closed_at is null and (o.fiscal_year, o.month) < (p.fiscal_year, p.month))
            union all
            select format('accounting_period %s-%s: no event tells that it was closed, by whom and why', p.fiscal_year, p.month) from accounting_period p
             where p.closed_at is not null and not exists (
                select 1 from audit_event a where a.code = 'accounting_period.closed' and a.facts = jsonb_build_object('fiscal_year', p.fiscal_year, 'month', p.month)
                   and a.person_id = p.closed_by and a.recorded_at = p.closed_at and a.reason = p.reason)
            union all
            select format('accounting_period %s: it was closed and is open', a.facts) from audit_event a
             where a.code = 'accounting_period.closed' and not exists (
                select 1 from accounting_period p where p.fiscal_year = (a.facts ->> 'fiscal_year')::int and p.month = (a.facts ->> 'month')::int
                   and p.closed_at is not null)
            union all
            select format('journal_entry %s: it came into the month %s-%s after that was closed', e.id, e.fiscal_year, e.month)
              from journal_entry e join accounting_period p on p.fiscal_year = e.fiscal_year and p.month = e.month
              join audit_event a on a.code = 'accounting_period.closed'
               and a.facts = jsonb_build_object('fiscal_year', p.fiscal_year, 'month', p.month)
             where p.closed_at is not null and e.inserted_at > a.inserted_at + interval '60 seconds'
            """),
        new("a return restores its own year's budget only, and is told once in a later one (4)",
            "select count(*) from project_share",
            """
            select format('journal_entry %s: it restores the budget of %s in %s', e.id, p.fiscal_year, e.fiscal_year)
              from journal_entry e join project p on p.id = e.project_id where e.kind = 'return_in_year' and e.fiscal_year <> p.fiscal_year
            union all
            select format('project_share %s (%s): its budget got back %s centavos, %s left the account', s.id, s.party, moved.restored, moved.returned)
              from project_share s, lateral (
                select coalesce(-sum(l.centavos) filter (where e.kind = 'return_in_year' and l.account = '8.2.7'), 0) restored,
                       coalesce(sum(l.centavos) filter (where e.kind = 'return' and l.account = 'P.DEVUELTO'), 0) returned
                  from journal_line l join journal_entry e on e.id = l.entry_id where l.scope_id = s.id) moved
             where moved.restored > moved.returned
            union all
            select format('project %s (%s): %s centavos told in later years, %s left the account then', told.project_id, told.party, told.centavos, coalesce(gone.centavos, 0))
              from (select e.project_id, b.party, sum(l.centavos) centavos from journal_entry e join journal_line l on l.entry_id = e.id and l.account = 'R.REINTEGRO'
                      join budget_line b on b.id = l.scope_id where e.kind = 'return_earlier_year' group by e.project_id, b.party) told
              left join (select e.project_id, s.party, sum(l.centavos) centavos from journal_entry e join project p on p.id = e.project_id
                           join journal_line l on l.entry_id = e.id and l.account = 'P.DEVUELTO' join project_share s on s.id = l.scope_id
                          where e.kind = 'return' and e.fiscal_year > p.fiscal_year group by e.project_id, s.party) gone
                on gone.project_id = told.project_id and gone.party = told.party
             where told.centavos > coalesce(gone.centavos, 0)
            """),
        new("a moment moves the same on the line and on the share (4)",
            "select count(*) from journal_entry where project_id is not null",
            """
            select format('journal_entry %s: %s of line %s is %s centavos on the line, %s on the share', coalesce(l.entry_id, s.entry_id),
                          coalesce(l.account, s.account), coalesce(l.line, s.line), coalesce(l.centavos, 0), coalesce(s.centavos, 0))
              from (select j.entry_id, j.scope_id line, j.account, sum(j.centavos) centavos from journal_line j
                      join journal_entry e on e.id = j.entry_id and e.kind in ('reserve', 'release', 'commit', 'accrue', 'order', 'pay_budget', 'return_in_year')
                     where j.scope_kind = 'L' group by 1, 2, 3) l
              full join (select j.entry_id, p.budget_line_id line, case j.account when '8.2.0' then '8.2.2-D' else j.account end account, sum(j.centavos) centavos
                           from journal_line j
                           join journal_entry e on e.id = j.entry_id and e.kind in ('reserve', 'release', 'commit', 'accrue', 'order', 'pay_budget', 'return_in_year')
                           join project_share p on p.id = j.scope_id
                          where j.scope_kind = 'S' and j.account like '8.%' group by 1, 2, 3) s
                on s.entry_id = l.entry_id and s.line = l.line and s.account = l.account
             where l.centavos is distinct from s.centavos
            """),
    ];
}
