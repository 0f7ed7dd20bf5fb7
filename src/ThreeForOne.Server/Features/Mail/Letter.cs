namespace ThreeForOne.Server.Features.Mail;

/// <summary>
/// A letter as its reader gets it, in one language: what happened, what to do, by when, where, whom to ask. It is kept
/// as it was written; text and HTML are made from it.
/// </summary>
/// <param name="Subject">What happened, with the folio: the one line that everybody reads.</param>
/// <param name="Happened">What happened, a paragraph each.</param>
/// <param name="Todo">What the reader does now; when nothing, the letter says so.</param>
/// <param name="By">By when: date, hour and zone; when there is no last day, the letter says so.</param>
/// <param name="Ask">Whom to ask.</param>
public sealed record Letter(string Subject, IReadOnlyList<string> Happened, string Todo, string By, string Ask)
{
    /// <summary>What is listed after what happened, such as the papers that are missing.</summary>
    public IReadOnlyList<string> Items { get; init; } = [];

    /// <summary>The page, as a path on our site; null where the link is made when the letter leaves.</summary>
    public string? Path { get; init; }

    /// <summary>What the link says.</summary>
    public required string LinkWords { get; init; }
}
