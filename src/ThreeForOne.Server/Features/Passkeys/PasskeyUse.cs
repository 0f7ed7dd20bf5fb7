namespace ThreeForOne.Server.Features.Passkeys;

/// <summary>
/// The button that uses a passkey: where it sends what the device answers, and where that goes on to.
/// </summary>
public sealed record PasskeyUse(PasskeyForm Form, string Action, string? To);
