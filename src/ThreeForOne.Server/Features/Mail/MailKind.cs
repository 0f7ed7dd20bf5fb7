namespace ThreeForOne.Server.Features.Mail;

/// <summary>What a reader chooses for, in one go; legal notices are outside of it.</summary>
public enum MailGroup
{
    /// <summary>Getting in, and what concerns the own account.</summary>
    Access,

    /// <summary>A project's course: received, decided, agreed.</summary>
    Projects,

    /// <summary>Deposits, payments.</summary>
    Money,

    /// <summary>A step that came to the own office.</summary>
    Tasks,

    /// <summary>A last day that comes near.</summary>
    Deadlines,

    /// <summary>Questions and answers.</summary>
    Questions,
}

/// <summary>When a letter goes: at once, once a day with the others, or not at all.</summary>
public enum MailTiming
{
    Now,
    Daily,
    Off,
}

/// <summary>
/// A kind of letter, listed in its feature's module. A legal notice goes at once, whatever its reader chose, and when
/// it does not arrive somebody of the staff is told.
/// </summary>
/// <param name="Code">As the row keeps it, such as <c>proposal.submitted</c>.</param>
/// <param name="Name">For lists.</param>
/// <param name="Standard">When it goes if the reader has chosen nothing.</param>
public sealed record MailKind(string Code, MailGroup Group, Bilingual Name, bool IsNotice = false,
    MailTiming Standard = MailTiming.Now)
{
    /// <summary>It gathers others, or is the way in: at once, whatever its reader chose.</summary>
    public bool IsAlwaysNow { get; init; }

    /// <summary>
    /// Makes the letter's link when it leaves, given the subject, in the sending transaction: so that nobody but its
    /// reader has it. A null path means that the letter is no longer needed, and it is dropped.
    /// </summary>
    public Func<IServiceProvider, Guid, Act, CancellationToken, Task<string?>>? MakeLink { get; init; }
}

/// <summary>
/// The facts of a letter, which write it: one small record a kind, in the feature that sends it.
/// </summary>
public abstract record LetterFacts(MailKind Kind)
{
    public abstract Letter Write(MailReader reader);
}
