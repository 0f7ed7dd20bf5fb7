using Microsoft.AspNetCore.Mvc;

namespace ThreeForOne.Server.Features.Clubs;

/// <summary>A federation's page: its clubs, their submitted projects, and the totals.</summary>
public sealed class FederationPage(ReadFederation read, TimeProvider clock) : SignedInPage
{
    public FederationView Federation { get; private set; } = null!;

    public DateOnly Today => MexicoCity.Day(clock.GetUtcNow());

    public async Task<IActionResult> OnGet()
    {
        if (await read.Handle(Me, Stop) is not { } federation) return NotFound();
        Federation = federation;
        return Page();
    }
}
