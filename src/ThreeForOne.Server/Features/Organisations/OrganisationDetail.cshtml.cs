using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.People;

namespace ThreeForOne.Server.Features.Organisations;

/// <summary>An organisation: its place, its names over time, who acts for it today.</summary>
public sealed class OrganisationDetailPage(Database db, ChangeOrganisation change, TimeProvider clock) : SignedInPage
{
    private const int PeopleMax = 200;

    public sealed record FormerName(string Name, DateTimeOffset Until);

    public sealed record Actor(Guid Id, string Name, string Role);

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Added { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Rfc { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public Organisation Found { get; private set; } = null!;

    public string Place { get; private set; } = "";

    public IReadOnlyList<FormerName> FormerNames { get; private set; } = [];

    public IReadOnlyList<Actor> People { get; private set; } = [];

    /// <summary>A club changes its own name, with its paper; the kinds of the list are changed here.</summary>
    public bool MayChange => OfficeKinds.Find(Found.Kind) is not null;

    /// <summary>A club's officers come with its registration.</summary>
    public bool MayInvite => Found.Kind != "system";

    public Bilingual? RfcWarning => Found.Rfc is not { } rfc ? null
        : Domain.Rfc.Parse(rfc).TryGet(out var read, out var malformed) ? read.Warning
        : malformed.Say;

    public async Task<IActionResult> OnGet()
    {
        if (!await Load()) return NotFound();
        (Name, Rfc) = (Found.Name, Found.Rfc);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        var changed = await change.Handle(Id, Name, Rfc, Reason, Me, Stop);
        if (!changed.IsRefusal) return Redirect($"/organisations/{Id}");
        Say(changed.Refusal, changed.Refusal switch
        {
            OrganisationNameMissing or OrganisationNameTaken => nameof(Name),
            ProjectProcess.ReasonMissing => nameof(Reason),
            TextTooLong { Field.Spanish: "RFC" } => nameof(Rfc),
            TextTooLong => nameof(Name),
            _ => "",
        });
        return await Load() ? Page() : NotFound();
    }

    private Task<bool> Load() => db.Reading(Me, async () =>
    {
        var found = await db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == Id, Stop);
        if (found is null || found.Kind == "system") return false;
        Found = found;
        var town = await db.Municipalities.AsNoTracking()
            .Where(m => m.StateCode == found.StateCode && m.Code == found.MunicipalityCode)
            .Select(m => m.Name).SingleOrDefaultAsync(Stop);
        var state = await db.States.AsNoTracking().Where(s => s.Code == found.StateCode).Select(s => s.Name)
            .SingleOrDefaultAsync(Stop);
        Place = string.Join(", ", new[] { town, state }.OfType<string>());
        FormerNames = await db.Database.SqlQuery<FormerName>(
            $"select name, until from former_name where organisation_id = {Id} order by until desc").ToListAsync(Stop);
        var today = MexicoCity.Day(clock.GetUtcNow());
        People = await (from a in db.Appointments.AsNoTracking()
                        join p in db.People on a.PersonId equals p.Id
                        where a.OrganisationId == Id && a.ValidFrom <= today
                            && (a.ValidUntil == null || a.ValidUntil > today)
                        orderby p.Name, a.Role
                        select new Actor(p.Id, p.Name, a.Role)).Take(PeopleMax).ToListAsync(Stop);
        return true;
    }, Stop);
}
