using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.People;

/// <summary>How a list says whether somebody can get in.</summary>
public static class PersonLabels
{
    public static Bilingual Of(AccountStanding standing) => standing switch
    {
        AccountStanding.NoAccount => new("Sin cuenta", "No account"),
        AccountStanding.Invited => new("Invitada, aún no entra", "Invited, not in yet"),
        AccountStanding.Open => new("Puede entrar", "Can sign in"),
        AccountStanding.Blocked => new("Bloqueada", "Blocked"),
    };

    /// <summary>The roles, each with the kinds of organisation in which it is held.</summary>
    public static IReadOnlyList<FieldOption> RoleOptions(Texts text) =>
        [.. RolePlaces.Roles.Select(r => new FieldOption(r, text[RoleLabels.Of(r)])).OrderBy(o => o.Label)];
}
