namespace ThreeForOne.Domain;

/// <summary>The side on which an account's balance is zero or more.</summary>
public enum Side
{
    Debit,
    Credit,
}

/// <summary>
/// An account of the budget book (momentos contables, 8.2.x) or of a project's book (P.x). A balance means
/// "not yet moved on". Source of the budget codes: the chart of accounts of the CONAC, to be checked by an accountant.
/// </summary>
public sealed record Account(string Code, Bilingual Name, Side Natural, bool EitherSign = false)
{
    /// <summary>A share's counterpart: the total reserved, because 8.2.2-D belongs to the line.</summary>
    public static readonly Account ShareReserved =
        new("8.2.0", new("Total reservado de la aportación", "Total reserved of the share"), Side.Credit);

    public static readonly Account Approved = new("8.2.1", new("Aprobado", "Approved"), Side.Credit);

    public static readonly Account Available =
        new("8.2.2-D", new("Por ejercer, disponible", "To be spent, available"), Side.Debit);

    public static readonly Account Reserved =
        new("8.2.2-P", new("Por ejercer, precomprometido", "To be spent, reserved"), Side.Debit);

    public static readonly Account Modified =
        new("8.2.3", new("Modificado, neto", "Modified, net"), Side.Credit, EitherSign: true);

    public static readonly Account Committed = new("8.2.4", new("Comprometido", "Committed"), Side.Debit);

    public static readonly Account Accrued = new("8.2.5", new("Devengado", "Accrued"), Side.Debit);

    public static readonly Account Ordered = new("8.2.6", new("Ejercido", "Ordered"), Side.Debit);

    public static readonly Account Paid = new("8.2.7", new("Pagado", "Paid"), Side.Debit);

    public static readonly Account Bank = new("P.BANCO", new("Banco", "Bank"), Side.Debit);

    public static readonly Account Receivable = new("P.POR_RECIBIR", new("Por recibir", "To be received"), Side.Debit);

    public static readonly Account Contribution = new("P.APORTACION", new("Aportación", "Contribution"), Side.Credit);

    public static readonly Account Spent = new("P.GASTO", new("Gasto", "Spent"), Side.Debit);

    public static readonly Account Returned = new("P.DEVUELTO", new("Devuelto", "Returned"), Side.Debit);

    public static readonly Account Surplus = new("P.EXCEDENTE", new("Excedente", "Surplus"), Side.Credit);

    public static readonly Account Yields = new("P.RENDIMIENTO", new("Rendimientos", "Yields"), Side.Credit);

    public static readonly Account Retained = new("P.RETENIDO", new("Retenido", "Retained"), Side.Credit);

    /// <summary>What an earlier year's project gave back, told on the open year's line.</summary>
    public static readonly Account EarlierReturn = new(
        "R.REINTEGRO", new("Reintegros de ejercicios anteriores", "Returns of earlier years"), Side.Debit);

    /// <summary>That money, to be handed to the treasury: it restores nobody's budget.</summary>
    public static readonly Account EarlierReturnDue = new(
        "R.POR_ENTERAR", new("Reintegros por enterar a la tesorería", "Returns to be handed to the treasury"),
        Side.Credit);

    /// <summary>Every account, budget book first, in the order of its chart.</summary>
    public static IReadOnlyList<Account> All { get; } =
    [
        ShareReserved, Approved, Available, Reserved, Modified, Committed, Accrued, Ordered, Paid,
        EarlierReturn, EarlierReturnDue, Bank, Receivable, Contribution, Spent, Returned, Surplus, Yields, Retained,
    ];

    public bool IsBudget => !Code.StartsWith('P');

    public override string ToString() => Code;
}
