using Microsoft.AspNetCore.Mvc;
using ThreeForOne.Server.Features.SignIn;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.MyAccount;

/// <summary>Where a person of several organisations says for which one they act.</summary>
public sealed class OrganisationPage(ChooseOrganisation choose, TimeProvider clock, Texts text) : SignedInPage
{
    [BindProperty]
    public Guid? Organisation { get; set; }

    /// <summary>The page that was asked for, a path of ours.</summary>
    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    private OpenSignIn Current => HttpContext.Features.Get<OpenSignIn>()!;

    private DateOnly Today => MexicoCity.Day(clock.GetUtcNow());

    public IEnumerable<FieldOption> Options => Current.Organisations(Today).Select(o => new FieldOption(
        o.Id.ToString(), o.Name,
        string.Join(", ", Current.RolesOf(o.Id, Today).Select(h => text[RoleLabels.Of(h.Role)]).Distinct())));

    public void OnGet() => Organisation = Current.ActsFor(Today);

    public async Task<IActionResult> OnPost()
    {
        if (Organisation is not { } chosen)
        {
            ModelState.Say(nameof(Organisation), new Bilingual(
                "Elija por cuál organización actúa.", "Choose for which organisation you act."), text);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        var done = await choose.Handle(chosen, Current, Stop);
        // A page of the one organisation need not be there for the other: each begins its day anew.
        if (!done.IsRefusal) return LocalRedirect(LocalPath.Of(To) ?? "/home");
        Say(done.Refusal, nameof(Organisation));
        return Page();
    }
}
