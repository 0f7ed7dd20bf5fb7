using Microsoft.EntityFrameworkCore;
using Npgsql;
using ThreeForOne.Domain;
using ThreeForOne.Domain.Tests;
using ThreeForOne.Server.Data;

namespace ThreeForOne.Server.Tests.Ledger;

/// <summary>
/// Plays tries on PostgreSQL and on the model alike. Nothing is checked before it is posted: the database alone
/// refuses, and must refuse what the model does.
/// </summary>
internal sealed class BooksPlay
{
    public const int Projects = LedgerModel.Projects;
    public const int Envelopes = LedgerModel.Envelopes;

    private readonly DemoSite _site;
    private readonly BooksStage _stage;
    private readonly (Guid Project, Guid Account)[] _projects = new (Guid, Guid)[Projects];
    private LedgerModel _model = null!;
    private Guid _edition;
    private Dictionary<(Guid Scope, string Account), long> _before = [];
    private int _step;
    private readonly string _name;

    private BooksPlay(DemoSite site, int number) =>
        (_site, _stage, _name) = (site, new BooksStage(site), $"random/{number}");

    public int Accepted { get; private set; }

    public int Refused { get; private set; }

    /// <summary>Six new projects on the edition's envelopes, which are cut so far that few of them fit.</summary>
    public static async Task<BooksPlay> Start(DemoSite site, int number, CancellationToken stop)
    {
        var play = new BooksPlay(site, number);
        await play.Do(async (db, act) =>
        {
            var edition = await db.Editions.SingleAsync(stop);
            play._edition = edition.Id;
            var lines = (await db.BudgetLines.Where(l => l.EditionId == edition.Id).ToListAsync(stop))
                .ToDictionary(l => l.Party, l => l.Id);
            play._model = new LedgerModel(BooksStage.Parties[1..].Select(p => lines[p]), (p, _) => 100 + 50 * p,
                db.NewId);
            for (var p = 0; p < Projects; p++)
                play._projects[p] = await BooksStage.Project(
                    db, edition, $"ZAC-{edition.FiscalYear}-9{number:000}{p}",
                    [.. play._model.Shares[p].Select(s => s.Id)],
                    [null, .. play._model.Lines.Select(l => (Guid?)l.Id)], play._model.Shares[p][0].Agreed, act);
            return null;
        });
        var balances = await play.Balances();
        foreach (var (line, i) in play._model.Lines.Select((l, i) => (l, i)))
            if (balances[(line.Id, "8.2.2-D")] - 400 * (i + 1) is > 0 and var over)
                await play.Do((db, act) => play.Post(db, Postings.Cut(line.Id, Money.Mxn(over)), null, null, act));
        play._before = await play.Balances();
        foreach (var line in play._model.Lines) line.Available = play._before[(line.Id, "8.2.2-D")];
        return play;
    }

    public async Task Try(BooksTry t, string told)
    {
        var line = _model.Lines[t.Party % Envelopes];
        var amount = Money.Mxn(t.Centavos);
        var (allowed, post, changes) = t.Act switch
        {
            BooksAct.Publish => Envelope(Postings.Publish(line.Id, amount), true, () => line.Publish(t.Centavos)),
            BooksAct.Increase => Envelope(Postings.Increase(line.Id, amount), true, () => line.Change(t.Centavos)),
            BooksAct.Cut => Envelope(Postings.Cut(line.Id, amount), t.Centavos <= line.Available,
                () => line.Change(-t.Centavos)),
            BooksAct.Reserve => Moved(t.Project, Postings.Reserve, Fits(t.Project), "reserved"),
            BooksAct.Expire or BooksAct.Cancel =>
                Moved(t.Project, Postings.Release, _model.At(t.Project, "reserved"), ""),
            BooksAct.Commit => Commit(t.Project),
            BooksAct.Order => Order(t.Project, t.Party),
            BooksAct.Deposit or BooksAct.DepositAgain => Deposit(t.Project, t.Party, t.Centavos),
            BooksAct.Pay or BooksAct.PayMore => Pay(t.Project, t.Centavos),
            BooksAct.Earn => Earn(t.Project, t.Centavos),
            _ => Close(t.Project),
        };
        var refusal = await Do((db, act) => post(db, act));
        Assert.True(allowed == (refusal is null), $"{told}: {(allowed ? $"refused by {refusal}" : "accepted")}");
        if (allowed) changes();
        (Accepted, Refused) = allowed ? (Accepted + 1, Refused) : (Accepted, Refused + 1);
        await Compare(t.Project, told);
    }

    private delegate Task<string?> Posting(Database db, Act act);

    private (bool, Posting, Action) Envelope(EntryDraft entry, bool allowed, Action changes) =>
        (allowed, (db, act) => Post(db, entry, null, null, act), changes);

    private bool Fits(int project) => _model.At(project, "") && !_model.Closed[project]
        && _model.Governments(project).All(s => _model.Lines[s.Envelope!.Value].Available >= s.Agreed);

    private BudgetShare[] Budget(IEnumerable<ModelShare> shares) => LedgerModel.Budget(shares, _model);

    private (bool, Posting, Action) Moved(
        int project, Func<IReadOnlyList<BudgetShare>, EntryDraft> entry, bool allowed, string moment) =>
        (allowed, (db, act) => Post(db, entry(Budget(_model.Governments(project))), project, null, act),
            () => _model.Move(project, moment));

    // The agreement: committed, due and accrued in one transaction.
    private (bool, Posting, Action) Commit(int project)
    {
        var (shares, governments) = (_model.Shares[project], _model.Governments(project).ToArray());
        return (_model.At(project, "reserved"), async (db, act) =>
        {
            await Post(db, Postings.Commit(Budget(governments)), project, null, act);
            await Post(db, Postings.DepositDue([.. shares.Select(s => new ShareAmount(s.Id, Money.Mxn(s.Agreed)))]),
                project, null, act);
            return await Post(db, Postings.Accrue(Budget(governments)), project, null, act);
        }, () =>
        {
            Array.ForEach(shares, s => s.Due += s.Agreed);
            _model.Move(project, "accrued");
        }
        );
    }

    private (bool, Posting, Action) Order(int project, int party)
    {
        var share = _model.Shares[project][party == 0 ? 1 : party];
        return (share.Moment == "accrued",
            (db, act) => Post(db, Postings.Order(Budget([share])), project, db.NewId(), act),
            () => _model.Move(share, "ordered"));
    }

    private (bool, Posting, Action) Deposit(int project, int party, long centavos)
    {
        var share = _model.Shares[project][party];
        var government = share.Envelope is not null;
        var sent = government ? share.Agreed : centavos;
        var applied = government ? sent : Math.Min(sent, share.Due);
        var surplus = sent - applied;
        // A club's money without a debt is surplus, in any state; a government's needs its order.
        return (!government || (share.Moment == "ordered" && share.Due > 0), async (db, act) =>
        {
            var (row, account) = _projects[project];
            var deposit = await _stage.Deposit(db, row, account, BooksStage.Parties[party], applied, surplus, act);
            if (applied > 0)
                await Post(db, Postings.DepositReceived(share.Id, Money.Mxn(applied)), project, deposit, act);
            if (surplus > 0)
                await Post(db, Postings.SurplusHeld(share.Id, Money.Mxn(surplus)), project, deposit, act);
            if (government)
                await Post(db, Postings.PayBudget(Budget([share])), project, db.NewId(), act);
            return null;
        }, () =>
        {
            (share.Due, share.Received, share.Surplus) =
                (share.Due - applied, share.Received + applied, share.Surplus + surplus);
            if (government) _model.Move(share, "paid");
        }
        );
    }

    private (bool, Posting, Action) Pay(int project, long centavos)
    {
        var shares = _model.Shares[project];
        var unspent = shares.Sum(s => s.Received - s.Spent - s.Returned);
        var parts = centavos <= unspent && !_model.Closed[project]
            ? Split.Cumulative(
                Money.Mxn(centavos), [.. shares.Select(s => s.Received)], [.. shares.Select(s => s.Spent)])
            : Split.Once(Money.Mxn(centavos), [1, 1, 1, 1]);
        // Nobody is charged more than it put in, and a surplus is not there to be spent.
        var covered = shares.Zip(parts).All(p => p.First.InBank - p.First.Surplus >= p.Second.Minor
            && p.First.Spent + p.Second.Minor <= p.First.Received);
        return (covered && shares.All(s => s.Due == 0), async (db, act) =>
        {
            var payment = await BooksStage.Payment(db, _projects[project].Project, centavos, act);
            return await Post(
                db, Postings.PaymentOut([.. shares.Select((s, i) => new ShareAmount(s.Id, parts[i]))]),
                project, payment, act);
        }, () => { for (var i = 0; i < shares.Length; i++) shares[i].Spent += parts[i].Minor; }
        );
    }

    private (bool, Posting, Action) Earn(int project, long centavos)
    {
        var shares = _model.Shares[project];
        var parts = Split.Once(Money.Mxn(centavos), [.. shares.Select(s => s.Agreed)]);
        return (true, async (db, act) =>
        {
            var (row, account) = _projects[project];
            await _stage.Yield(db, row, account, centavos, act);
            return await Post(
                db, Postings.Yield([.. shares.Select((s, i) => new ShareAmount(s.Id, parts[i]))]), project, row, act);
        }, () => { for (var i = 0; i < shares.Length; i++) shares[i].Yields += parts[i].Minor; }
        );
    }

    // Closing in the year: what is unspent leaves the account, and the governments' is available again.
    private (bool, Posting, Action) Close(int project)
    {
        var shares = _model.Shares[project];
        var unspent = shares.Select(s => Math.Max(0, s.Received - s.Spent - s.Returned)).ToArray();
        var allowed = shares.All(s => s.Due == 0) && unspent.Sum() > 0 && !_model.Closed[project]
            && shares.Zip(unspent).All(p => p.First.InBank >= p.Second + p.First.Yields);
        var back = _model.Governments(project).Where(s => unspent[s.Envelope!.Value + 1] > 0)
            .Select(s => (Share: s, Centavos: unspent[s.Envelope!.Value + 1])).ToArray();
        return (allowed, async (db, act) =>
        {
            // Where nothing may be returned, a centavo more than the bank holds is tried.
            var returned = allowed
                ? shares.Select((s, i) => new ShareAmount(s.Id, Money.Mxn(unspent[i] + s.Yields))).ToArray()
                : [new(shares[0].Id, Money.Mxn(shares[0].InBank + 1))];
            await Post(db, Postings.Return(returned), project, null, act);
            if (back.Length == 0) return null;
            return await Post(db, Postings.ReturnInYear([.. back.Select(b => new BudgetShare(
                _model.Lines[b.Share.Envelope!.Value].Id, b.Share.Id, Money.Mxn(b.Centavos)))]), project, null, act);
        }, () =>
        {
            for (var i = 0; i < shares.Length; i++) shares[i].Returned += unspent[i] + shares[i].Yields;
            foreach (var (share, centavos) in back) _model.Restore(share, centavos);
            _model.Closed[project] = true;
        }
        );
    }

    private async Task<string?> Post(Database db, EntryDraft entry, int? project, Guid? subject, Act act)
    {
        await db.Post(entry, new EntryOf($"{_name}/{++_step}", _edition,
            project is { } p ? _projects[p].Project : null, subject, _stage.Today), act, default);
        return null;
    }

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

    private Task<Dictionary<(Guid, string), long>> Balances() => _site.In<Database, Dictionary<(Guid, string), long>>(
        db => db.Reading(Actor.System, async () => (await db.Balances.AsNoTracking().ToListAsync())
            .ToDictionary(b => (b.ScopeId, b.Account), b => b.Centavos), default));

    private async Task Compare(int project, string told)
    {
        var now = await Balances();
        foreach (var (line, e) in _model.Lines.Select((l, i) => (l, i)))
        {
            Same(line.Available, line.Id, "8.2.2-D", counted: false);
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

        // The envelopes are older than this play: what was there before is counted on both sides.
        void Same(long expected, Guid scope, string account, bool counted = true) => Assert.True(
            expected + (counted ? _before.GetValueOrDefault((scope, account)) : 0)
                == now.GetValueOrDefault((scope, account)),
            $"{told}: {account} is {now.GetValueOrDefault((scope, account))}, not {expected}");
    }
}
