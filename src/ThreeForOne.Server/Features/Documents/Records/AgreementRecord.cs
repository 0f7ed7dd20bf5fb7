namespace ThreeForOne.Server.Features.Documents.Records;

/// <summary>What the parties agree: shares, the registered account, who assented for each and when.</summary>
public sealed record Agreement(
    DocumentHead Head,
    ProjectPart Project,
    Amount Total,
    IReadOnlyList<PartyMoney> Money,
    IReadOnlyList<PartyShare> Shares,
    IReadOnlyList<DepositDue> Deposits,
    RegisteredAccount Account,
    IReadOnlyList<Phrase> Clauses,
    IReadOnlyList<OfficeAct> Assents) : DocumentRecord(Head)
{
    public override DocumentType Kind => DocumentType.Agreement;
}

/// <summary>When a party's share falls due; centavos.</summary>
public sealed record DepositDue(string Party, long Centavos, Deadline Due);
