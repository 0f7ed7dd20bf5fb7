namespace ThreeForOne.Server.Features.Proposals;

/// <summary>
/// A part that two versions of a section do not share: as it is in the one and in the other; null where a line of the
/// budget is in one of them only.
/// </summary>
public sealed record AnswerChange(AnswerPart? One, AnswerPart? Other);

/// <summary>Which parts of a section differ, and what becomes of both when a person chooses among them.</summary>
public static class SectionChanges
{
    /// <summary>What was changed between two versions.</summary>
    public static IReadOnlyList<AnswerChange> Between(SectionAnswers one, SectionAnswers other) =>
        [.. Aligned(one.Parts, other.Parts).Where(c => c.One?.Meaning != c.Other?.Meaning)];

    /// <summary>
    /// Lays what a person typed beside what somebody saved meanwhile. What only the other one changed is proposed as
    /// theirs, everything else as typed; the person chooses.
    /// </summary>
    /// <param name="start">The version on which the form was filled in, where it is known.</param>
    public static IReadOnlyList<(AnswerChange Change, bool TakeTheirs)> Beside(
        SectionAnswers mine, SectionAnswers theirs, SectionAnswers? start)
    {
        var before = start?.Parts.Select(Known).ToHashSet() ?? [];
        return
        [
            .. Between(theirs, mine).Select(c => (c, start is not null && (c.Other is null
                ? !before.Contains(Known(c.One!))       // a line that they added; one that I removed stays away
                : before.Contains(Known(c.Other))))),   // I left it as it was
        ];
    }

    /// <summary>
    /// What was typed, with some parts as the other person saved them: by their place among the changes.
    /// </summary>
    public static SectionAnswers Merge(SectionAnswers mine, SectionAnswers theirs, IReadOnlySet<int> takeTheirs)
    {
        var parts = new List<AnswerPart>();
        var place = -1;
        foreach (var both in Aligned(theirs.Parts, mine.Parts))
        {
            var differs = both.One?.Meaning != both.Other?.Meaning;
            if (differs) place++;
            if ((differs && takeTheirs.Contains(place) ? both.One : both.Other) is { } part) parts.Add(part);
        }
        return SectionAnswers.Of(parts);
    }

    private static string Known(AnswerPart part) =>
        part.Fields.Count == 1 ? part.Key + '\u001e' + part.Meaning : part.Meaning;

    // Single fields go by their names. Lines of the budget have none: the longest run of lines that both have stays,
    // and what lies between two such lines is paired in order.
    private static List<AnswerChange> Aligned(IReadOnlyList<AnswerPart> one, IReadOnlyList<AnswerPart> other)
    {
        if (one.Concat(other).All(p => p.Fields.Count == 1))
            return
            [
                .. one.Select(p => p.Key).Union(other.Select(p => p.Key)).Select(key => new AnswerChange(
                    one.FirstOrDefault(p => p.Key == key), other.FirstOrDefault(p => p.Key == key))),
            ];

        var aligned = new List<AnswerChange>();
        var (i, j) = (0, 0);
        foreach (var (a, b) in Shared(one, other).Append((one.Count, other.Count)))
        {
            while (i < a || j < b) aligned.Add(new(i < a ? one[i++] : null, j < b ? other[j++] : null));
            if (a < one.Count) aligned.Add(new(one[i++], other[j++]));
        }
        return aligned;
    }

    // A hundred lines at most: the plain table is small.
    private static List<(int, int)> Shared(IReadOnlyList<AnswerPart> one, IReadOnlyList<AnswerPart> other)
    {
        var longest = new int[one.Count + 1, other.Count + 1];
        for (var i = one.Count - 1; i >= 0; i--)
            for (var j = other.Count - 1; j >= 0; j--)
                longest[i, j] = one[i].Meaning == other[j].Meaning
                    ? longest[i + 1, j + 1] + 1
                    : Math.Max(longest[i + 1, j], longest[i, j + 1]);

        var shared = new List<(int, int)>();
        for (var (i, j) = (0, 0); i < one.Count && j < other.Count;)
            if (one[i].Meaning == other[j].Meaning) shared.Add((i++, j++));
            else if (longest[i + 1, j] >= longest[i, j + 1]) i++;
            else j++;
        return shared;
    }
}
