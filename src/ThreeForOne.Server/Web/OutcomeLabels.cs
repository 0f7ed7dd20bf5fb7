namespace ThreeForOne.Server.Web;

/// <summary>What people call the decisions of a step; the same outcome reads the same everywhere.</summary>
public static class OutcomeLabels
{
    private static readonly Dictionary<string, Bilingual> Labels = new()
    {
        ["submit"] = new("Enviar", "Submit"),
        ["resubmit"] = new("Enviar corregida", "Submit corrected"),
        ["complete"] = new("Está completa", "It is complete"),
        ["missing"] = new("Faltan elementos", "Items are missing"),
        ["favourable"] = new("Dictamen favorable", "Favourable opinion"),
        ["return"] = new("Devolver para corregir", "Return for correction"),
        ["met"] = new("Las condiciones se cumplieron", "The conditions are met"),
        ["registered"] = new("Registrada", "Registered"),
        ["confirm"] = new("Confirmar", "Confirm"),
        ["refuse"] = new("Rechazar", "Refuse"),
        ["assent"] = new("Dar conformidad", "Assent"),
        ["decline"] = new("No aceptar", "Decline"),
        ["order"] = new("Ordenar la ministración", "Order the payment of our share"),
        ["started"] = new("Obra iniciada", "Works started"),
        ["report"] = new("Informe entregado", "Report handed in"),
        ["countersign"] = new("Refrendar", "Countersign"),
        ["close"] = new("Cerrar el proyecto", "Close the project"),
        ["approve"] = new("Aprobar", "Approve"),
        ["reject"] = new("Rechazar", "Reject"),
        ["accept"] = new("Aceptar", "Accept"),
    };

    public static IReadOnlyCollection<string> All => Labels.Keys;

    public static Bilingual Of(string outcome) =>
        Labels.TryGetValue(outcome, out var label) ? label : new(outcome, outcome);
}
