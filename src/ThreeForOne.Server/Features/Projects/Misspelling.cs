using Microsoft.EntityFrameworkCore;

namespace ThreeForOne.Server.Features.Projects;

/// <summary>
/// Words of submitted projects that are nearly what was typed: one letter more, less, other or two changed over; two
/// such slips in a long word. The work depends on the word's length, not on how many words are known.
/// </summary>
public sealed class Misspelling(Database db)
{
    private const int LetterMin = 4;
    private const int LongWord = 8;
    private const int AlikeMax = 30;
    private const int OthersMax = 4;
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";

    /// <summary>For each word the others that may be meant, the nearest first; none for numbers.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<string>>> Of(IReadOnlyList<string> words, CancellationToken stop)
    {
        var mended = new List<IReadOnlyList<string>>();
        var tried = words.Where(IsWord).ToArray();
        var near = tried.SelectMany(OneSlip).Distinct().ToArray();
        var far = tried.Where(w => w.Length >= LongWord).ToArray();
        var known = near.Length == 0 ? [] : await db.Database.SqlQuery<string>(
            $"""
            select word as "Value" from search_word where word = any ({near})
            union
            select alike.word from unnest({far}) typed(word) cross join lateral
                (select k.word from search_word k where k.word % typed.word
                  order by similarity(k.word, typed.word) desc, k.word limit {AlikeMax}) alike
            """).ToListAsync(stop);
        foreach (var word in words)
        {
            var slipsMax = word.Length >= LongWord ? 2 : 1;
            mended.Add(!IsWord(word)
                ? []
                : [.. known.Select(k => (Word: k, Slips: Slips(word, k))).Where(k => k.Slips > 0 && k.Slips <= slipsMax)
                    .OrderBy(k => k.Slips).ThenBy(k => k.Word, StringComparer.Ordinal).Take(OthersMax)
                    .Select(k => k.Word)]);
        }
        return mended;
    }

    /// <summary>
    /// How many letters were added, left out, changed or swapped with their neighbour between two words.
    /// </summary>
    public static int Slips(string one, string other)
    {
        var rows = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++) rows[i, 0] = i;
        for (var j = 0; j <= other.Length; j++) rows[0, j] = j;
        for (var i = 1; i <= one.Length; i++)
            for (var j = 1; j <= other.Length; j++)
            {
                var changed = rows[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                rows[i, j] = Math.Min(changed, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        return rows[one.Length, other.Length];
    }

    private static bool IsWord(string word) => word.Length >= LetterMin && word.All(char.IsAsciiLetter);

    private static IEnumerable<string> OneSlip(string word)
    {
        for (var i = 0; i <= word.Length; i++)
        {
            var (head, tail) = (word[..i], word[i..]);
            if (tail.Length > 0) yield return head + tail[1..];
            if (tail.Length > 1) yield return $"{head}{tail[1]}{tail[0]}{tail[2..]}";
            foreach (var letter in Letters)
            {
                yield return head + letter + tail;
                if (tail.Length > 0) yield return head + letter + tail[1..];
            }
        }
    }
}
