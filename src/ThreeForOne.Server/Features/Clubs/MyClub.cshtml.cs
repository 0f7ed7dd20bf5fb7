using Microsoft.AspNetCore.Mvc;

namespace ThreeForOne.Server.Features.Clubs;

/// <summary>A club's own page: how its Toma de Nota stands, its officers, its names, what it handed in.</summary>
public sealed class MyClubPage(ReadClub read, TimeProvider clock) : SignedInPage
{
    [BindProperty(SupportsGet = true)]
    public bool HandedIn { get; set; }

    public ClubView Club { get; private set; } = null!;

    public RegistrationStanding Standing { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        var today = MexicoCity.Day(clock.GetUtcNow());
        if (await read.Handle(today, Me, Stop) is not { } club) return NotFound();
        Club = club;
        Standing = club.StandingOn(today);
        return Page();
    }
}
