using ThreeForOne.Server.Features.Operations;

namespace ThreeForOne.Server.Features.StaffSignIn;

/// <summary>
/// The government's own OpenID Connect provider, by which staff sign in: the settings name it, or there is none.
/// </summary>
/// <param name="Name">What the button calls it.</param>
/// <param name="CountsSecondFactor">Whether a second factor shown there, as its `amr` says, counts here.</param>
public sealed record StaffProvider(
    Uri Authority, string Client, string? Secret, string Name, bool CountsSecondFactor)
{
    /// <summary>The scheme, and under which name an identity is kept.</summary>
    public const string Scheme = "staff";

    /// <summary>Null when the settings name none; they were checked before.</summary>
    public static StaffProvider? FromEnvironment()
    {
        if (Read(Settings.StaffAuthority) is not { } address) return null;
        var authority = new Uri(address);
        return new(authority, Read(Settings.StaffClient)!, Read(Settings.StaffSecret),
            Read(Settings.StaffName) ?? authority.Host, Read(Settings.StaffSecondFactor) == "yes");
    }

    private static string? Read(string name) =>
        Environment.GetEnvironmentVariable(name) is { } value && !string.IsNullOrWhiteSpace(value) ? value : null;
}
