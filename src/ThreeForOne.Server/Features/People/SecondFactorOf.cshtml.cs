using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.People;

/// <summary>Where an administrator takes away the second step of somebody who lost it.</summary>
public sealed class SecondFactorOfPage(Database db, ResetSecondFactor reset) : SignedInPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Done { get; set; }

    public string? Name { get; private set; }

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPost()
    {
        if (!await Load()) return NotFound();
        var done = await reset.Handle(Id, Reason, Me, Stop);
        if (!done.IsRefusal) return LocalRedirect($"/people/{Id}/second-factor?done=true");
        Say(done.Refusal, done.Refusal is ReasonMissing or TextTooLong ? nameof(Reason) : "");
        return Page();
    }

    private async Task<bool> Load()
    {
        Name = await db.Reading(Me, () => db.Database.SqlQuery<string>(
            $"select p.name as \"Value\" from person p join account a on a.id = p.id where p.id = {Id}")
            .SingleOrDefaultAsync(Stop), Stop);
        return Name is not null;
    }
}
