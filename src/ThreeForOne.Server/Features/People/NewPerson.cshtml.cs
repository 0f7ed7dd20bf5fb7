using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Organisations;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.People;

/// <summary>
/// Where an administrator invites somebody. The link is shown once, for whom mail does not reach; it is kept nowhere.
/// </summary>
public sealed class NewPersonPage(
    Database db, InvitePerson invite, AppointPaperVoter appoint, TimeProvider clock, Texts text) : SignedInPage
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Organisation { get; set; }

    [BindProperty]
    public string? Role { get; set; }

    [BindProperty]
    public DateParts From { get; set; } = new();

    [BindProperty]
    public DateParts Until { get; set; } = new();

    [BindProperty]
    public string? Reason { get; set; }

    public IReadOnlyList<FieldOption> Organisations { get; private set; } = [];

    public MadeLink? Link { get; private set; }

    public Task OnGet(string? email = null)
    {
        Email = email;
        From = DateParts.Of(MexicoCity.Day(clock.GetUtcNow()));
        return Choices();
    }

    public async Task<IActionResult> OnPost()
    {
        if (Read() is { } invitee)
        {
            if (invitee.Email.Length == 0)
            {
                var voter = await appoint.Handle(invitee, Me, Stop);
                if (!voter.IsRefusal) return Redirect($"/people/{voter.Value}?done=true");
                Say(voter.Refusal, FieldOf(voter.Refusal));
            }
            else
            {
                var invited = await invite.Handle(invitee, Me, Stop);
                if (!invited.IsRefusal)
                {
                    Link = MadeLink.Of(invited.Value, invitee.Email, HttpContext);
                    return Page();
                }
                Say(invited.Refusal, FieldOf(invited.Refusal));
            }
        }
        await Choices();
        return Page();
    }

    private Invitee? Read()
    {
        var from = From.Read();
        if (from.IsRefusal) Say(from.Refusal, nameof(From));
        DateOnly? until = null;
        if (!Until.IsEmpty)
        {
            if (Until.Read().TryGet(out var day, out var wrong)) until = day;
            else Say(wrong, nameof(Until));
        }
        if (!Guid.TryParse(Organisation, out var organisation)) Say(new NoSuchOrganisation(), nameof(Organisation));
        if (string.IsNullOrWhiteSpace(Reason)) Say(new ProjectProcess.ReasonMissing(), nameof(Reason));
        return ModelState.IsValid
            ? new((Email ?? "").Trim(), Name ?? "", organisation, Role ?? "", null, from.Value, until)
            {
                Reason = Reason!.Trim(),
            }
            : null;
    }

    private static string FieldOf(Refusal refusal) => refusal switch
    {
        EmailNotAnAddress or AccountIsBlocked => nameof(Email),
        NameWithoutLetters or TextTooLong or PaperVoterAlreadyThere => nameof(Name),
        NoSuchOrganisation => nameof(Organisation),
        NoSuchRole or RoleNotHeldThere or FederationDoesNotVote or FederationVotesOnly or AlreadyAppointed =>
            nameof(Role),
        AppointmentDatesReversed => nameof(Until),
        _ => "",
    };

    private Task<bool> Choices() => db.Reading(Me, async () =>
    {
        var rows = await db.Organisations.AsNoTracking().Where(o => o.Kind != "system").OrderBy(o => o.Name)
            .Select(o => new { o.Id, o.Name, o.Kind }).ToListAsync(Stop);
        Organisations =
            [.. rows.Select(o => new FieldOption(o.Id.ToString(), $"{o.Name} ({text[OfficeKinds.NameOf(o.Kind)]})"))];
        return true;
    }, Stop);
}
