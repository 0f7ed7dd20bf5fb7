namespace ThreeForOne.Server.Features.Verification;

/// <summary>Credits of the bank add up, and a deposit that was taken back left no trace in the balances.</summary>
public static class ContributionChecks
{
    public static IReadOnlyList<BookCheck> All { get; } =
    [
        new("parts and returns of a bank line are no more than the bank received", "select count(*) from bank_line",
            """
            select format('bank_line %s: %s centavos came, %s are accounted for', l.id, l.amount_centavos, parts + returns)
              from bank_line l,
                lateral (select coalesce(sum(d.amount_centavos), 0) parts from deposit d
                          where d.bank_line_id = l.id and d.status in ('recorded', 'confirmed')) d,
                lateral (select coalesce(sum(r.amount_centavos), 0) returns from bank_line_return r
                          where r.bank_line_id = l.id and r.status in ('proposed', 'confirmed')) r
             where parts + returns > l.amount_centavos
            union all
            select format('deposit %s: it is no part of line %s', d.id, d.bank_line_id)
              from deposit d join bank_line l on l.id = d.bank_line_id join registered_account a on a.id = d.account_id
             where (d.value_date, d.bank_reference, a.clabe) is distinct from (l.value_date, l.bank_reference, l.clabe)
            union all
            select format('bank_line_return %s: confirmed by who proposed it', r.id) from bank_line_return r
             where r.status = 'confirmed' and r.decided_by is not distinct from r.proposed_by
            """),
        new("a reversed deposit was reversed by two people, in each of its entries",
            "select count(*) from deposit where status = 'reversed'",
            """
            select format('deposit %s: it is reversed, and nobody approved it', d.id) from deposit d
             where d.status = 'reversed' and not exists (select 1 from deposit_reversal r
               where r.deposit_id = d.id and r.status = 'approved' and r.decided_by <> r.proposed_by)
            union all
            select format('deposit %s: it is reversed, and its entry %s stands', d.id, e.id)
              from deposit d join journal_entry e on e.subject_id = d.id
             where d.status = 'reversed' and e.kind in ('deposit_received', 'surplus_held', 'pay_budget')
               and not exists (select 1 from journal_entry r where r.reverses = e.id)
            union all
            select format('deposit %s: its entry %s is reversed, and it is %s', d.id, e.id, d.status)
              from deposit d join journal_entry e on e.subject_id = d.id join journal_entry r on r.reverses = e.id
             where d.status <> 'reversed' and e.kind in ('deposit_received', 'surplus_held', 'pay_budget')
            """),
        new("a club's deposit came from no government", "select count(*) from deposit where party = 'club'",
            """
            select format('deposit %s: its payer is a government', d.id) from deposit d
             where d.party = 'club' and government_named(d.payer) is not null and d.status <> 'refused'
            """),
    ];
}
