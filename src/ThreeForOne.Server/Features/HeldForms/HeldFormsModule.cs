using ThreeForOne.Server.Features.Retention;
using ThreeForOne.Server.Features.SignIn;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Features.HeldForms;

/// <summary>Forms that were sent after the sign-in had ended: carried over to the time after signing in.</summary>
public static class HeldFormsModule
{
    public const string Page = "/held-form";

    public static IServiceCollection AddHeldForms(this IServiceCollection services) => services
        .AddScoped<HoldForm>()
        .AddSingleton(new RetentionRule("forms",
            new("Lo escrito y nunca guardado", "What was typed and never saved"),
            "THREEFORONE_KEEP_FORMS", ByRealTime: false, (db, before, stop) =>
                RetentionModule.Count(db, $"select erase_kept_forms({before}) as \"Value\"", stop)));

    /// <summary>
    /// After who is signed in is known, before the access table refuses: a form without a sign-in is kept and its
    /// sender asked to sign in; a page that only keeps what is typed is told, and stays.
    /// </summary>
    public static void UseHeldForms(this WebApplication app) => app.Use(async (http, next) =>
    {
        if (!HttpMethods.IsPost(http.Request.Method) || http.GetEndpoint() is not RouteEndpoint endpoint)
        {
            await next(http);
            return;
        }
        var forms = http.RequestServices.GetRequiredService<HoldForm>();
        // Who asks could not be asked of the database: the access table says so.
        if (AccessTable.MustSignIn(http, endpoint) && http.Features.Get<SignInUnknown>() is null)
        {
            var signIn = AccessTable.SignInPage(http);
            if (http.Request.Headers.ContainsKey("HX-Request"))
                http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            else http.Response.Redirect(await forms.Handle(http) ? $"{signIn}?to={Page}" : signIn);
            return;
        }
        // Sent again: its own page has it now.
        if (http.Request.Cookies.ContainsKey(HoldForm.Cookie) && await forms.Find(http) is { } held
            && held.Action.Split('?')[0] == http.Request.Path) await forms.Drop(http);
        await next(http);
    });
}
