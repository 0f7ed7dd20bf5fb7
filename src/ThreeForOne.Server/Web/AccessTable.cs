using System.Collections.Frozen;
using System.Runtime.ExceptionServices;
using ThreeForOne.Server.Features.SignIn;
using ThreeForOne.Server.Features.Talking;

namespace ThreeForOne.Server.Web;

/// <summary>Who may ask for a route: nobody needs to be signed in, anyone signed in, or the roles listed.</summary>
public sealed record Access(string Route, bool SignedIn, params IReadOnlyList<string> Roles)
{
    /// <summary>Also for a person who does not act for anybody yet: a second factor or a choice is missing.</summary>
    public bool IsForAnyPerson { get; init; }
}

/// <summary>
/// Every route and who may ask for it, one line each, by feature. A route that is not here is refused, and a test says
/// so. What a person sees of a project is held again by row-level security, and every decision by its use case.
/// </summary>
public static class AccessTable
{
    public static IReadOnlyList<Access> Routes { get; } =
    [
        // The public site
        Public("/"), Public("/investment-{size}.{lang}.svg"), Public("/shares-{size}.{lang}.svg"), Public("/works"),
        Public("/verify/{code?}"),
        Public("/language"), Public("/errors/{status:int}"),

        // Help
        Public("/help"), Public("/help/glossary"), Public("/help/guide"), Public("/privacy"),

        // Signing in
        Public("/sign-in"), Public("/sign-in/second-step"), Public("/sign-in/staff"), Public("/sign-in/staff/return"),
        Person("/sign-out"), Everyone("/home"), Public("/invitations/{token}"),

        // A person's own account
        Everyone("/account"), Everyone("/account/password"), Person("/account/second-factor"),
        Person("/account/confirm"), Everyone("/account/staff"), Person("/account/passkeys"),
        Person("/account/organisation"), Only("/people/{id:guid}/second-factor", "administrator"),
        Everyone("/held-form"),

        // A project and its steps; row-level security decides which projects there are for whom
        Everyone("/projects"), Everyone("/projects/{id:guid}"), Everyone("/projects/{id:guid}/documents"),
        Everyone("/projects/{id:guid}/history"),
        Everyone("/projects/{id:guid}/process"), Everyone("/projects/{id:guid}/money"),
        Everyone("/projects/{id:guid}/progress"),
        Everyone("/projects/{id:guid}/deposits/{deposit:guid}"),
        Everyone("/projects/{id:guid}/deposits/{deposit:guid}/evidence"),
        Everyone("/projects/{id:guid}/yields/{earned:guid}/evidence"),
        Everyone("/queue"), Everyone("/tasks/{id:guid}"), Everyone("/views"),

        // Credits of the bank that nobody has explained yet
        OfTreasury("/bank-lines"), OfTreasury("/bank-lines/{id:guid}"), OfTreasury("/bank-lines/{id:guid}/evidence"),

        // What fees take, and the club's statement; row-level security decides whose
        Everyone("/fees"), Everyone("/fees/plot-{size}.{lang}.svg"),
        Only("/statements", "club_president", "club_treasurer", "technician", "treasury_clerk", "reconciler",
            "programme_director", "auditor"),

        // Editions and the committee
        Only("/editions", "programme_director", "committee_secretary", "auditor"),
        Only("/editions/new", "programme_director"), OfAudit("/accounting-periods"),
        OfAudit("/accounting-periods/{year:int}/{month:int}"),
        Only("/editions/{id:guid}", "programme_director", "committee_secretary", "auditor"),
        Only("/editions/{id:guid}/budget", "programme_director", "committee_secretary", "auditor"),
        Only("/editions/{id:guid}/budget/cut", "programme_director", "committee_secretary", "auditor"),
        Only("/certifications", "municipal_signer"), Only("/certifications/{id:guid}", "municipal_signer"),
        Only("/sessions", "committee_secretary", "voter", "programme_director", "auditor"),
        Only("/sessions/new", "committee_secretary"), Only("/sessions/{id:guid}/closing", "committee_secretary"),
        Only("/sessions/{id:guid}", "committee_secretary", "voter", "programme_director", "auditor"),
        Only("/sessions/{id:guid}/vote", "voter"), Only("/sessions/{id:guid}/paper-votes", "committee_secretary"),
        Only("/sessions/{id:guid}/minutes", "committee_secretary", "voter", "programme_director", "auditor"),
        Only("/sessions/{id:guid}/papers/{hash}", "committee_secretary", "voter", "programme_director", "auditor"),
        Only("/scores", "technician", "committee_secretary"),

        // Documents, the programme's report, and the audit trail
        Everyone("/documents/{id:guid}/pdf"), Only("/editions/{id:guid}/report", "programme_director", "auditor"),
        OfAudit("/audit"), OfAudit("/audit/projects/{id:guid}"), OfAudit("/audit/entries/{id:guid}"),
        OfAudit("/audit/balance/{scope:guid}/{account}"), OfAudit("/audit/editions/{id:guid}"),
        OfAudit("/audit/projects.{format}"), OfAudit("/audit/identity-papers"),

        // Talking on a project: a club never reads the offices' notes
        new("/messages", SignedIn: true, TalkRoles.Readers),
        new("/projects/{id:guid}/questions", SignedIn: true, TalkRoles.Readers),
        new("/projects/{id:guid}/questions/{number:int}", SignedIn: true, TalkRoles.Readers),
        new("/projects/{id:guid}/notes", SignedIn: true, TalkRoles.NoteReaders),

        // On which days an office is closed
        Only("/office-closures", "administrator", "committee_secretary"),
        Only("/office-closures/{id:guid}", "administrator", "committee_secretary"),

        // Letters: what a reader chooses, and the notices that did not arrive
        Everyone("/preferences"),
        Only("/undelivered", "technician", "committee_secretary", "programme_director", "administrator"),

        // A demonstration only
        Public("/sign-in/demo"), Public("/demo/clock"), Public("/demo/mails"), Public("/demo/mails/{id:guid}"),
        Public("/demo/mails/{id:guid}/html"),

        // A club's proposals
        OfClub("/proposals"), OfClub("/proposals/new"), OfClub("/proposals/{id:guid}"),
        // A part that stands open to the works office of the town is written there too.
        Only("/proposals/{id:guid}/place", "club_president", "club_treasurer", "executor"),
        Only("/proposals/{id:guid}/beneficiaries", "club_president", "club_treasurer", "executor"),
        Only("/proposals/{id:guid}/budget", "club_president", "club_treasurer", "executor"),
        OfClub("/proposals/{id:guid}/openings"), Only("/opened-sections", "executor"),
        Only("/proposals/{id:guid}/budget/lines", "club_president", "club_treasurer", "executor"),
        OfClub("/proposals/{id:guid}/contributions"),
        OfClub("/proposals/{id:guid}/documents"), OfClub("/proposals/{id:guid}/review"),
        OfClub("/proposals/{id:guid}/confirmation"), OfClub("/proposals/{id:guid}/revisions/{section}"),
        OfClub("/proposals/{id:guid}/uploads"), OfClub("/proposals/{id:guid}/uploads/{upload:guid}"),
        Only("/tasks/{id:guid}/papers", "technician"),
        Everyone("/projects/{id:guid}/attachments/{attachment:guid}/pages/{page:int}"),
        Only("/tasks/{id:guid}/review", "technician"), Everyone("/projects/{id:guid}/attachments/{attachment:guid}"),

        // Clubs: registered by themselves, verified by their delegation; a federation sees its own
        Public("/clubs/new"), OfClub("/club"), OfClub("/club/filings/{kind}"), Only("/filings", "technician"),
        Only("/filings/{id:guid}", "technician"),
        Only("/filings/{id:guid}/paper", "club_president", "club_treasurer", "technician"),
        Only("/federation", "federation_officer"),

        // Organisations and the people who act for them
        Only("/organisations", "administrator"), Only("/organisations/new", "administrator"),
        Only("/organisations/{id:guid}", "administrator"),
        Only("/people", "administrator"), Only("/people/new", "administrator"),
        Only("/people/{id:guid}", "administrator"),

        // Operators
        Public("/health/live"), Public("/health/ready"), Only("/operations", "administrator"),
    ];

    private static Access Public(string route) => new(route, SignedIn: false);

    private static Access Everyone(string route) => new(route, SignedIn: true);

    private static Access Person(string route) => new(route, SignedIn: true) { IsForAnyPerson = true };

    private static Access Only(string route, params IReadOnlyList<string> roles) => new(route, SignedIn: true, roles);

    private static Access OfTreasury(string route) =>
        Only(route, "treasury_clerk", "reconciler", "auditor", "programme_director");

    private static Access OfAudit(string route) => Only(route, "auditor", "programme_director");

    private static Access OfClub(string route) => Only(route, "club_president", "club_treasurer");

    private static readonly FrozenDictionary<string, Access> ByRoute = Routes.ToFrozenDictionary(r => r.Route);

    /// <summary>
    /// Refuses what the table does not allow, before the endpoint runs. A visitor is asked to sign in and comes back to
    /// the page; a form that was sent without a sign-in comes back to nothing, so it is only asked to sign in.
    /// </summary>
    public static void UseAccessTable(this WebApplication app) => app.Use(async (http, next) =>
    {
        if (http.GetEndpoint() is RouteEndpoint endpoint && !IsAsset(endpoint))
        {
            var access = ByRoute.GetValueOrDefault(RouteOf(endpoint));
            var actor = http.User.TryGetActor();
            if (MustSignIn(http, endpoint))
            {
                // Who asks is not known because it could not be asked: that is an error, not a visitor.
                if (http.Features.Get<SignInUnknown>() is { } unknown)
                    ExceptionDispatchInfo.Throw(unknown.Cause);
                http.Response.Redirect(Before(http));
                return;
            }
            if (access is null || (access.Roles.Count > 0 && !access.Roles.Any(actor!.Roles.Contains)))
            {
                http.Response.StatusCode = StatusCodes.Status403Forbidden;
                return;
            }
        }
        await next(http);
    });

    // Where somebody goes before the page that they asked for.
    private static string Before(HttpContext http)
    {
        var page = SignInPage(http);
        return HttpMethods.IsGet(http.Request.Method)
            ? page + "?to=" + Uri.EscapeDataString(http.Request.Path + http.Request.QueryString)
            : page;
    }

    /// <summary>The page that asks for what a visitor lacks: the sign-in, a second factor, an organisation.</summary>
    public static string SignInPage(HttpContext http) => http.User.MissingPage() ?? "/sign-in";

    /// <summary>Is this a page for people who are signed in, and this visitor is not, or not wholly?</summary>
    public static bool MustSignIn(HttpContext http, RouteEndpoint endpoint) =>
        ByRoute.GetValueOrDefault(RouteOf(endpoint)) is { SignedIn: true } access
        && http.User.TryGetActor() is null
        && !(access.IsForAnyPerson && http.User.PersonId() is not null);

    /// <summary>The route as the table writes it.</summary>
    public static string RouteOf(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText?.Trim('/');

    /// <summary>
    /// Static files say nothing about anybody. They carry their own metadata, but for the route that finds a file which
    /// appeared after the build, in a clone.
    /// </summary>
    public static bool IsAsset(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor>() is not null
        || endpoint is RouteEndpoint { RoutePattern.RawText: "{**path:file}" };
}
