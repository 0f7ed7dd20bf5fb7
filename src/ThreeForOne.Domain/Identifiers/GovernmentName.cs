using System.Globalization;
using System.Text;

namespace ThreeForOne.Domain;

/// <summary>
/// Tells whether a payer's name is a government's: a club's contribution is its members' own money, never public money
/// that is counted twice. The database compares in the same way (<c>government_named</c>).
/// </summary>
public static class GovernmentName
{
    /// <summary>The longest pattern that the name contains as whole words; null when there is none.</summary>
    /// <param name="payer">As the bank statement writes it.</param>
    /// <param name="patterns">Names or RFCs; compared as <see cref="Plain"/> writes them.</param>
    public static string? In(string payer, IEnumerable<string> patterns)
    {
        var words = $" {Plain(payer)} ";
        return patterns.Select(Plain).Where(p => p.Length > 0 && words.Contains($" {p} ", StringComparison.Ordinal))
            .OrderByDescending(p => p.Length).ThenBy(p => p, StringComparer.Ordinal).FirstOrDefault();
    }

    /// <summary>Lower case, without accents, punctuation or invisible letters, one space between words.</summary>
    public static string Plain(string name)
    {
        var plain = new StringBuilder();
        foreach (var letter in name.Normalize(NormalizationForm.FormKD).ToLowerInvariant())
        {
            var kind = CharUnicodeInfo.GetUnicodeCategory(letter);
            if (kind is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark) continue;
            if (char.IsLetterOrDigit(letter)) plain.Append(letter);
            else if (plain.Length > 0 && plain[^1] != ' ') plain.Append(' ');
        }
        return plain.ToString().TrimEnd();
    }
}
