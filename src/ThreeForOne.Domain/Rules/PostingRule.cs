namespace ThreeForOne.Domain;

/// <summary>
/// A pair of accounts that a moment may debit and credit under a pack, on an envelope's line or on a project's share.
/// </summary>
public sealed record PostingRule(
    EntryKind Moment, ScopeKind Scope, Account Debit, Account Credit, Provenance From);
