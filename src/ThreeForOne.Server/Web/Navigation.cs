using ThreeForOne.Domain;

namespace ThreeForOne.Server.Web;

/// <summary>A link of the main menu; without roles it is for everybody, visitors included.</summary>
public sealed record NavigationLink(string Href, Bilingual Label, params IReadOnlyList<string> Roles)
{
    public bool IsFor(IReadOnlyList<string> roles) => Roles.Count == 0 || Roles.Any(roles.Contains);

    /// <summary>A page below the link belongs to it; the front page has nothing below.</summary>
    public bool Holds(string path) =>
        path == Href || (Href != "/" && path.StartsWith(Href + "/", StringComparison.Ordinal));
}

/// <summary>The main menu, one line a capability, in the order of display.</summary>
public static class Navigation
{
    public static IReadOnlyList<NavigationLink> Links { get; } =
    [
        new("/", new("Inicio", "Home")),
        new("/proposals", new("Mis proyectos", "My projects"), "club_president", "club_treasurer"),
        new("/club", new("Mi club", "My club"), "club_president", "club_treasurer"),
        new("/federation", new("Mi federación", "My federation"), "federation_officer"),
        new("/queue", new("Mi turno", "My turn"), "club_president", "club_treasurer", "technician", "federal_signer",
            "state_signer",
            "municipal_signer", "payment_orderer", "payment_approver", "treasury_clerk", "reconciler", "executor",
            "works_committee"),
        new("/opened-sections", new("Partes abiertas", "Opened parts"), "executor"),
        new("/projects", new("Proyectos", "Projects"), "technician", "committee_secretary", "voter", "federal_signer",
            "state_signer",
            "municipal_signer", "payment_orderer", "payment_approver", "treasury_clerk", "reconciler", "executor",
            "works_committee",
            "programme_director", "auditor", "administrator"),
        new("/filings", new("Papeles de clubes", "Clubs' papers"), "technician"),
        new("/bank-lines", new("Por identificar", "To explain"), "treasury_clerk", "reconciler"),
        new("/fees", new("Comisiones", "Fees"), "club_president", "club_treasurer"),
        new("/statements", new("Estados de cuenta", "Statements"), "club_president", "club_treasurer", "treasury_clerk"),
        new("/sessions", new("Comité", "Committee"), "committee_secretary", "voter", "programme_director", "auditor"),
        new("/editions", new("Ejercicios", "Editions"), "programme_director", "committee_secretary", "auditor"),
        new("/certifications", new("Certificación", "Certification"), "municipal_signer"),
        new("/audit", new("Auditoría", "Audit"), "auditor", "programme_director"),
        new("/works", new("Obras", "Works")),
        new("/verify", new("Verificar un documento", "Verify a document")),
        new("/undelivered", new("Avisos sin entregar", "Undelivered notices"), "technician", "programme_director",
            "administrator"),
        new("/organisations", new("Organizaciones", "Organisations"), "administrator"),
        new("/people", new("Personas", "People"), "administrator"),
        new("/office-closures", new("Días de cierre", "Closed days"), "administrator", "committee_secretary"),
        new("/operations", new("Operación", "Operations"), "administrator"),
    ];

    public static IEnumerable<NavigationLink> For(IReadOnlyList<string> roles) =>
        Links.Where(link => link.IsFor(roles));
}
