using Microsoft.EntityFrameworkCore;
using ThreeForOne.Domain;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Demo;

namespace ThreeForOne.Server.Tests.Ledger;

/// <summary>One line of an entry of one's own making; centavos, debit positive.</summary>
public readonly record struct Line(char Scope, Guid Id, string Account, long Centavos)
{
    public static implicit operator (char, Guid, string, long)(Line line) =>
        (line.Scope, line.Id, line.Account, line.Centavos);
}

/// <summary>
/// A demonstration with projects of four equal shares of 1,000.00 whose rows stand as the steps before the books leave
/// them; entries are posted as the app's own role, past the program.
/// </summary>
public sealed class FundedSite(TestCluster cluster) : DemoSite(cluster)
{
    public const long Share = 1_000_00;

    private int _projects;
    private Edition _edition = null!;
    private Dictionary<string, Guid> _lines = [];

    public Attack Attack { get; private set; } = null!;

    public Guid Edition => _edition.Id;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Attack = new Attack(this);
        await this.In((Database db) => db.Reading(Actor.System, async () =>
        {
            _edition = await db.Editions.AsNoTracking().SingleAsync(e => e.ProgrammeId == "three-for-one");
            _lines = await db.BudgetLines.Where(l => l.EditionId == _edition.Id)
                .ToDictionaryAsync(l => l.Party, l => l.Id);
            return true;
        }, default));
    }

    public Guid LineOf(string party) => _lines[party];

    /// <summary>A new project of the edition, nothing reserved.</summary>
    public async Task<FundedProject> Project(long share = Share)
    {
        var number = Interlocked.Increment(ref _projects);
        var shares = BooksStage.Parties.ToDictionary(p => p, _ => Guid.CreateVersion7(Clock.GetUtcNow()));
        var (project, account) = await this.In((Database db) => Do(db, act => BooksStage.Project(
            db, _edition, $"ZAC-{_edition.FiscalYear}-8{number:000}", [.. BooksStage.Parties.Select(p => shares[p])],
            [null, .. BooksStage.Parties[1..].Select(p => (Guid?)_lines[p])], share, act)));
        return new FundedProject(this, project, account, share, shares);
    }

    /// <summary>Rows as a use case would leave them.</summary>
    public static async Task<T> Do<T>(Database db, Func<Act, Task<T>> work)
    {
        T done = default!;
        var result = await db.InTransaction<bool>(Actor.System, "prueba", async act =>
        {
            done = await work(act);
            return true;
        }, default);
        Assert.False(result.IsRefusal, result.Refusal?.Code);
        return done;
    }
}
