namespace ThreeForOne.Domain;

/// <summary>
/// A place by its key in INEGI's catalogue, as text because zeros lead: state 2 digits, municipality 3, locality 4.
/// Whether the place exists is for the catalogue to say.
/// </summary>
public sealed record InegiKey
{
    private const int States = 32;

    private InegiKey(string text) => Text = text;

    public string Text { get; }

    public string State => Text[..2];

    /// <summary>Three digits, or null when the key is a state's.</summary>
    public string? Municipality => Text.Length > 2 ? Text[2..5] : null;

    /// <summary>Four digits, or null when the key is a state's or a municipality's.</summary>
    public string? Locality => Text.Length > 5 ? Text[5..] : null;

    /// <summary>Reads <c>32</c>, <c>32017</c> or <c>320170001</c>.</summary>
    public static Result<InegiKey> Parse(string? text)
    {
        var digits = Typed.Compact(text);
        if (digits.Length is not (2 or 5 or 9) || !digits.All(char.IsAsciiDigit)) return new InegiKeyMalformed();

        var state = (digits[0] - '0') * 10 + digits[1] - '0';
        if (state is < 1 or > States) return new InegiStateUnknown(digits[..2]);
        if (digits.Length > 2 && digits[2..5] == "000") return new InegiKeyMalformed();
        return new InegiKey(digits);
    }

    public override string ToString() => Text;
}

/// <summary>The text is no key of a state, municipality or locality.</summary>
public sealed record InegiKeyMalformed() : Refusal("inegi.malformed")
{
    public override Bilingual Say => new(
        "La clave del INEGI tiene 2 números (estado), 5 (municipio) o 9 (localidad).",
        "An INEGI key has 2 digits (state), 5 (municipality) or 9 (locality).");
}

/// <summary>There is no such state.</summary>
public sealed record InegiStateUnknown(string State) : Refusal("inegi.state_unknown")
{
    public override Bilingual Say => new(
        $"No hay un estado con la clave {State}; van del 01 al 32.",
        $"There is no state with the key {State}; they run from 01 to 32.");
}
