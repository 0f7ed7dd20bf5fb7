using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ThreeForOne.Server.Features.SignIn;
using ThreeForOne.Server.Web;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.Demo;

/// <summary>Signs in as one of the made-up people, without a credential. Mapped in a demonstration only.</summary>
public sealed class SignInAsPage(StartSignIn start, SiteMode site, Texts text) : PageModel
{
    [BindProperty]
    public Guid? Person { get; set; }

    [BindProperty]
    public string? To { get; set; }

    public async Task<IActionResult> OnPost()
    {
        // The route does not exist elsewhere; should it ever, it opens nothing.
        Invariant.Holds(site.Demo);
        if (DemoPeople.All.FirstOrDefault(p => p.Id == Person) is not { } person)
        {
            ModelState.Say(
                nameof(Person), new Bilingual("Elija a una de las personas.", "Choose one of the people."), text);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        await start.Handle(person.Id, SignInProof.Demonstration, HttpContext.RequestAborted);
        return LocalRedirect(LocalPath.Of(To) ?? "/home");
    }
}
