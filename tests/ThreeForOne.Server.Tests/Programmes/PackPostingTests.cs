using System.Globalization;
using ThreeForOne.Domain;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Tests.Ledger;

namespace ThreeForOne.Server.Tests.Programmes;

/// <summary>What a pack says of the books is rows, and the database holds every entry to them.</summary>
public sealed class PackPostingTests(DemoSite site) : IClassFixture<DemoSite>
{
    private const string Rows = "select concat_ws(' ', kind, scope_kind, debit, credit) from ";

    [Fact]
    public async Task The_matrix_of_the_database_is_the_one_that_the_books_post_by()
    {
        var stored = await Sql.List(site.Databases.Verifier!, Rows + "posting_matrix");

        Assert.Equal(PostingMatrix.All.Select(Row).Order(), stored.Order());
    }

    [Fact]
    public async Task Every_pack_that_was_loaded_has_its_postings_as_rows()
    {
        var packs = ProgrammeFiles.Load(Features.Operations.Parts.Beside("workflows")).Programmes
            .SelectMany(p => p.Packs).ToList();
        foreach (var file in packs)
        {
            var stored = await Sql.List(site.Databases.Verifier!, $"""
                {Rows} pack_posting p join rule_pack r on r.id = p.rule_pack_id
                 where r.content_sha256 = decode('{file.Sha256}', 'hex')
                """);
            Assert.Equal(file.Pack.Terms.Postings.Select(p => Row((p.Moment, p.Scope, p.Debit, p.Credit))).Order(),
                stored.Order());
        }
        Assert.True(packs.Count > 6);
    }

    [Fact]
    public async Task An_entry_that_the_pack_does_not_list_is_refused_though_the_matrix_has_it()
    {
        var edition = await EditionThatOnlyPublishes();
        var line = Guid.CreateVersion7();
        await Owner($"insert into budget_line (id, edition_id, party) values ('{line}', '{edition}', 'state')");
        var attack = new Attack(site);
        var publish = attack.Entry("publish", edition, null, DemoPeople.Director,
            ('L', line, "8.2.2-D", 100), ('L', line, "8.2.1", -100));
        var increase = attack.Entry("increase", edition, null, DemoPeople.Director,
            ('L', line, "8.2.2-D", 1), ('L', line, "8.2.3", -1));

        Assert.Equal(true, await attack.DoPost(DemoPeople.Director, publish));
        Assert.Equal(("23514", "posting_matrix_allows"), await attack.Post(DemoPeople.Director, increase));
    }

    [Fact]
    public async Task Nothing_is_added_to_a_pack_under_which_an_edition_is_open_and_nothing_is_taken_away()
    {
        var edition = await EditionThatOnlyPublishes();
        var attack = new Attack(site);

        Assert.Equal(("23514", "pack_is_whole"), await attack.Run(DemoPeople.Director, $"""
            insert into pack_posting select rule_pack_id, 'increase', 'L', '8.2.2-D', '8.2.3'
              from edition where id = '{edition}'
            """));
        foreach (var sql in new[] { "update pack_posting set kind = 'cut'", "delete from pack_posting" })
            Assert.Equal(("42501", null), await attack.Run(DemoPeople.Director, sql));
        Assert.Equal(("23503", "pack_posting_kind_scope_kind_debit_credit_fkey"),
            await attack.Run(DemoPeople.Director, """
                insert into pack_posting select id, 'yield', 'S', '8.2.7', 'P.BANCO' from rule_pack where year = 1996
                """));
    }

    // As a pack would leave it that knows no moment but the first; the reader refuses such a file.
    private async Task<Guid> EditionThatOnlyPublishes()
    {
        var (pack, edition) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var year = Interlocked.Increment(ref fiscalYear).ToString(CultureInfo.InvariantCulture);
        await Owner($"""
            insert into rule_pack select '{pack}', programme_id, {year}, content || '\x0a{pack:N}',
                sha256(content || '\x0a{pack:N}'), loaded_at from rule_pack where year = 2026;
            insert into pack_posting values ('{pack}', 'publish', 'L', '8.2.2-D', '8.2.1');
            insert into pack_edition values ('{pack}', false, 'cost');
            insert into edition (id, programme_id, state_code, fiscal_year, rule_pack_id, opens_on, closes_on, opened_by, opened_at)
            select '{edition}', programme_id, state_code, {year}, '{pack}', opens_on, closes_on, opened_by, opened_at
              from edition where fiscal_year < 2090
            """);
        return edition;
    }

    private static int fiscalYear = 2090;

    private Task<object?> Owner(string sql) => Sql.Scalar(site.Databases.Owner!, sql);

    private static string Row((EntryKind Moment, ScopeKind Scope, Account Debit, Account Credit) row) =>
        $"{Database.KindCode(row.Moment)} {(row.Scope == ScopeKind.BudgetLine ? 'L' : 'S')} {row.Debit} {row.Credit}";
}
