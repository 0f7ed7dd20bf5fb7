namespace ThreeForOne.Domain.Tests;

/// <summary>One thing that somebody tries: what, on which project or envelope, and how much.</summary>
internal sealed record Try(int What, int Project, int Party, long Centavos);

/// <summary>
/// Plays what people try on the ledger and on the model alike. Each must accept or refuse as the other does, and after
/// every try the balances must be what the model says.
/// </summary>
internal sealed class LedgerPlay
{
    private readonly LedgerModel model;
    private readonly Book book = new();
    private readonly Stack<(EntryDraft Entry, ModelShare Share, long Applied, long Surplus)>[] deposits =
        [.. Enumerable.Range(0, LedgerModel.Projects).Select(_ => new Stack<(EntryDraft, ModelShare, long, long)>())];

    public const int Kinds = 17;

    public LedgerPlay()
    {
        var ids = 0;
        model = new([NewId(), NewId(), NewId()], (p, e) => 70 + 31 * p + 7 * (e ?? 0), NewId);

        Guid NewId() => new(++ids, 0, 0, new byte[8]);
    }

    public int Accepted { get; private set; }

    public int Refused { get; private set; }

    public void Play(Try t)
    {
        var line = model.Lines[t.Party % LedgerModel.Envelopes];
        var share = model.Shares[t.Project][t.Party];
        var amount = Money.Mxn(t.Centavos);
        // An envelope of a closed year stands as it is, which is the database's to hold: not even tried here.
        if (model.YearClosed && t.What is 0 or 1 or 2 or 3 or 14 or 15) return;
        switch (t.What)
        {
            case 0: Post(Postings.Publish(line.Id, amount), true, () => line.Publish(t.Centavos)); break;
            case 1: Post(Postings.Increase(line.Id, amount), true, () => line.Change(t.Centavos)); break;
            case 2:
                Post(Postings.Cut(line.Id, amount), t.Centavos <= line.Available, () => line.Change(-t.Centavos));
                break;
            case 3: Reserve(t.Project); break;
            case 4: Resolve(t.Project, "", Postings.Release); break;
            case 5: Commit(t.Project); break;
            case 6: Step(share, "accrued", "ordered", Postings.Order); break;
            case 7 or 8 or 9: Deposit(t.Project, share, t.Centavos); break;
            case 10: Reverse(t.Project); break;
            case 11: Pay(t.Project, t.Centavos); break;
            case 12: Earn(t.Project, t.Centavos); break;
            case 13: Close(t.Project); break;
            case 14 or 15: Transfer(line, model.Lines[t.Project % LedgerModel.Envelopes], t.Centavos); break;
            default: CloseYear(line, t.Centavos); break;
        }
        Compare(t.Project);
    }

    // That both are of one party is the database's to hold: here only the money decides.
    private void Transfer(ModelEnvelope from, ModelEnvelope to, long centavos)
    {
        if (from == to) return;
        Post(Postings.Transfer(from.Id, to.Id, Money.Mxn(centavos)), centavos <= from.Available,
            () => from.Transfer(to, centavos));
    }

    // Mostly a centavo more than is left, which is refused; seldom the whole year, or little would happen after it.
    private void CloseYear(ModelEnvelope line, long centavos)
    {
        if (centavos > 4)
        {
            Post(Postings.Lapse(line.Id, Money.Mxn(line.Available + 1)), false, () => { });
            return;
        }
        if (model.YearClosed || model.Lines.Where((_, e) => model.Held(e, "reserved") > 0).Any()) return;
        foreach (var left in model.Lines.Where(l => l.Available > 0))
            Post(Postings.Lapse(left.Id, Money.Mxn(left.Available)), true, left.Lapse);
        model.YearClosed = true;
    }

    // A reservation stands once a project, which is the database's to hold: here only the money decides.
    private void Reserve(int project)
    {
        if (!model.At(project, "") || model.Closed[project]) return;
        var shares = model.Governments(project).ToArray();
        Post(Postings.Reserve(LedgerModel.Budget(shares, model)),
            shares.All(s => model.Lines[s.Envelope!.Value].Available >= s.Agreed),
            () => model.Move(project, "reserved"));
    }

    private void Resolve(int project, string moment, Func<IReadOnlyList<BudgetShare>, EntryDraft> entry) =>
        Post(entry(LedgerModel.Budget(model.Governments(project), model)), model.At(project, "reserved"),
            () => model.Move(project, moment));

    private void Commit(int project)
    {
        if (!model.At(project, "reserved"))
        {
            Resolve(project, "committed", Postings.Commit);
            return;
        }
        Resolve(project, "committed", Postings.Commit);
        var due = model.Shares[project].Select(s => new ShareAmount(s.Id, Money.Mxn(s.Agreed))).ToArray();
        Post(Postings.DepositDue(due), true, () => Array.ForEach(model.Shares[project], s => s.Due += s.Agreed));
        Post(Postings.Accrue(LedgerModel.Budget(model.Governments(project), model)), true,
            () => model.Move(project, "accrued"));
    }

    private void Step(ModelShare share, string from, string to, Func<IReadOnlyList<BudgetShare>, EntryDraft> entry)
    {
        if (share.Envelope is null) return;
        Post(entry(LedgerModel.Budget([share], model)), share.Moment == from, () => model.Move(share, to));
    }

    private void Deposit(int project, ModelShare share, long centavos)
    {
        if (model.Closed[project] || model.At(project, "", "reserved")) return;
        // A government pays its share whole, once it is ordered; a club sends what it can.
        var government = share.Envelope is not null;
        if (government && (share.Moment != "ordered" || share.Due == 0)) return;
        var sent = government ? share.Agreed : centavos;
        var (applied, surplus) = (Math.Min(sent, share.Due), Math.Max(0, sent - share.Due));

        List<EntryDraft> parts = [];
        if (applied > 0) parts.Add(Postings.DepositReceived(share.Id, Money.Mxn(applied)));
        if (surplus > 0) parts.Add(Postings.SurplusHeld(share.Id, Money.Mxn(surplus)));
        if (government) parts.Add(Postings.PayBudget(LedgerModel.Budget([share], model)));
        var entry = parts.Aggregate((a, b) => a.With(b));
        Post(entry, true, () =>
        {
            (share.Due, share.Received, share.Surplus) =
                (share.Due - applied, share.Received + applied, share.Surplus + surplus);
            if (government) model.Move(share, "paid");
            deposits[project].Push((entry, share, applied, surplus));
        });
    }

    private void Reverse(int project)
    {
        if (model.Closed[project] || deposits[project].Count == 0) return;
        var (entry, share, applied, surplus) = deposits[project].Peek();
        Post(Postings.Reverse(entry), share.InBank >= applied + surplus, () =>
        {
            deposits[project].Pop();
            (share.Due, share.Received, share.Surplus) =
                (share.Due + applied, share.Received - applied, share.Surplus - surplus);
            if (share.Envelope is not null) model.Move(share, "ordered");
        });
    }

    private void Pay(int project, long centavos)
    {
        var shares = model.Shares[project];
        if (shares.Any(s => s.Due > 0) || centavos > shares.Sum(s => s.Received - s.Spent)) return;
        var parts = Split.Cumulative(
            Money.Mxn(centavos), [.. shares.Select(s => s.Received)], [.. shares.Select(s => s.Spent)]);
        Post(Postings.PaymentOut([.. shares.Select((s, i) => new ShareAmount(s.Id, parts[i]))]), !model.Closed[project],
            () => { for (var i = 0; i < shares.Length; i++) shares[i].Spent += parts[i].Minor; });
    }

    private void Earn(int project, long centavos)
    {
        var shares = model.Shares[project];
        if (model.Closed[project] || shares.All(s => s.Received == 0)) return;
        var parts = Split.Once(Money.Mxn(centavos), [.. shares.Select(s => s.Received)]);
        Post(Postings.Yield([.. shares.Select((s, i) => new ShareAmount(s.Id, parts[i]))]), true,
            () => { for (var i = 0; i < shares.Length; i++) shares[i].Yields += parts[i].Minor; });
    }

    private void Close(int project)
    {
        var shares = model.Shares[project];
        if (model.Closed[project] || shares.Any(s => s.Due > 0) || shares.All(s => s.Received == 0)) return;
        var closing = ProjectBookClosing.Compute(
            [.. shares.Select(s => new PartyBook(s.Id.ToString(), Money.Mxn(s.Received), Money.Mxn(s.Spent)))],
            Money.Mxn(shares.Sum(s => s.Yields)));
        // Yields were split when they were earned, so each party takes back its own; the sum is what closing says.
        var returned = shares.Select(s => new ShareAmount(s.Id, Money.Mxn(s.Received + s.Yields - s.Spent))).ToArray();
        Assert.Equal(Money.Sum(closing.Select(l => l.Returned), Currency.Mxn),
            Money.Sum(returned.Select(r => r.Amount), Currency.Mxn));
        if (returned.Any(r => !r.Amount.IsZero))
            Post(Postings.Return(returned), true, () =>
            {
                for (var i = 0; i < shares.Length; i++) shares[i].Returned += returned[i].Amount.Minor;
            });
        model.Closed[project] = true;
    }

    private void Post(EntryDraft entry, bool allowed, Action changes)
    {
        Assert.Equal(allowed, book.TryPost(entry));
        if (!allowed)
        {
            Refused++;
            return;
        }
        changes();
        Accepted++;
    }

    private void Compare(int project)
    {
        for (var e = 0; e < LedgerModel.Envelopes; e++)
        {
            var (line, scope) = (model.Lines[e], Scope.Line(model.Lines[e].Id));
            Same(line.Approved, scope, Account.Approved);
            Same(line.Changed, scope, Account.Modified);
            Same(line.Available, scope, Account.Available);
            Same(model.Held(e, "reserved"), scope, Account.Reserved);
            Same(model.Held(e, "committed"), scope, Account.Committed);
            Same(model.Held(e, "accrued"), scope, Account.Accrued);
            Same(model.Held(e, "ordered"), scope, Account.Ordered);
            Same(model.Held(e, "paid"), scope, Account.Paid);
            book.EquationHolds(line.Id);
        }
        foreach (var share in model.Shares[project])
        {
            Same(share.Due, Scope.Share(share.Id), Account.Receivable);
            Same(share.InBank, Scope.Share(share.Id), Account.Bank);
            Same(share.Surplus, Scope.Share(share.Id), Account.Surplus);
        }
    }

    private void Same(long expected, Scope scope, Account account) =>
        Assert.Equal(expected, book.Balance(scope, account).Minor);
}
