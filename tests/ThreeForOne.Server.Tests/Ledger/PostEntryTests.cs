using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Demo;

namespace ThreeForOne.Server.Tests.Ledger;

/// <summary>
/// What post_entry refuses whatever calls it, by the name of the rule: the invariants of the two books.
/// </summary>
public sealed class PostEntryTests(LedgerSite site) : IClassFixture<LedgerSite>
{
    private const string Refused = "23514";

    private readonly Attack _attack = new(site);

    [Fact]
    public async Task An_entry_balances_in_every_scope()
    {
        var (edition, line) = await Envelope("federal");
        var other = (await Envelope("state")).Line;

        Assert.Equal(
            (Refused, "entry_balances"),
            await _attack.Post(
                Director, Entry("publish", edition, ('L', line, "8.2.2-D", 10), ('L', line, "8.2.1", -9))));
        Assert.Equal(
            (Refused, "entry_balances"),
            await _attack.Post(
                Director, Entry("publish", edition, ('L', line, "8.2.2-D", 10), ('L', other, "8.2.1", -10))));
        Assert.Equal((Refused, "entry_balances"), await _attack.Post(Director, Entry("publish", edition)));
    }

    [Fact]
    public async Task A_moment_moves_only_between_its_accounts()
    {
        var (edition, line) = await Envelope("federal");

        Assert.Equal(
            (Refused, "posting_matrix_allows"),
            await _attack.Post(
                Director, Entry("publish", edition, ('L', line, "8.2.7", 10), ('L', line, "8.2.1", -10))));
        Assert.Equal(
            (Refused, "posting_matrix_allows"),
            await _attack.Post(
                Director, Entry("publish", edition, ('L', line, "8.2.1", 10), ('L', line, "8.2.2-D", -10))));
        Assert.Equal(
            (Refused, "posting_matrix_allows"),
            await _attack.Post(
                Director, Entry("gift", edition, ('L', line, "8.2.2-D", 10), ('L', line, "8.2.1", -10))));
    }

    [Fact]
    public async Task No_account_falls_below_zero()
    {
        var (edition, line) = await Envelope("federal");
        var left = await site.Stage.Read(Director, db =>
            db.Balances.Where(b => b.ScopeId == line && b.Account == "8.2.2-D").Select(b => b.Centavos).SingleAsync());

        Assert.Equal(
            (Refused, "balance_on_natural_side"),
            await _attack.Post(
                Director, Entry("cut", edition, ('L', line, "8.2.3", left + 1), ('L', line, "8.2.2-D", -left - 1))));
    }

    [Fact]
    public async Task An_entry_stays_in_its_edition_and_project_and_names_its_author()
    {
        var (edition, line) = await Envelope("federal");
        var share = (await Shares(site.Reserved))[0].Share;
        var strange = Guid.CreateVersion7(DateTimeOffset.UnixEpoch);

        Assert.Equal(
            (Refused, "entry_stays_in_scope"),
            await _attack.Post(
                Director, Entry("publish", edition, ('L', strange, "8.2.2-D", 10), ('L', strange, "8.2.1", -10))));
        Assert.Equal((Refused, "entry_stays_in_scope"), await _attack.Post(Director, _attack.Entry(
            "deposit_due", edition, site.Waiting, Director, ('S', share, "P.POR_RECIBIR", 10),
            ('S', share, "P.APORTACION", -10))));
        Assert.Equal((Refused, "entry_names_its_author"), await _attack.Post(Director, _attack.Entry(
            "publish", edition, null, DemoPeople.Auditor, ('L', line, "8.2.2-D", 10), ('L', line, "8.2.1", -10))));
    }

    [Fact]
    public async Task A_project_has_all_its_shares_or_none()
    {
        var (edition, _) = await Envelope("federal");
        var all = Reserve(await Shares(site.Waiting));

        Assert.Equal((Refused, "all_shares_or_none"),
            await _attack.Post(Director, _attack.Entry("reserve", edition, site.Waiting, Director, all[..^4])));
        var less = all.ToArray();
        (less[0].Centavos, less[1].Centavos) = (less[0].Centavos - 1, less[1].Centavos + 1);
        Assert.Equal((Refused, "all_shares_or_none"),
            await _attack.Post(Director, _attack.Entry("reserve", edition, site.Waiting, Director, less)));
        Assert.Equal(
            (Refused, "all_shares_or_none"),
            await _attack.Post(
                Director, _attack.Entry("reserve", edition, site.Waiting, Director, [.. all, all[0], all[1]])));
    }

    [Fact]
    public async Task A_reservation_stands_once_and_resolves_once()
    {
        var (edition, _) = await Envelope("federal");
        var reserve = Reserve(await Shares(site.Reserved));
        Assert.Equal(("23505", "one_standing_reservation"),
            await _attack.Post(Director, _attack.Entry("reserve", edition, site.Reserved, Director, reserve)));

        // Half a release is none.
        var release = Release(await Shares(site.Reserved));
        var half = release.Select(l => l with { Centavos = l.Centavos / 2 }).ToArray();
        Assert.Equal((Refused, "reservation_resolves_once"),
            await _attack.Post(Director, _attack.Entry("release", edition, site.Reserved, Director, half)));

        Assert.Equal(
            true, await _attack.DoPost(Director, _attack.Entry("release", edition, site.Reserved, Director, release)));
        Assert.Equal(Refused,
            (await _attack.Post(Director, _attack.Entry("release", edition, site.Reserved, Director, release))).State);
        Assert.Equal(
            true, await _attack.DoPost(Director, _attack.Entry("reserve", edition, site.Reserved, Director, reserve)));
    }

    [Fact]
    public async Task Shares_are_fixed_while_reserved_and_follow_the_frozen_rule()
    {
        var (edition, _) = await Envelope("federal");
        Assert.Equal(
            (Refused, "shares_are_fixed"),
            await _attack.Run(
                Director, $"update project_share set agreed_centavos = 1 where project_id = '{site.Reserved}'"));
        Assert.Equal((Refused, "shares_are_fixed"),
            await _attack.Run(Director, $"delete from project_group where project_id = '{site.Reserved}'"));

        // Not reserved yet, shares may be written anew; but what no rule gives is not reserved.
        await _attack.Do(Director, $"""
            update project_share set agreed_centavos = agreed_centavos + case party when 'federal' then 1 else -1 end
             where project_id = '{site.Waiting}' and party in ('federal', 'club')
            """);
        Assert.Equal(
            (Refused, "shares_follow_rule"),
            await _attack.Post(Director,
                _attack.Entry("reserve", edition, site.Waiting, Director, Reserve(await Shares(site.Waiting)))));
        await _attack.Do(Director, $"""
            update project_share set agreed_centavos = agreed_centavos - case party when 'federal' then 1 else -1 end
             where project_id = '{site.Waiting}' and party in ('federal', 'club')
            """);
    }

    [Fact]
    public async Task The_same_key_gives_the_same_answer_and_another_payload_a_conflict()
    {
        var (edition, line) = await Envelope("state");
        var entry = Entry("increase", edition, ('L', line, "8.2.2-D", 10), ('L', line, "8.2.3", -10));
        Assert.Equal(true, await _attack.DoPost(Director, entry));

        Assert.Equal(false, await _attack.DoPost(Director, entry));
        entry["lines"]![0]!["centavos"] = 11;
        entry["lines"]![1]!["centavos"] = -11;
        Assert.Equal((Refused, "idempotency_conflict"), await _attack.Post(Director, entry));
    }

    [Theory]
    [InlineData("1999-01-01")]
    [InlineData("2150-01-01")]
    public async Task Nothing_posts_into_a_period_that_is_not_open(string day)
    {
        var (edition, line) = await Envelope("state");
        var entry = Entry("increase", edition, ('L', line, "8.2.2-D", 10), ('L', line, "8.2.3", -10));
        entry["effective_on"] = day;

        Assert.Equal((Refused, "period_is_open"), await _attack.Post(Director, entry));
    }

    [Fact]
    public async Task A_reversal_mirrors_its_entry_and_happens_once()
    {
        var (edition, line) = await Envelope("municipal");
        var entry = Entry("increase", edition, ('L', line, "8.2.2-D", 10), ('L', line, "8.2.3", -10));
        await _attack.DoPost(Director, entry);

        var other = Entry("reversal", edition, ('L', line, "8.2.2-D", -9), ('L', line, "8.2.3", 9));
        other["reverses"] = entry["id"]!.ToString();
        Assert.Equal((Refused, "reversal_mirrors_entry"), await _attack.Post(Director, other));

        var mirror = Entry("reversal", edition, ('L', line, "8.2.2-D", -10), ('L', line, "8.2.3", 10));
        Assert.Equal((Refused, "reversal_names_its_entry"), await _attack.Post(Director, mirror));
        mirror["reverses"] = entry["id"]!.ToString();
        Assert.Equal(true, await _attack.DoPost(Director, mirror));
        mirror["id"] = Guid.CreateVersion7(site.Clock.GetUtcNow()).ToString();
        mirror["key"] = mirror["id"]!.ToString();
        Assert.Equal("23505", (await _attack.Post(Director, mirror)).State);
    }

    private static DemoPerson Director => DemoPeople.Director;

    private System.Text.Json.Nodes.JsonObject Entry(
        string kind, Guid edition, params (char, Guid, string, long)[] lines) =>
        _attack.Entry(kind, edition, null, Director, lines);

    private async Task<(Guid Edition, Guid Line)> Envelope(string party)
    {
        var line = await site.Stage.Read(Director, db => db.BudgetLines.SingleAsync(l => l.Party == party));
        return (line.EditionId, line.Id);
    }

    private Task<List<(Guid Line, Guid Share, long Centavos)>> Shares(Guid project) =>
        site.Stage.Read(Director, async db =>
        (await db.ProjectShares.Where(s => s.ProjectId == project && s.BudgetLineId != null).OrderBy(s => s.Party)
            .ToListAsync())
        .Select(s => (s.BudgetLineId!.Value, s.Id, s.AgreedCentavos)).ToList());

    private static (char Scope, Guid Id, string Account, long Centavos)[] Reserve(
        IEnumerable<(Guid Line, Guid Share, long Centavos)> shares) =>
    [
        .. shares.SelectMany(s => new[]
        {
            ('L', s.Line, "8.2.2-P", s.Centavos), ('L', s.Line, "8.2.2-D", -s.Centavos),
            ('S', s.Share, "8.2.2-P", s.Centavos), ('S', s.Share, "8.2.0", -s.Centavos),
        }),
    ];

    private static (char Scope, Guid Id, string Account, long Centavos)[] Release(
        IEnumerable<(Guid Line, Guid Share, long Centavos)> shares) =>
        [.. Reserve(shares).Select(l => l with { Centavos = -l.Centavos })];
}
