using System.Collections.Frozen;
using System.Text.Json;
using ThreeForOne.Server.Features.Operations;

namespace ThreeForOne.Server.Features.SignIn;

/// <summary>
/// The passwords that people use most, as zxcvbn-ts lists them, and the names that everybody here would think of.
/// </summary>
public static class CommonPasswords
{
    private static readonly Lazy<FrozenSet<string>> List = new(() =>
        JsonSerializer.Deserialize<string[]>(
                File.ReadAllBytes(Path.Combine(Parts.Folder("@zxcvbn-ts/language-common/src"), "passwords.json")))!
            .Concat(["tresporuno", "tres por uno", "threeforone", "three for one", "zacatecas", "contraseña"])
            .ToFrozenSet(StringComparer.Ordinal));

    /// <summary>Whether the list has this text, written in lower case.</summary>
    public static bool Holds(string text) => text.Length == 0 || List.Value.Contains(text);
}
