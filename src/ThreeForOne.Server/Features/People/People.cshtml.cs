using Microsoft.AspNetCore.Mvc;

namespace ThreeForOne.Server.Features.People;

/// <summary>Who has what: everybody, by name, with organisation, role and whether they can get in.</summary>
public sealed class PeoplePage(ReadPeople read, TimeProvider clock) : SignedInPage
{
    private const int WordsMax = 254;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Role { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public IReadOnlyList<FoundPerson> Found { get; private set; } = [];

    public string? NextHref { get; private set; }

    public async Task OnGet()
    {
        Q = PlainText.Begin(Q?.Trim() ?? "", WordsMax);
        Role = RolePlaces.Roles.Contains(Role ?? "") ? Role! : "";
        var today = MexicoCity.Day(clock.GetUtcNow());
        var found = await read.Handle(Q, Role, After ?? "", today, Me, Stop);
        Found = [.. found.Take(ReadPeople.PageMax)];
        if (found.Count > ReadPeople.PageMax)
            NextHref = $"/people?q={Uri.EscapeDataString(Q)}&role={Role}"
                + $"&after={Uri.EscapeDataString(ReadPeople.After(Found[^1]))}";
    }
}
