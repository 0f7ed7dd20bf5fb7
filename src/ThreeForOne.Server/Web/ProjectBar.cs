using ThreeForOne.Server.Features.Funding;

namespace ThreeForOne.Server.Web;

/// <summary>A project's money as the four-party bar draws it.</summary>
public static class ProjectBar
{
    /// <summary>Until the committee approves, and where nothing was kept, the shares are a plan.</summary>
    public static bool IsPlan(Project project) =>
        project.State is "INGRESADA" or "PREVENCION" or "VALIDADA" or "DICTAMINADA" or "EN_ESPERA"
            or "NO_APROBADA" or "DESECHADA" or "DESISTIDA" or "CANCELADA";

    public static Components.FourPartyBar Of(
        IReadOnlyList<PartyStanding> money, Project project, Texts text) => new(
        [.. money.Select(p => IsPlan(project)
            ? Components.PartyMoney.Planned(p.Party, Money.Mxn(p.Agreed))
            : new(p.Party, Money.Mxn(p.Paid), Money.Mxn(p.Committed), Money.Mxn(p.Reserved), Money.Mxn(0)))],
        text["El proyecto en sus partes", "The project in its parts"],
        Planned: IsPlan(project));
}
