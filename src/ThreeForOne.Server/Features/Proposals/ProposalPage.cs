using Microsoft.AspNetCore.Mvc;
using ThreeForOne.Server.Web;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.Proposals;

/// <summary>A page about one proposal of the club that is signed in.</summary>
public abstract class ProposalPage(Database db, ReadProposal proposals, Texts text) : SignedInPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    public ProposalDraft Draft { get; private set; } = null!;

    public Texts T => text;

    protected Database Db => db;

    /// <summary>False when this club has no such proposal.</summary>
    protected Task<bool> Load() => db.Reading(Me, async () =>
    {
        if (await proposals.Find(Id, Stop) is not { } draft) return false;
        Draft = draft;
        await LoadMore(draft);
        return true;
    }, Stop);

    /// <summary>What a page reads besides, in the same transaction.</summary>
    protected virtual Task LoadMore(ProposalDraft draft) => Task.CompletedTask;
}

/// <summary>
/// A page with one section of the form. Everything is bound as it was typed, so nothing is lost by an error; a section
/// that someone else saved meanwhile is shown beside what was typed, and the person chooses.
/// </summary>
public abstract class SectionPage(Database db, ReadProposal proposals, Texts text) : ProposalPage(db, proposals, text)
{
    /// <summary>The version that the form was filled in on.</summary>
    [BindProperty]
    public int Version { get; set; }

    /// <summary>Where saving leads: to the next section, or back to the list.</summary>
    [BindProperty]
    public string? Then { get; set; }

    /// <summary>The section as someone else saved it, when that happened while this form was open.</summary>
    public SummaryList? SavedMeanwhile { get; private set; }

    public abstract string Section { get; }

    public bool IsSubmitted => Draft.Project.Folio is not null;

    public async Task<IActionResult> OnGet()
    {
        if (!await Load()) return NotFound();
        if (!Draft.IsOpen) return Redirect($"/proposals/{Id}/confirmation");
        Version = Draft.Section(Section).Version;
        Fill();
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Load()) return NotFound();
        if (!Read()) return Unreadable();
        var saved = await Save();
        if (!saved.IsRefusal) return Redirect(Then == "list" ? $"/proposals/{Id}" : $"/proposals/{Id}/{Next}");

        Say(saved.Refusal);
        await Load();
        if (saved.Refusal is SectionSavedMeanwhile)
        {
            Response.StatusCode = StatusCodes.Status409Conflict;
            SavedMeanwhile = new(ProposalSummary.Of(Draft, Section, T, changeable: false));
            Version = Draft.Section(Section).Version;   // sending the form once more is now a choice
        }
        return Page();
    }

    /// <summary>The page that follows this section.</summary>
    protected string Next =>
        ProposalProgress.Sections.SkipWhile(s => s != Section).Skip(1).FirstOrDefault() ?? "review";

    /// <summary>Puts what is saved into the form.</summary>
    protected abstract void Fill();

    /// <summary>Reads what was typed, and says what cannot be read at its field.</summary>
    protected abstract bool Read();

    protected abstract Task<Result<int>> Save();

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
}
