using Microsoft.AspNetCore.Mvc;
using ThreeForOne.Server.Web;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.Proposals;

/// <summary>What a section page works with.</summary>
public sealed record SectionParts(
    Database Db, ReadProposal Proposals, ReadRevisions Revisions, KeepTyped Keep, TimeProvider Clock, Texts Texts);

/// <summary>
/// A page with one section of the form. Everything is bound as it was typed, so nothing is lost by an error; a section
/// that was saved meanwhile is laid beside what was typed, and the person chooses.
/// </summary>
public abstract class SectionPage(SectionParts parts) : ProposalPage(parts.Db, parts.Proposals, parts.Texts)
{
    /// <summary>The version that the form was filled in on.</summary>
    [BindProperty]
    public int Version { get; set; }

    /// <summary>Where saving leads: to the next section, or back to the list.</summary>
    [BindProperty]
    public string? Then { get; set; }

    /// <summary>Of two versions, the parts that are to be as the other one has them; by their place.</summary>
    [BindProperty]
    public List<string> Take { get; set; } = [];

    /// <summary>This window of the browser: what is typed in it is kept under it.</summary>
    [BindProperty]
    public string? Window { get; set; }

    /// <summary>What was kept and the form was filled from.</summary>
    [BindProperty]
    public string? Began { get; set; }

    /// <summary>The form shows what was typed and never saved.</summary>
    public KeptForms? Kept { get; private set; }

    /// <summary>When what is typed was kept just now.</summary>
    public DateTimeOffset? KeptAt { get; private set; }

    /// <summary>Both versions, when the section was saved while this form was open.</summary>
    public SectionConflict? Conflict { get; private set; }

    /// <summary>The form now holds what was chosen of both; nothing is saved yet.</summary>
    public bool IsChosen { get; private set; }

    /// <summary>Who saved the section last, and when; null before anybody did.</summary>
    public Revision? LastSaved { get; private set; }

    /// <summary>Where the part was copied from, until somebody saves it.</summary>
    public CopiedFrom? Unread { get; private set; }

    public abstract string Section { get; }

    protected override string? OpenedSection => Section;

    /// <summary>An invited office saved its part and is on it again.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Saved { get; set; }

    public bool IsSubmitted => Draft.Project.Folio is not null;

    /// <param name="kept">Which of several windows' texts to show; the latest unless it is said.</param>
    public async Task<IActionResult> OnGet(Guid? kept)
    {
        if (!await Load()) return NotFound();
        if (!Draft.IsOpen) return Redirect(IsTheClub ? $"/proposals/{Id}/confirmation" : "/opened-sections");
        Version = Draft.Section(Section).Version;
        Kept = await Db.Reading(Me, () => parts.Keep.Of(Draft, Section, kept, Stop), Stop);
        Fill(Kept?.Shown.Answers ?? SectionAnswers.Of(Draft, Section));
        if (Kept is null) return Page();
        Began = Kept.Shown.Mark.ToString();
        Version = Kept.Shown.Version;
        return Page();
    }

    /// <summary>Keeps what is typed, as it is typed; nothing is read or saved.</summary>
    public async Task<IActionResult> OnPostKeep()
    {
        if (!await Load()) return NotFound();
        if (!Guid.TryParse(Window, out var window)) return BadRequest();
        var kept = await parts.Keep.Handle(
            Id, Section, new(window, Math.Max(1, Version), Typed, KeptMark.Parse(Began)), Me, Stop);
        if (kept.IsRefusal) return StatusCode(StatusCodes.Status422UnprocessableEntity, T[kept.Refusal.Say]);
        KeptAt = kept.Value;
        ModelState.Clear();
        return Partial("/Features/Proposals/_KeptState.cshtml", this);
    }

    public async Task<IActionResult> OnPostDiscard()
    {
        if (KeptMark.Parse(Began) is { } mark) await parts.Keep.Drop(mark.Window, null, Me, Stop);
        return Redirect($"/proposals/{Id}/{Section}");
    }

    /// <summary>The form as it was typed, to go on with; nothing is saved.</summary>
    public async Task<IActionResult> OnPostShow()
    {
        if (!await Load()) return NotFound();
        Read();
        ModelState.Clear();
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Load()) return NotFound();
        return Read() ? await SaveOrCompare() : Unreadable();
    }

    /// <summary>
    /// What was chosen of two versions goes into the form, to be looked at and changed, or is saved at once.
    /// </summary>
    public async Task<IActionResult> OnPostChoose(bool save)
    {
        if (!await Load()) return NotFound();
        // Against the version that was shown: one that came after it is compared in its turn.
        if (await At(Version) is { } theirs)
            Fill(SectionChanges.Merge(Typed, theirs, Take.Where(t => t.StartsWith("theirs:", StringComparison.Ordinal))
                .Select(t => int.TryParse(t["theirs:".Length..], out var place) ? place : -1).ToHashSet()));
        ModelState.Clear();   // the form holds what was chosen now, not what was posted
        if (!Read()) return Unreadable();
        if (save) return await SaveOrCompare();
        IsChosen = true;
        return Page();
    }

    /// <summary>The page that follows this section.</summary>
    protected string Next =>
        ProposalProgress.Sections.SkipWhile(s => s != Section).Skip(1).FirstOrDefault() ?? "review";

    /// <summary>What stands in the form.</summary>
    public abstract SectionAnswers Typed { get; }

    /// <summary>Puts answers into the form.</summary>
    protected abstract void Fill(SectionAnswers answers);

    /// <summary>Reads what was typed, and says what cannot be read at its field.</summary>
    protected abstract bool Read();

    protected abstract Task<Result<int>> Save();

    protected override async Task LoadMore(ProposalDraft draft)
    {
        Window ??= NewFormKey(parts.Clock);
        if (draft.Section(Section).Version > 1)
            LastSaved = await parts.Revisions.Last(Id, Section, Stop);
        if (IsTheClub && CopyEarlier.IsUnread(draft.Section(Section)))
            Unread = await CopiedFrom.Of(Db, Id, Stop);
    }

    protected IActionResult Unreadable()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    /// <summary>A text of limited length, without the blanks around it.</summary>
    protected string Words(string? typed, string field, int lengthMax)
    {
        var words = (typed ?? "").Trim().ReplaceLineEndings("\n");
        if (words.Length > lengthMax)
            ModelState.Say(field, new Bilingual(
                $"Escriba {lengthMax} letras cuando mucho; hay {words.Length}.",
                $"Enter at most {lengthMax} letters; there are {words.Length}."), T);
        return words;
    }

    private async Task<IActionResult> SaveOrCompare()
    {
        var typed = Typed;
        var saved = await Save();
        if (!saved.IsRefusal && Guid.TryParse(Window, out var window))
            await parts.Keep.Drop(window, KeptMark.Parse(Began), Me, Stop);
        if (!saved.IsRefusal)
            return Redirect(!IsTheClub ? $"/proposals/{Id}/{Section}?saved=true"
                : Then == "list" ? $"/proposals/{Id}" : $"/proposals/{Id}/{Next}");

        await Load();
        if (saved.Refusal is SectionSavedMeanwhile)
        {
            var theirs = SectionAnswers.Of(Draft, Section);
            var start = await At(Version);
            Version = Draft.Section(Section).Version;   // sending the form once more is now a choice
            if (theirs.SaysTheSame(typed)) return Redirect($"/proposals/{Id}/{Section}");
            Conflict = new(SectionChanges.Beside(typed, theirs, start), typed, await Said());
            ModelState.Clear();
        }
        Say(saved.Refusal);
        return Page();
    }

    private Task<SectionAnswers?> At(int version) => Db.Reading(Me, () =>
        parts.Revisions.At(Id, Section, version, Stop), Stop);

    private Task<AnswerWords> Said() => Db.Reading(Me, async () => new AnswerWords(
        Draft, await parts.Revisions.Municipalities(Draft.Project.StateCode, Stop), T), Stop);
}

/// <summary>Two versions of a section, for a person to choose from part by part.</summary>
/// <param name="Typed">The person's own, whole, as it was typed.</param>
public sealed record SectionConflict(
    IReadOnlyList<(AnswerChange Change, bool TakeTheirs)> Rows, SectionAnswers Typed, AnswerWords Words);
