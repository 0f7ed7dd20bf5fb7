using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Features.Audit;

/// <summary>
/// A figure as reports show it: the accounts that it adds up, and its name. Balances mean "not yet moved on", so what
/// was committed in all is what is committed, accrued, ordered or paid now.
/// </summary>
public sealed record BookFigure(Bilingual Name, params IReadOnlyList<Account> Accounts)
{
    /// <summary>An envelope's moments (momentos contables), in their order.</summary>
    public static IReadOnlyList<BookFigure> OfLine { get; } =
    [
        new(new("Aprobado", "Approved"), Account.Approved),
        new(new("Modificado", "Modified"), Account.Approved, Account.Modified),
        new(new("Disponible", "Available"), Account.Available),
        new(new("Precomprometido", "Reserved"), Account.Reserved),
        new(new("Comprometido", "Committed"), Account.Committed, Account.Accrued, Account.Ordered, Account.Paid),
        new(new("Devengado", "Accrued"), Account.Accrued, Account.Ordered, Account.Paid),
        new(new("Ejercido", "Ordered"), Account.Ordered, Account.Paid),
        new(new("Pagado", "Paid"), Account.Paid),
        new(new("Reintegros anteriores", "Earlier returns"), Account.EarlierReturn),
    ];

    public static BookFigure Received { get; } =
        new(new("Recibido", "Received"), Account.Contribution, Account.Receivable);

    /// <summary>What a party's share of a project's account shows.</summary>
    public static IReadOnlyList<BookFigure> OfShare { get; } =
    [
        Received, new(new("Falta", "Missing"), Account.Receivable), new(new("Gastado", "Spent"), Account.Spent),
        new(new("Rendimientos", "Yields"), Account.Yields), new(new("Devuelto", "Returned"), Account.Returned),
        new(new("Excedente", "Surplus"), Account.Surplus),
    ];

    /// <summary>The figure that an address names, such as <c>8.2.6,8.2.7</c>; null when it names no account.</summary>
    public static BookFigure? Of(string codes)
    {
        var accounts = new List<Account>();
        foreach (var code in codes.Split(','))
        {
            if (Account.All.FirstOrDefault(a => a.Code == code) is not { } account || accounts.Contains(account))
                return null;
            accounts.Add(account);
        }
        return OfLine.Concat(OfShare).FirstOrDefault(f => f.Accounts.SequenceEqual(accounts))
            ?? new(accounts.Count == 1 ? accounts[0].Name : new(codes, codes), [.. accounts]);
    }

    public string Codes => string.Join(',', Accounts.Select(a => a.Code));

    /// <summary>Natural centavos of what was posted: an account of the credit side reads as what it holds.</summary>
    public Money Natural(long centavos) => Money.Mxn(Accounts[0].Natural == Side.Credit ? -centavos : centavos);

    /// <summary>Adds up the figure from balances by account, in centavos, debit positive.</summary>
    public Money Of(IReadOnlyDictionary<string, long> balances) =>
        Natural(Accounts.Sum(a => balances.GetValueOrDefault(a.Code)));

    /// <summary>The page of the entries that make it.</summary>
    public string Href(Guid scope, string query = "") => $"/audit/balance/{scope}/{Codes}{query}";
}
