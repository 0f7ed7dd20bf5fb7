using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.Jobs;
using ThreeForOne.Server.Tests.Committee;

namespace ThreeForOne.Server.Tests.Ledger;

/// <summary>
/// The app's role has no write on the books, the audit trail, the votes and the seals, but through their functions.
/// </summary>
public sealed class DirectWriteTests(LedgerSite site) : IClassFixture<LedgerSite>
{
    private const string NoPrivilege = "42501";

    public static TheoryData<string> Tables =>
        ["journal_entry", "journal_line", "balance", "reservation", "audit_event", "vote", "seal", "unsealed"];

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task The_app_cannot_insert_change_delete_truncate_or_lock(string table)
    {
        var attack = new Attack(site);
        Assert.True((long)(await Sql.Scalar(site.Databases.Verifier!, $"select count(*) from {table}"))! > 0,
            $"{table} is empty: nothing was tried");

        foreach (var sql in new[]
        {
            $"insert into {table} overriding system value select * from {table}",
            $"update {table} set {await FirstColumn(table)} = {await FirstColumn(table)}",
            $"delete from {table}",
            $"truncate {table} cascade",
            $"select 1 from {table} for update",
            $"alter table {table} disable trigger all",
            $"drop table {table} cascade",
        })
            Assert.Equal((NoPrivilege, null), await attack.Run(DemoPeople.Director, sql));
    }

    [Theory]
    [InlineData("set role tfo_owner")]
    [InlineData("set role tfo_verifier")]
    [InlineData("set session_replication_role = replica")]
    [InlineData("delete from rule_pack")]
    [InlineData("update process_definition set content_hash = ''")]
    [InlineData("update budget_line set party = 'state'")]
    [InlineData("update posting_matrix set debit = credit")]
    [InlineData("insert into duty_exclusion values ('a', 'b')")]
    [InlineData("delete from duty_exclusion")]
    [InlineData("select shares_problem_of(null, null, null, null, null, null)")]
    [InlineData("insert into envelope_rule select edition_id, 'state', false, false, null from budget_line")]
    [InlineData("update envelope_rule set most_centavos = null")]
    [InlineData("delete from envelope_rule")]
    [InlineData("update pack_envelope set most_centavos = null")]
    [InlineData("update pack_edition set certification = false")]
    [InlineData("delete from pack_edition")]
    public async Task The_app_cannot_go_round_by_another_way(string sql)
    {
        Assert.Equal((NoPrivilege, null), await new Attack(site).Run(DemoPeople.Director, sql));
    }

    [Theory]
    [InlineData("journal_entry", "reason")]
    [InlineData("journal_line", "account")]
    [InlineData("audit_event", "reason")]
    [InlineData("seal", "hash")]
    [InlineData("vote", "reason")]
    public async Task Not_even_the_owner_changes_or_deletes_what_was_written(string table, string column)
    {
        // The owner reads no row without saying for whom, so it says so: an office that sees everything.
        var see = $"select set_config('app.org', '{DemoPeople.Director.Office.Id}', false); ";
        foreach (var sql in new[] { $"update {table} set {column} = {column}", $"delete from {table}",
            $"truncate {table} cascade" })
        {
            var refusal =
                await Assert.ThrowsAsync<PostgresException>(() => Sql.Scalar(site.Databases.Owner!, see + sql));
            Assert.Equal("append_only", refusal.ConstraintName);
        }
    }

    [Fact]
    public async Task Without_saying_for_whom_nothing_is_seen()
    {
        Assert.Equal(0L, await Sql.Scalar(site.Databases.App, "select count(*) from journal_entry"));
        Assert.Equal(0L, await Sql.Scalar(site.Databases.App, "select count(*) from project"));
        Assert.Equal(0L, await Sql.Scalar(site.Databases.App, "select count(*) from audit_event"));
    }

    private async Task<string> FirstColumn(string table) => (string)(await Sql.Scalar(site.Databases.Verifier!,
        $"select attname from pg_attribute where attrelid = '{table}'::regclass and attnum = 1"))!;
}

/// <summary>A demonstration with one project approved by a closed session, sealed.</summary>
public sealed class LedgerSite(TestCluster cluster) : DemoSite(cluster)
{
    public CommitteeStage Stage { get; private set; } = null!;

    /// <summary>Approved: its shares are reserved.</summary>
    public Guid Reserved { get; private set; }

    /// <summary>Waits for the committee: nothing is reserved.</summary>
    public Guid Waiting { get; private set; }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Stage = new CommitteeStage(this);
        Reserved = await Stage.Opined(400_000, "Pozo");
        Waiting = await Stage.Opined(400_000, "Aula");
        var session = await Stage.Call(Reserved);
        await Stage.NextMonth();
        await Stage.Seat(session);
        await Stage.VoteAll(session, Reserved);
        await Stage.Propose(session, CommitteeStage.Approve(Reserved));
        Assert.False((await Stage.Close(session)).IsRefusal);
        await Sealer.SealAll(App.Services.GetRequiredService<IServiceScopeFactory>(), default);
        await Stage.Opined(400_000, "Por sellar");   // something not sealed yet
    }
}
