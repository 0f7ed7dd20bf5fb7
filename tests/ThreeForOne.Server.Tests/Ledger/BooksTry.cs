namespace ThreeForOne.Server.Tests.Ledger;

/// <summary>What somebody tries.</summary>
public enum BooksAct
{
    Publish,
    Increase,
    Cut,
    Transfer,
    Correct,
    Lapse,
    CloseYear,
    Reserve,
    Expire,
    Cancel,
    Commit,
    Order,
    Deposit,
    Reverse,
    Pay,
    Earn,
    Close,
}

/// <summary>One try: what, on which project, which party's part or envelope, and how much.</summary>
public sealed record BooksTry(BooksAct Act, int Project, int Party, long Centavos);
