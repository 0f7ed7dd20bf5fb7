using Microsoft.AspNetCore.Antiforgery;

namespace ThreeForOne.Server.Web;

/// <summary>
/// A form is sent for the organisation for which it was opened: after a change in another tab it is refused and offered
/// again, so that nobody acts in a name that the page did not show.
/// </summary>
public sealed class FormsOfOneOrganisation : IAntiforgeryAdditionalDataProvider
{
    public string GetAdditionalData(HttpContext context) =>
        context.User.TryGetActor()?.Organisation.ToString("N") ?? "";

    public bool ValidateAdditionalData(HttpContext context, string additionalData)
    {
        var now = GetAdditionalData(context);
        // A form that was opened or is sent before anybody is acted for concerns the person's own account.
        return additionalData.Length == 0 || now.Length == 0 || additionalData == now;
    }
}
