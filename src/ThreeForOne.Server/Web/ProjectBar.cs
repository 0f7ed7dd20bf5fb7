using ThreeForOne.Server.Features.Funding;

namespace ThreeForOne.Server.Web;

/// <summary>A project's money as the four-party bar draws it.</summary>
public static class ProjectBar
{
    public static Components.FourPartyBar Of(IReadOnlyList<PartyStanding> money, Project project, Texts text) => new(
        [.. money.Select(p => new Components.PartyMoney(
            p.Party, Money.Mxn(p.Paid), Money.Mxn(p.Committed), Money.Mxn(p.Reserved), Money.Zero(Currency.Mxn)))],
        text["El proyecto en sus partes", "The project in its parts"],
        Planned: project.State is "INGRESADA" or "PREVENCION" or "VALIDADA" or "DICTAMINADA" or "EN_ESPERA");
}
