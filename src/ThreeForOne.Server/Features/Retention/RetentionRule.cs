namespace ThreeForOne.Server.Features.Retention;

/// <summary>
/// What is erased when: a code, what it is, the setting that says for how many days it is kept, why so long, and how it
/// is erased. Periods are from memory of Mexican practice, so they are settings (docs/operating.md); what books,
/// documents and the trail hold is kept for ever and is in no rule.
/// </summary>
/// <param name="Code">As the report names it.</param>
/// <param name="What">For the operators' page.</param>
/// <param name="Setting">The setting with its number of days; null where the rule packs say it.</param>
/// <param name="ByRealTime">Technical rows age by real time; people's matters by the programme's clock.</param>
/// <param name="Erase">Erases what is older than the instant; returns how many.</param>
public sealed record RetentionRule(
    string Code, Bilingual What, string? Setting, bool ByRealTime,
    Func<Database, DateTimeOffset, CancellationToken, Task<int>> Erase);
