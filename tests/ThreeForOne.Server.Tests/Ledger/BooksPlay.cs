using Microsoft.EntityFrameworkCore;
using Npgsql;
using ThreeForOne.Domain;
using ThreeForOne.Domain.Tests;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Tests.Budgets;

namespace ThreeForOne.Server.Tests.Ledger;

/// <summary>
/// Plays tries on PostgreSQL and on the model alike. Nothing is checked before it is posted: the database alone
/// refuses, and must refuse what the model does.
/// </summary>
internal sealed partial class BooksPlay
{
    public const int Projects = LedgerModel.Projects;

    /// <summary>
    /// The envelopes: one a government for this type of project, and the state's for another type, which no project
    /// draws on.
    /// </summary>
    public const int Lines = LedgerModel.Envelopes + 1;

    private const string Divided = "[ { of: state, by: [type] } ]";

    private readonly DemoSite _site;
    private readonly BooksStage _stage;
    private readonly (Guid Project, Guid Account)[] _projects = new (Guid, Guid)[Projects];
    private readonly Dictionary<BooksAct, (int Accepted, int Refused)> _counts = [];
    private LedgerModel _model = null!;
    private Edition _edition = null!;
    private int _step;

    private BooksPlay(DemoSite site) => (_site, _stage) = (site, new BooksStage(site));

    /// <summary>How often each act was accepted and refused.</summary>
    public IReadOnlyDictionary<BooksAct, (int Accepted, int Refused)> Counts => _counts;

    /// <summary>A year of its own with six new projects, on envelopes that few of them fit in.</summary>
    public static async Task<BooksPlay> Start(DemoSite site, CancellationToken stop)
    {
        var (play, budget) = (new BooksPlay(site), new BudgetStage(site));
        var edition = await budget.Open(Divided);
        await play.Do(async (db, act) =>
        {
            play._edition = await db.Editions.AsNoTracking().SingleAsync(e => e.Id == edition, stop);
            var lines = await db.BudgetLines.Where(l => l.EditionId == edition).ToListAsync(stop);
            play._model = new LedgerModel(
            [
                .. BooksStage.Parties[1..].Select(p => lines.Single(
                    l => l.Party == p && l.TypeCode is null or BooksStage.Type).Id),
                lines.First(l => l.Party == "state" && l.TypeCode != BooksStage.Type).Id,
            ], (p, _) => 100 + 50 * p, db.NewId);
            for (var p = 0; p < Projects; p++)
                play._projects[p] = await BooksStage.Project(
                    db, play._edition, $"ZAC-{play._edition.FiscalYear}-9{p}",
                    [.. play._model.Shares[p].Select(s => s.Id)],
                    [null, .. play._model.Lines[..LedgerModel.Envelopes].Select(l => (Guid?)l.Id)],
                    play._model.Shares[p][0].Agreed, act);
            return null;
        });
        for (var e = 0; e < Lines; e++)
            await play.Try(new(BooksAct.Publish, 0, e, 400 * (e % LedgerModel.Envelopes + 1)), $"envelope {e}");
        return play;
    }

    /// <summary>The same try, on the next project and party whose turn it is, where there is one.</summary>
    public BooksTry InTurn(BooksTry t)
    {
        Func<int, ModelShare, bool>? turn = t.Act switch
        {
            BooksAct.Commit => (_, s) => s.Moment == "reserved",
            BooksAct.Order => (_, s) => s.Moment == "accrued",
            BooksAct.Deposit => (_, s) => s.Due > 0 && (s.Envelope is null || s.Moment == "ordered"),
            BooksAct.Pay => (p, s) => s.Received > s.Spent && _model.Shares[p].All(x => x.Due == 0),
            _ => null,
        };
        if (turn is null) return t;
        foreach (var p in Enumerable.Range(0, Projects).Select(i => (t.Project + i) % Projects))
            if (Array.FindIndex(_model.Shares[p], s => turn(p, s)) is >= 0 and var party)
                return t with { Project = p, Party = party };
        return t;
    }

    public async Task Try(BooksTry t, string told)
    {
        var line = _model.Lines[t.Party];
        var (allowed, post, changes) = t.Act switch
        {
            BooksAct.Publish or BooksAct.Increase or BooksAct.Cut => Change(t.Act, line, t.Centavos),
            BooksAct.Transfer => Transfer(t.Party, t.Project, t.Centavos),
            BooksAct.Correct => Correct(t.Centavos),
            BooksAct.Lapse => Lapse(line, t.Project, t.Centavos),
            BooksAct.CloseYear => CloseYear(t.Centavos),
            BooksAct.Reserve => Moved(t.Project, Postings.Reserve, Fits(t.Project), "reserved"),
            BooksAct.Expire or BooksAct.Cancel =>
                Moved(t.Project, Postings.Release, _model.At(t.Project, "reserved"), ""),
            BooksAct.Commit => Commit(t.Project),
            BooksAct.Order => Order(t.Project, t.Party),
            BooksAct.Deposit => Deposit(t.Project, t.Party, t.Centavos),
            BooksAct.Reverse => Reverse(t.Project, t.Party, t.Centavos),
            BooksAct.Pay => Pay(t.Project, t.Centavos),
            BooksAct.Earn => Earn(t.Project, t.Centavos),
            _ => Close(t.Project, t.Party),
        };
        var refusal = await Do((db, act) => post(db, act));
        Assert.True(allowed == (refusal is null), $"{told}: {(allowed ? $"refused by {refusal}" : "accepted")}");
        if (allowed) changes();
        var (accepted, refused) = _counts.GetValueOrDefault(t.Act);
        _counts[t.Act] = allowed ? (accepted + 1, refused) : (accepted, refused + 1);
        await Compare(t.Project, told);
    }

    private delegate Task<string?> Posting(Database db, Act act);

    // In the year, unless it is over.
    private DateOnly InTheYear => new(_edition.FiscalYear, 6, 1);

    private DateOnly AfterTheYear => new(_edition.FiscalYear + 1, 1, 1);

    private Task<string?> Post(Database db, EntryDraft entry, int? project, Guid? subject, Act act) =>
        Post(db, entry, project, subject, InTheYear, null, act);

    private async Task<string?> Post(
        Database db, EntryDraft entry, int? project, Guid? subject, DateOnly day, Guid? reverses, Act act)
    {
        var of = new EntryOf($"{_edition.Id}/{++_step}", _edition.Id,
            project is { } p ? _projects[p].Project : null, subject, day)
        {
            Reverses = reverses,
        };
        await db.Post(entry, of, act, default);
        return of.Key;
    }

    private static Task<Guid> EntryOf(Database db, string key) =>
        db.JournalEntries.Where(e => e.Key == key).Select(e => e.Id).SingleAsync();

    /// <summary>Null when it was done, else the rule that refused it; a bug is thrown.</summary>
    private async Task<string?> Do(Func<Database, Act, Task<string?>> work)
    {
        try
        {
            var done = await _site.In<Database, Result<bool>>(db => db.InTransaction<bool>(Actor.System, "prueba",
                async act =>
                {
                    await work(db, act);
                    return true;
                }, default));
            return done.IsRefusal ? done.Refusal.Code : null;
        }
        catch (PostgresException refused) when (refused.SqlState is "23514" or "23505")
        {
            return refused.ConstraintName;
        }
    }

    private Task<Dictionary<(Guid, string), long>> Balances(Guid[] scopes) =>
        _site.In<Database, Dictionary<(Guid, string), long>>(db => db.Reading(Actor.System, async () =>
            (await db.Balances.AsNoTracking().Where(b => scopes.Contains(b.ScopeId)).ToListAsync())
                .ToDictionary(b => (b.ScopeId, b.Account), b => b.Centavos), default));

    private async Task Compare(int project, string told)
    {
        var now = await Balances(
            [.. _model.Lines.Select(l => l.Id), .. _model.Shares[project].Select(s => s.Id)]);
        foreach (var (line, e) in _model.Lines.Select((l, i) => (l, i)))
        {
            Same(line.Available, line.Id, "8.2.2-D");
            Same(-line.Approved, line.Id, "8.2.1");
            Same(-line.Changed, line.Id, "8.2.3");
            Same(_model.Held(e, "reserved"), line.Id, "8.2.2-P");
            Same(_model.Held(e, "accrued"), line.Id, "8.2.5");
            Same(_model.Held(e, "ordered"), line.Id, "8.2.6");
            Same(_model.Held(e, "paid"), line.Id, "8.2.7");
        }
        foreach (var share in _model.Shares[project])
        {
            Same(share.Due, share.Id, "P.POR_RECIBIR");
            Same(share.InBank, share.Id, "P.BANCO");
            Same(-share.Surplus, share.Id, "P.EXCEDENTE");
        }

        void Same(long expected, Guid scope, string account) => Assert.True(
            expected == now.GetValueOrDefault((scope, account)),
            $"{told}: {account} is {now.GetValueOrDefault((scope, account))}, not {expected}");
    }
}
