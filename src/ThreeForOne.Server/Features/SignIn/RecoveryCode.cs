using System.Security.Cryptography;
using System.Text;

namespace ThreeForOne.Server.Features.SignIn;

/// <summary>
/// A code on paper for whoever lost the telephone: twelve letters and digits that are not taken for one another.
/// </summary>
public static class RecoveryCode
{
    /// <summary>How many are made at a time.</summary>
    public const int Count = 10;

    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int Length = 12;

    public static IReadOnlyList<string> Make() => [.. Enumerable.Range(0, Count).Select(_ =>
        string.Join('-', RandomNumberGenerator.GetString(Alphabet, Length).Chunk(4).Select(c => new string(c))))];

    /// <summary>The hash of what was typed, with or without hyphens and in any case.</summary>
    public static byte[] HashOf(string typed) => SHA256.HashData(Encoding.UTF8.GetBytes(
        new string([.. typed.ToLowerInvariant().Where(char.IsLetterOrDigit)])));
}
