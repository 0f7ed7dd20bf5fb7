using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Features.Audit;

/// <summary>
/// What people read for the kinds of entries: the momentos contables and the project book's movements.
/// </summary>
public static class EntryKinds
{
    private static readonly Dictionary<string, Bilingual> Labels = new()
    {
        ["publish"] = new("Presupuesto aprobado", "Budget approved"),
        ["increase"] = new("Ampliación del presupuesto", "Budget increased"),
        ["cut"] = new("Reducción del presupuesto", "Budget cut"),
        ["transfer"] = new("Traspaso entre techos", "Transfer between envelopes"),
        ["lapse"] = new("Se anuló lo no usado al cierre del año", "What was left lapsed at year end"),
        ["reserve"] = new("Precompromiso: se apartó el dinero", "Reservation: the money was set aside"),
        ["release"] = new("Se liberó lo apartado", "The reservation was released"),
        ["commit"] = new("Comprometido: se firmó el convenio", "Committed: the agreement was signed"),
        ["accrue"] = new("Devengado: vence la aportación", "Accrued: the contribution falls due"),
        ["lower"] = new(
            "Ajuste de las partes a lo depositado por el club", "Shares lowered to what the club deposited"),
        ["order"] = new("Ejercido: se ordenó la ministración", "Ordered: the share was ordered to be paid"),
        ["pay_budget"] = new("Pagado: el banco confirmó la ministración", "Paid: the bank confirmed the share"),
        ["return_in_year"] = new("Reintegro dentro del año", "Returned within the year"),
        ["return_earlier_year"] = new("Reintegro de un ejercicio anterior", "Return of an earlier year"),
        ["deposit_due"] = new("Aportaciones por recibir", "Contributions due"),
        ["deposit_received"] = new("Aportación recibida", "Contribution received"),
        ["surplus_held"] = new("Excedente guardado", "Surplus held"),
        ["yield"] = new("Rendimientos", "Yields"),
        ["payment_out"] = new("Pago", "Payment"),
        ["return"] = new("Devolución o reintegro", "Returned"),
        ["surplus_returned"] = new("Excedente devuelto", "Surplus returned"),
        ["reversal"] = new("Reversión de otra entrada", "Reversal of another entry"),
    };

    public static IReadOnlyCollection<string> All => Labels.Keys;

    public static Bilingual Of(string kind) => Labels[kind];
}
