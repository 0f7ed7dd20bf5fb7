using Microsoft.AspNetCore.Mvc;

namespace ThreeForOne.Server.Features.Views;

/// <summary>Where people save, rename and remove their views of lists.</summary>
public sealed class ViewsPage(Database db, SavedViews views) : SignedInPage
{
    [BindProperty(SupportsGet = true)]
    public string? Place { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Filter { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public Guid View { get; set; }

    public IReadOnlyList<SavedView> Views { get; private set; } = [];

    /// <summary>A list was named whose filters can be saved here.</summary>
    public bool MaySave => ViewPlace.Filter(Place, Filter) is not null;

    public Task OnGet() => Load();

    public async Task<IActionResult> OnPostSave()
    {
        var saved = await views.Save(Place, Filter, Name, Me, Stop);
        if (!saved.IsRefusal) return Redirect(saved.Value);
        return await Refused(saved.Refusal!, nameof(Name));
    }

    public async Task<IActionResult> OnPostRename() =>
        await views.Rename(View, Name, Me, Stop) is { IsRefusal: true } refused
            ? await Refused(refused.Refusal!, "")
            : Redirect("/views");

    public async Task<IActionResult> OnPostRemove() =>
        await views.Remove(View, Me, Stop) is { IsRefusal: true } refused
            ? await Refused(refused.Refusal!, "")
            : Redirect("/views");

    private async Task<IActionResult> Refused(Refusal refusal, string field)
    {
        Say(refusal, field);
        await Load();
        return Page();
    }

    private async Task Load() => Views = await db.Reading(Me, () => views.Of(null, Stop), Stop);
}
