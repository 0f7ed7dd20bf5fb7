using System.Globalization;
using System.Text;

namespace ThreeForOne.Server.Features.Clubs;

/// <summary>
/// Whether two names may be one club's: the same words but for accents, capitals and the small ones, or a slip of one
/// or
/// two letters. It only warns: two clubs may well be named after one saint.
/// </summary>
public static class ClubNames
{
    private const int SlipsMax = 2;

    /// <summary>In a short name two letters make another one.</summary>
    private const int SlipsFrom = 6;

    private static readonly HashSet<string> Small =
        ["club", "de", "del", "la", "las", "el", "los", "y", "e", "social", "asociacion", "unidos", "unido"];

    public static bool AreAlike(string one, string other)
    {
        var (a, b) = (Core(one), Core(other));
        if (a.Length == 0 || b.Length == 0) return false;
        return a == b || (Math.Min(a.Length, b.Length) >= SlipsFrom && Distance(a, b) <= SlipsMax);
    }

    // The words that tell one club from another, in the order of the alphabet.
    private static string Core(string name)
    {
        var letters = new StringBuilder();
        foreach (var rune in name.Normalize(NormalizationForm.FormD).ToLowerInvariant().EnumerateRunes())
            if (Rune.IsLetterOrDigit(rune)) letters.Append(rune);
            else if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark) letters.Append(' ');
        return string.Join(' ', letters.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(w => !Small.Contains(w)).Order(StringComparer.Ordinal));
    }

    // Letters to add, drop or change to come from one to the other.
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[^1];
    }
}
