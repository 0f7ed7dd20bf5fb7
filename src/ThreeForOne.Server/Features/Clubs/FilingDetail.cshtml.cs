using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.Clubs;

/// <summary>A paper beside what the club wrote, and the delegation's decision.</summary>
public sealed class FilingDetailPage(
    Database db, ReadFilings read, FindClubs find, DecideFiling decide, Texts text) : SignedInPage
{
    private const string Verify = "verify";

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Decision { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public FilingView Filing { get; private set; } = null!;

    /// <summary>Clubs that may be the same one.</summary>
    public IReadOnlyList<string> Like { get; private set; } = [];

    public bool IsLong => Filing.ExpiresOn > Filing.RegisteredOn?.AddYears(2).AddDays(1);

    public bool MayDecide => Filing is { Status: "waiting", IsConfirmed: true } && Me.Roles.Contains(DecideFiling.Role);

    public IReadOnlyList<FieldOption> Decisions =>
    [
        new(Verify, text["Sí: verificar", "Yes: verify"], text[
            "Vale desde ahora y el club recibe aviso.", "It holds from now on and the club is told."]),
        new("refuse", text["No: rechazar", "No: refuse"], text[
            "Nada cambia; el club lee el motivo y lo entrega de nuevo.",
            "Nothing changes; the club reads the reason and hands it in again."]),
    ];

    public Task<IActionResult> OnGet() => Shown();

    public async Task<IActionResult> OnPost()
    {
        if (Decision is not (Verify or "refuse")) Say(new DecisionMissing(), nameof(Decision));
        else
        {
            var decided = await decide.Handle(Id, Decision == Verify, Reason, Me, Stop);
            if (!decided.IsRefusal) return Redirect("/filings");
            Say(decided.Refusal, decided.Refusal is ProjectProcess.ReasonMissing ? nameof(Reason) : "");
        }
        return await Shown();
    }

    private async Task<IActionResult> Shown()
    {
        if (await read.Of(Id, Me, Stop) is not { } filing) return NotFound();
        Filing = filing;
        Like = await db.Reading(Me, async () =>
        {
            var towns = await db.ClubTowns.AsNoTracking().Where(t => t.ClubId == filing.Club)
                .Select(t => new { t.StateCode, t.MunicipalityCode }).ToListAsync(Stop);
            return await find.Like(filing.Club, filing.NewName ?? filing.ClubName, filing.Number,
                [.. towns.Select(t => (t.StateCode, t.MunicipalityCode))], Stop);
        }, Stop);
        return Page();
    }
}
