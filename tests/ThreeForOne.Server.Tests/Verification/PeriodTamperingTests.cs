namespace ThreeForOne.Server.Tests.Verification;

/// <summary>What somebody does with the server's own hands to months and returns, and what `verify` names.</summary>
public sealed class PeriodTamperingTests(StoredBooks books) : IClassFixture<StoredBooks>
{
    private const string SomePaid = "(select id from journal_entry where kind = 'pay_budget')";

    public static TheoryData<string, string> Tamperings => new()
    {
        { "update accounting_period set closed_at = now(), closed_by = (select id from person limit 1), reason = 'x' "
            + "where month = 7 and fiscal_year = (select min(fiscal_year) from accounting_period)",
            "select 'accounting_period ' || min(fiscal_year) || '-7' from accounting_period" },
        { $"update journal_entry set kind = 'return_in_year' where id = {SomePaid}",
            "select 'its budget got back 25000000 centavos, 0 left the account'" },
        { "update journal_entry set kind = 'return_in_year', fiscal_year = fiscal_year + 1, "
            + $"effective_on = effective_on + interval '1 year' where id = {SomePaid}",
            "select 'it restores the budget'" },
        { "update journal_line set centavos = centavos + 1 where account = '8.2.7' and scope_kind = 'S' "
            + "and scope_id = (select id from project_share where party = 'state')",
            "select 'on the line, 25000001 on the share'" },
    };

    [Theory]
    [MemberData(nameof(Tamperings))]
    public async Task Names_what_somebody_changed(string sql, string named)
    {
        var databases = await books.Copy();
        var row = (string)(await books.Tamper(databases, named))!;
        // A return of what was paid is a credit of it: the line turned round says so.
        var turned = sql.Contains("return_in_year", StringComparison.Ordinal)
            ? "; update journal_line set centavos = -centavos where entry_id = "
                + SomePaid.Replace("pay_budget", "return_in_year", StringComparison.Ordinal)
            : "";
        await books.Tamper(databases, sql + turned);

        var results = await StoredBooks.Verify(databases);

        Assert.Contains(results, r => r.FirstBad?.Contains(row, StringComparison.Ordinal) == true);
        await books.Drop(databases);
    }
}
