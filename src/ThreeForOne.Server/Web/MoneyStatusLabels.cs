namespace ThreeForOne.Server.Web;

/// <summary>Where a deposit, order, payment or invoice stands, in words.</summary>
public static class MoneyStatusLabels
{
    public static Bilingual Of(string status) => status switch
    {
        "recorded" => new("espera confirmación", "waits for confirmation"),
        "confirmed" => new("confirmado", "confirmed"),
        "refused" => new("rechazado", "refused"),
        "reversed" => new("revertido", "reversed"),
        "due" => new("por ordenar", "to be ordered"),
        "ordered" => new("ordenado", "ordered"),
        "paid" => new("pagado", "paid"),
        "rejected" => new("rechazado", "rejected"),
        "accepted" => new("aceptada", "accepted"),
        "reported" => new("espera refrendo", "waits to be countersigned"),
        "countersigned" => new("refrendado", "countersigned"),
        "returned" => new("devuelto", "returned"),
        _ => new(status, status),
    };
}
