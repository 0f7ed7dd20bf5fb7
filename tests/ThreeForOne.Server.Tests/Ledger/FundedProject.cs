using System.Text.Json.Nodes;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Demo;

namespace ThreeForOne.Server.Tests.Ledger;

/// <summary>A project of four equal shares, and the entries that take it on, good ones to be spoilt.</summary>
public sealed class FundedProject(
    FundedSite site, Guid id, Guid account, long share, IReadOnlyDictionary<string, Guid> shares)
{
    private static readonly string[] Governments = ["municipal", "state", "federal"];

    public Guid Id => id;

    public Guid ShareOf(string party) => shares[party];

    /// <summary>A moment of some governments on their line and share alike.</summary>
    public Line[] Moved(string debit, string credit, long centavos, params string[] parties) =>
        [.. parties.SelectMany(p => Both(p, debit, credit, debit, credit, centavos))];

    public Line[] Reserve(params string[] parties) =>
        [.. parties.SelectMany(p => Both(p, "8.2.2-P", "8.2.2-D", "8.2.2-P", "8.2.0", share))];

    public Line[] Release(params string[] parties) =>
        [.. parties.SelectMany(p => Both(p, "8.2.2-D", "8.2.2-P", "8.2.0", "8.2.2-P", share))];

    /// <summary>Debits and credits shares of the project's own book.</summary>
    public Line[] OnShares(string debit, string credit, long centavos, params string[] parties) =>
        [.. parties.SelectMany(p => Pair('S', shares[p], debit, credit, centavos))];

    public JsonObject Entry(string kind, IEnumerable<Line> lines, Guid? subject = null)
    {
        var entry = site.Attack.Entry(
            kind, site.Edition, id, DemoPeople.Director, [.. lines.Select(l => ((char, Guid, string, long))l)]);
        entry["subject"] = subject?.ToString();
        return entry;
    }

    public Task<object?> Post(string kind, IEnumerable<Line> lines, Guid? subject = null) =>
        site.Attack.DoPost(DemoPeople.Director, Entry(kind, lines, subject));

    /// <summary>The name of the rule that refuses it.</summary>
    public async Task<string?> Refused(string kind, IEnumerable<Line> lines, Guid? subject = null) =>
        (await site.Attack.Post(DemoPeople.Director, Entry(kind, lines, subject))).Constraint;

    public Task Reserved() => Post("reserve", Reserve(Governments));

    /// <summary>Committed, due and accrued: the agreement is signed.</summary>
    public async Task Committed()
    {
        await Reserved();
        await Post("commit", Moved("8.2.4", "8.2.2-P", share, Governments));
        await Post("deposit_due", OnShares("P.POR_RECIBIR", "P.APORTACION", share, BooksStage.Parties));
        await Post("accrue", Moved("8.2.5", "8.2.4", share, Governments));
    }

    /// <summary>Every share confirmed in the account.</summary>
    public async Task Funded(params string[] but)
    {
        await Committed();
        foreach (var party in BooksStage.Parties.Except(but))
            await Post("deposit_received",
                OnShares("P.BANCO", "P.POR_RECIBIR", share, party), await Deposit(party));
    }

    public Task<Guid> Deposit(string party) => site.In((Database db) =>
        FundedSite.Do(db, act => new BooksStage(site).Deposit(db, id, account, party, share, 0, act)));

    public Task<Guid> Payment(long centavos) => site.In((Database db) =>
        FundedSite.Do(db, act => BooksStage.Payment(db, id, centavos, act)));

    /// <summary>A payment split over the parties as given.</summary>
    public static Line[] Spent(FundedProject project, params (string Party, long Centavos)[] parts) =>
        [.. parts.SelectMany(p => Pair('S', project.ShareOf(p.Party), "P.GASTO", "P.BANCO", p.Centavos))];

    private IEnumerable<Line> Both(
        string party, string debit, string credit, string shareDebit, string shareCredit, long centavos) =>
        Pair('L', site.LineOf(party), debit, credit, centavos)
            .Concat(Pair('S', shares[party], shareDebit, shareCredit, centavos));

    private static IEnumerable<Line> Pair(char scope, Guid id, string debit, string credit, long centavos) =>
        [new(scope, id, debit, centavos), new(scope, id, credit, -centavos)];
}
