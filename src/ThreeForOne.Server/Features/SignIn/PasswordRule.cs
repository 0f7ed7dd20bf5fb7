namespace ThreeForOne.Server.Features.SignIn;

/// <summary>The password is too short to be safe.</summary>
public sealed record PasswordTooShort(int LengthMin) : Refusal("password.too_short")
{
    public override Bilingual Say => new(
        $"Escriba al menos {LengthMin} caracteres. Una frase de cuatro palabras es fácil de recordar.",
        $"Enter at least {LengthMin} characters. A sentence of four words is easy to remember.");
}

/// <summary>The password is longer than we read.</summary>
public sealed record PasswordTooLong(int LengthMax) : Refusal("password.too_long")
{
    public override Bilingual Say => new(
        $"La contraseña puede tener hasta {LengthMax} caracteres.",
        $"The password may have up to {LengthMax} characters.");
}

/// <summary>The password is one that guessers try first.</summary>
public sealed record PasswordEasilyGuessed() : Refusal("password.easily_guessed")
{
    public override Bilingual Say => new(
        "Esa contraseña es de las primeras que alguien probaría. Use una frase que solo usted diría.",
        "That password is among the first that anyone would try. Use a sentence that only you would say.");
}

/// <summary>Length, not riddles: a sentence is easier to keep and harder to guess.</summary>
public static class PasswordRule
{
    public const int LengthMin = 12;
    public const int LengthMax = 256;
    private const int DistinctMin = 5;

    /// <summary>Why this password is not taken; null when it is.</summary>
    public static Refusal? Refuse(string? password, string? email)
    {
        if (password is not { Length: >= LengthMin }) return new PasswordTooShort(LengthMin);
        if (password.Length > LengthMax) return new PasswordTooLong(LengthMax);
        return IsGuessed(password.ToLowerInvariant(), email?.ToLowerInvariant() ?? "")
            ? new PasswordEasilyGuessed()
            : null;
    }

    private static bool IsGuessed(string password, string email) =>
        password.Distinct().Count() < DistinctMin || IsRow(password)
        || CommonPasswords.Holds(password) || CommonPasswords.Holds(Core(password))
        || (email.Length > 0 && (Core(password) == email || Core(password) == email.Split('@')[0]));

    // A common word stays one with 2026! behind it.
    private static string Core(string password) => password.Trim([.. "0123456789.,-_!?*#$%&@ "]);

    // 123456789012, or zyxwvutsrqpo.
    private static bool IsRow(string password) => password.Zip(password.Skip(1))
        .Count(pair => Math.Abs(pair.Second - pair.First) == 1) > password.Length * 3 / 4;
}
