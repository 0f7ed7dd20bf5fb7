using ThreeForOne.Domain;

namespace ThreeForOne.Server.Web;

/// <summary>What people call each role of the programme, in one table.</summary>
public static class RoleLabels
{
    private static readonly Dictionary<string, Bilingual> Names = new()
    {
        ["club_officer"] = new("Directiva del club", "Club officer"),
        ["club_president"] = new("Presidencia del club", "Club president"),
        ["club_treasurer"] = new("Tesorería del club", "Club treasurer"),
        ["technician"] = new("Técnico de la delegación", "Delegation technician"),
        ["committee_secretary"] = new("Secretaría del comité", "Committee secretary"),
        ["voter"] = new("Voto de un sector en el comité", "Committee sector voter"),
        ["party_signer"] = new("Firma de cada parte", "Each party's signer"),
        ["federal_signer"] = new("Firma federal", "Federal signer"),
        ["state_signer"] = new("Firma estatal", "State signer"),
        ["municipal_signer"] = new("Firma municipal", "Municipal signer"),
        ["payment_orderer"] = new("Ordena pagos", "Payment orderer"),
        ["payment_approver"] = new("Autoriza pagos", "Payment approver"),
        ["treasury_clerk"] = new("Oficina de tesorería", "Treasury clerk"),
        ["reconciler"] = new("Conciliación bancaria", "Reconciler"),
        ["executor"] = new("Instancia ejecutora", "Executor"),
        ["works_committee"] = new("Comité de obra", "Works committee"),
        ["federation_officer"] = new("Directiva de la federación", "Federation officer"),
        ["programme_director"] = new("Dirección del programa", "Programme director"),
        ["auditor"] = new("Auditoría", "Auditor"),
        ["administrator"] = new("Administración", "Administrator"),
    };

    public static IReadOnlyCollection<string> All => Names.Keys;

    /// <summary>An unknown role is a bug in a process file and throws.</summary>
    public static Bilingual Of(string role) => Names[role];
}
