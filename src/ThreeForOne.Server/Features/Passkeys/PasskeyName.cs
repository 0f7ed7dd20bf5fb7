namespace ThreeForOne.Server.Features.Passkeys;

/// <summary>A passkey has a name by which its owner tells it from the others.</summary>
public sealed record PasskeyNameMissing() : Refusal("passkey.name_missing")
{
    public override Bilingual Say => new(
        "Póngale un nombre de hasta 60 letras, como «Mi teléfono».",
        "Give it a name of up to 60 letters, such as “My phone”.");
}

/// <summary>The name of a passkey.</summary>
public static class PasskeyName
{
    public const int Max = 60;

    public static Result<string> Read(string? typed) =>
        typed?.Trim() is { Length: > 0 and <= Max } name ? name : new PasskeyNameMissing();
}
