namespace ThreeForOne.Domain;

/// <summary>
/// How one government's money of a year is divided, and the most it may publish for an edition in all its envelopes
/// together (<see cref="Most"/>, centavos of MXN; null: no ceiling). A party without a rule has one envelope.
/// </summary>
public sealed record EnvelopeRule(string Party, bool ByMunicipality, bool ByType, Money? Most);
