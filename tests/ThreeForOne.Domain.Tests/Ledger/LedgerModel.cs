namespace ThreeForOne.Domain.Tests;

/// <summary>What a party has in one project, told in plain numbers of centavos.</summary>
internal sealed class ModelShare(Guid id, int? envelope, long agreed)
{
    public Guid Id => id;
    public int? Envelope => envelope;
    public long Agreed => agreed;
    public long Due, Received, Spent, Surplus, Yields, Returned, Restored;
    public string Moment = "";

    public long InBank => Received + Surplus + Yields - Spent - Returned;
}

/// <summary>
/// An envelope: what was published and changed, and what is still free. All else follows from its shares.
/// </summary>
internal sealed class ModelEnvelope(Guid id)
{
    public Guid Id => id;
    public long Approved, Changed, Available;

    public void Publish(long centavos) => (Approved, Available) = (Approved + centavos, Available + centavos);

    public void Change(long centavos) => (Changed, Available) = (Changed + centavos, Available + centavos);

    /// <summary>Money that moves to another envelope of the same party.</summary>
    public void Transfer(ModelEnvelope to, long centavos)
    {
        Change(-centavos);
        to.Change(centavos);
    }

    /// <summary>The year is over: what is left can no longer be used.</summary>
    public void Lapse() => Change(-Available);
}

/// <summary>
/// The truth that the ledger is compared with: a programme of few envelopes and projects, small enough that limits
/// bind all the time. It knows no accounts, only what people would say of the money.
/// </summary>
internal sealed class LedgerModel
{
    public const int Envelopes = 3;
    public const int Projects = 6;

    /// <param name="lines">The ids of the envelopes: one a government first, then those that no project draws on.
    /// </param>
    /// <param name="agreed">What a project's party agreed to, in centavos; the envelope is null for the club.</param>
    /// <param name="newId">Makes a share's id.</param>
    public LedgerModel(IEnumerable<Guid> lines, Func<int, int?, long> agreed, Func<Guid> newId)
    {
        Lines = [.. lines.Select(id => new ModelEnvelope(id))];
        Shares =
        [
            .. Enumerable.Range(0, Projects).Select(p => (ModelShare[])
            [
                new(newId(), null, agreed(p, null)),
                .. Enumerable.Range(0, Envelopes).Select(e => new ModelShare(newId(), e, agreed(p, e))),
            ]),
        ];
        Closed = new bool[Projects];
    }

    public ModelEnvelope[] Lines { get; }

    public ModelShare[][] Shares { get; }

    public bool[] Closed { get; }

    /// <summary>The year was closed: no envelope changes any more, and nothing is reserved.</summary>
    public bool YearClosed { get; set; }

    /// <summary>Every share of a government stands at one of these moments; "" is none.</summary>
    public bool At(int project, params string[] moments) =>
        Governments(project).All(s => moments.Contains(s.Moment));

    public IEnumerable<ModelShare> Governments(int project) => Shares[project].Where(s => s.Envelope is not null);

    public long Held(int envelope, string moment) =>
        Shares.SelectMany(s => s).Where(s => s.Envelope == envelope && s.Moment == moment)
            .Sum(s => s.Agreed - s.Restored);

    /// <summary>Unspent money of a government that came back within its year: available again.</summary>
    public void Restore(ModelShare share, long centavos)
    {
        share.Restored += centavos;
        Lines[share.Envelope!.Value].Available += centavos;
    }

    public void Move(int project, string moment)
    {
        foreach (var share in Governments(project)) Move(share, moment);
    }

    public void Move(ModelShare share, string moment)
    {
        if (share.Moment.Length == 0) Lines[share.Envelope!.Value].Available -= share.Agreed;
        if (moment.Length == 0) Lines[share.Envelope!.Value].Available += share.Agreed;
        share.Moment = moment;
    }

    public static BudgetShare[] Budget(IEnumerable<ModelShare> shares, LedgerModel model) =>
        [.. shares.Select(s => new BudgetShare(model.Lines[s.Envelope!.Value].Id, s.Id, Money.Mxn(s.Agreed)))];
}
