namespace ThreeForOne.Server.Features.People;

/// <summary>
/// Who is asked to act for an organisation: in a role, from a day on, until the day on which it is over, if known.
/// </summary>
public sealed record Invitee(
    string Email, string Name, Guid OrganisationId, string Role, string? Sector, DateOnly From, DateOnly? Until)
{
    /// <summary>Why, as the trail keeps it.</summary>
    public string Reason { get; init; } = "Invitación";
}

/// <summary>
/// A link as it was made: the token is told here once and never again, since only its hash is kept.
/// </summary>
/// <param name="EndsEarlier">An earlier link for the same person and organisation was open and has now ended.</param>
public sealed record Invitation(Guid Id, Guid Person, string Token, DateTimeOffset ExpiresAt, bool EndsEarlier)
{
    /// <summary>Where it is used, on our site.</summary>
    public string Path => "/invitations/" + Token;
}
