namespace ThreeForOne.Server.Features.SignIn;

/// <summary>A role that a person holds somewhere, from a day on, until the day on which it is over.</summary>
public sealed record HeldRole(
    Guid Organisation, string OrganisationName, string Role, DateOnly From, DateOnly? Until, bool NeedsSecondFactor)
{
    public bool IsInForce(DateOnly today) => From <= today && (Until is null || today < Until);
}

/// <summary>What is still to be done before a sign-in may do anything.</summary>
public enum SignInStep
{
    None,
    SecondFactor,
    Organisation,
}

/// <summary>
/// A sign-in as it stands: whose it is, with how many factors, and what that person may do on a day, for one
/// organisation at a time.
/// </summary>
public sealed record OpenSignIn(
    Guid Id, Guid Person, string Name, Guid? Chosen, string Method, bool TwoFactors, DateTimeOffset StartedAt,
    DateTimeOffset LastSeenAt, IReadOnlyList<HeldRole> Held)
{
    /// <summary>Whose day begins with any of the made-up people has nothing to prove.</summary>
    public const string Demonstration = "demonstration";

    /// <summary>When that person last showed who they are.</summary>
    public DateTimeOffset ConfirmedAt { get; init; } = StartedAt;

    /// <summary>The organisations that this person may act for on that day, by name.</summary>
    public IReadOnlyList<(Guid Id, string Name)> Organisations(DateOnly today) => [.. Held
        .Where(h => h.IsInForce(today)).Select(h => (h.Organisation, h.OrganisationName)).Distinct()
        .OrderBy(o => o.OrganisationName, StringComparer.Ordinal)];

    /// <summary>
    /// The one acted for: the one that was chosen while its appointment lasts, else the only one there is.
    /// </summary>
    public Guid? ActsFor(DateOnly today)
    {
        var all = Organisations(today);
        if (Chosen is { } chosen && all.Any(o => o.Id == chosen)) return chosen;
        return all is [var only] ? only.Id : null;
    }

    /// <summary>Those that could be acted for instead.</summary>
    public IReadOnlyList<(Guid Id, string Name)> OthersThan(Guid? organisation, DateOnly today) =>
        [.. Organisations(today).Where(o => o.Id != organisation)];

    public IReadOnlyList<HeldRole> RolesOf(Guid organisation, DateOnly today) =>
        [.. Held.Where(h => h.Organisation == organisation && h.IsInForce(today))];

    /// <summary>What keeps it from doing anything; none also when there is nothing to act for.</summary>
    public SignInStep Missing(DateOnly today)
    {
        if (!TwoFactors && Method != Demonstration && Held.Any(h => h.NeedsSecondFactor && h.IsInForce(today)))
            return SignInStep.SecondFactor;
        return ActsFor(today) is null && Organisations(today).Count > 1 ? SignInStep.Organisation : SignInStep.None;
    }
}
