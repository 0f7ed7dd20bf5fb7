using Microsoft.EntityFrameworkCore;
using ThreeForOne.Domain;
using ThreeForOne.Domain.Tests;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Demo;

namespace ThreeForOne.Server.Tests.Ledger;

/// <content>What happens to a project: reserved, committed, paid for, taken back, closed.</content>
internal sealed partial class BooksPlay
{
    private readonly List<PlayedDeposit>[] _deposits =
        [.. Enumerable.Range(0, Projects).Select(_ => new List<PlayedDeposit>())];

    private sealed class PlayedDeposit(ModelShare share, long applied, long surplus)
    {
        public Guid Id { get; set; }
        public ModelShare Share => share;
        public long Applied => applied;
        public long Surplus => surplus;
        public bool Reversed { get; set; }
        public List<(string Key, EntryDraft Draft)> Entries { get; } = [];
    }

    private bool Fits(int project) => _model.At(project, "") && !_model.Closed[project] && !_model.YearClosed
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
        var made = new PlayedDeposit(share, applied, surplus);
        // A club's money without a debt is surplus, in any state; a government's needs its order.
        return (!government || (share.Moment == "ordered" && share.Due > 0), async (db, act) =>
        {
            var (row, account) = _projects[project];
            var deposit = await _stage.Deposit(db, row, account, BooksStage.Parties[party], applied, surplus, act);
            made.Id = deposit;
            made.Entries.Clear();
            if (applied > 0) await Posted(Postings.DepositReceived(share.Id, Money.Mxn(applied)));
            if (surplus > 0) await Posted(Postings.SurplusHeld(share.Id, Money.Mxn(surplus)));
            if (government) await Posted(Postings.PayBudget(Budget([share])));
            return null;

            async Task Posted(EntryDraft entry) =>
                made.Entries.Add(((await Post(db, entry, project, deposit, act))!, entry));
        }, () =>
        {
            (share.Due, share.Received, share.Surplus) =
                (share.Due - applied, share.Received + applied, share.Surplus + surplus);
            if (government) _model.Move(share, "paid");
            _deposits[project].Add(made);
        }
        );
    }

    // Taken back whole, once, by two people, while the money is there. The fourth party stands for one person alone;
    // where nothing was deposited yet, another project's is tried, and that is refused.
    private (bool, Posting, Action) Reverse(int project, int party, long pick)
    {
        var own = _deposits[project];
        var known = own.Count > 0 ? own : [.. _deposits.SelectMany(d => d)];
        if (known.Count == 0) return Correct(pick);
        var deposit = known[(int)(pick % known.Count)];
        var (share, alone) = (deposit.Share, party == LedgerModel.Envelopes);
        var allowed = own.Count > 0 && !deposit.Reversed && !alone && share.InBank >= deposit.Applied + deposit.Surplus
            && (deposit.Applied == 0
                || share.Received - deposit.Applied >= share.Spent + Math.Max(0, share.Returned - share.Yields))
            && (share.Envelope is null || share.Restored == 0);
        return (allowed, async (db, act) =>
        {
            await BooksStage.Reversal(db, _projects[project].Project, deposit.Id, alone, act);
            foreach (var (key, draft) in deposit.Entries)
                await Post(db, Postings.Reverse(draft), project, deposit.Id, InTheYear, await EntryOf(db, key), act);
            return null;
        }, () =>
        {
            (share.Due, share.Received, share.Surplus) =
                (share.Due + deposit.Applied, share.Received - deposit.Applied, share.Surplus - deposit.Surplus);
            if (share.Envelope is not null) _model.Move(share, "ordered");
            deposit.Reversed = true;
        }
        );
    }

    private (bool, Posting, Action) Pay(int project, long centavos)
    {
        var shares = _model.Shares[project];
        // By all that was spent so far, whatever was returned since; what nobody could be charged is tried anyhow.
        var parts = centavos <= shares.Sum(s => s.Received - s.Spent)
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

    // What is unspent leaves the account. Closing in the year, the governments' is available again; once the year was
    // closed it restores nothing, and the fourth party stands for trying to.
    private (bool, Posting, Action) Close(int project, int party)
    {
        var shares = _model.Shares[project];
        var unspent = shares.Select(s => Math.Max(0, s.Received - s.Spent - s.Returned)).ToArray();
        var back = _model.Governments(project).Where(s => unspent[s.Envelope!.Value + 1] > 0)
            .Select(s => (Share: s, Centavos: unspent[s.Envelope!.Value + 1])).ToArray();
        if (_model.YearClosed && party < LedgerModel.Envelopes) back = [];
        var possible = shares.All(s => s.Due == 0) && unspent.Sum() > 0 && !_model.Closed[project]
            && shares.Zip(unspent).All(p => p.First.InBank >= p.Second + p.First.Yields);
        return (possible && (!_model.YearClosed || back.Length == 0), async (db, act) =>
        {
            // Where nothing may be returned, a centavo more than the bank holds is tried.
            var returned = possible
                ? shares.Select((s, i) => new ShareAmount(s.Id, Money.Mxn(unspent[i] + s.Yields))).ToArray()
                : [new(shares[0].Id, Money.Mxn(shares[0].InBank + 1))];
            await Post(db, Postings.Return(returned), project, null,
                _model.YearClosed && back.Length == 0 ? AfterTheYear : InTheYear, null, act);
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
}
