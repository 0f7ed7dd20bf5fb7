namespace ThreeForOne.Domain;

/// <summary>What an account is kept for.</summary>
public enum ScopeKind
{
    /// <summary>An envelope of one party for one year and line.</summary>
    BudgetLine,

    /// <summary>One party's part in one project.</summary>
    ProjectShare,
}

/// <summary>A budget line or a project share, by its id.</summary>
public readonly record struct Scope(ScopeKind Kind, Guid Id)
{
    public static Scope Line(Guid id) => new(ScopeKind.BudgetLine, id);

    public static Scope Share(Guid id) => new(ScopeKind.ProjectShare, id);
}

/// <summary>One line of an entry, in centavos of MXN: debits positive, credits negative, never zero.</summary>
public sealed record LineDraft(Scope Scope, Account Account, long Centavos);

/// <summary>The moments that post; their names are the journal's.</summary>
public enum EntryKind
{
    Publish,
    Increase,
    Cut,
    Transfer,
    Lapse,
    Reserve,
    Release,
    Commit,
    Accrue,
    Lower,
    Order,
    PayBudget,
    ReturnInYear,
    ReturnEarlierYear,
    DepositDue,
    DepositReceived,
    SurplusHeld,
    Yield,
    PaymentOut,
    Return,
    SurplusReturned,
    Reversal,
}

/// <summary>An entry to be posted: in every scope it touches, debits equal credits.</summary>
public sealed record EntryDraft
{
    public EntryDraft(EntryKind kind, IReadOnlyList<LineDraft> lines)
    {
        Invariant.Holds(lines.Count > 0 && lines.All(l => l.Centavos != 0));
        Invariant.Holds(lines.GroupBy(l => l.Scope).All(scope => scope.Sum(l => l.Centavos) == 0));
        Kind = kind;
        Lines = lines;
    }

    public EntryKind Kind { get; }

    public IReadOnlyList<LineDraft> Lines { get; }

    /// <summary>
    /// One entry of this kind with the lines of both: a confirmed deposit covers what is due, holds its surplus and
    /// pays its budget in one entry, which is then reversed as a whole or not at all.
    /// </summary>
    public EntryDraft With(EntryDraft other) => new(Kind, [.. Lines, .. other.Lines]);
}
