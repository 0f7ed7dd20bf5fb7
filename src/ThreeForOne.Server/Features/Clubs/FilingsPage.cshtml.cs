using Microsoft.AspNetCore.Mvc;

namespace ThreeForOne.Server.Features.Clubs;

/// <summary>The delegation's list of clubs' papers, the oldest first.</summary>
public sealed class FilingsPage(ReadFilings read, TimeProvider clock) : SignedInPage
{
    [BindProperty(SupportsGet = true)]
    public bool Decided { get; set; }

    public IReadOnlyList<FoundFiling> Found { get; private set; } = [];

    public async Task OnGet() => Found = await read.Handle(!Decided, null, Me, Stop);

    /// <summary>For how many whole days it waits.</summary>
    public int DaysOf(FoundFiling filing) => Math.Max(0, (clock.GetUtcNow() - filing.FiledAt).Days);
}
