using ThreeForOne.Domain;

namespace ThreeForOne.Server.Web;

/// <summary>How a state is told apart at a glance: always with its word, never by colour alone.</summary>
public enum StateTone
{
    Neutral,
    Moving,
    Attention,
    Good,
    Ended,
}

/// <summary>What people read for each state of a project, in one table.</summary>
public static class StateLabels
{
    private static readonly Dictionary<string, (Bilingual Label, StateTone Tone)> States = new()
    {
        ["BORRADOR"] = (new("Borrador", "Draft"), StateTone.Neutral),
        ["INGRESADA"] = (new("Ingresada", "Submitted"), StateTone.Moving),
        ["PREVENCION"] = (new("Requiere correcciones", "Corrections needed"), StateTone.Attention),
        ["VALIDADA"] = (new("Validada", "Validated"), StateTone.Moving),
        ["DICTAMINADA"] = (new("Con dictamen técnico", "Technical opinion issued"), StateTone.Moving),
        ["APROBADA"] = (new("Aprobada", "Approved"), StateTone.Good),
        ["CONDICIONADA"] = (new("Aprobada con condiciones", "Approved with conditions"), StateTone.Attention),
        ["EN_ESPERA"] = (new("En espera de presupuesto", "Waiting for budget"), StateTone.Attention),
        ["NO_APROBADA"] = (new("No aprobada", "Not approved"), StateTone.Ended),
        ["CONVENIDA"] = (new("Con convenio firmado", "Agreement signed"), StateTone.Good),
        ["FONDEADA"] = (new("Con recursos depositados", "Funds deposited"), StateTone.Good),
        ["EN_EJECUCION"] = (new("En ejecución", "Works under way"), StateTone.Moving),
        ["TERMINADA"] = (new("Obra terminada", "Works finished"), StateTone.Good),
        ["ENTREGADA"] = (new("Obra entregada", "Works handed over"), StateTone.Good),
        ["CERRADA"] = (new("Cerrada", "Closed"), StateTone.Ended),
        ["DESECHADA"] = (new("Desechada", "Dismissed"), StateTone.Ended),
        ["DESISTIDA"] = (new("Retirada por el club", "Withdrawn by the club"), StateTone.Ended),
        ["CANCELADA"] = (new("Cancelada", "Cancelled"), StateTone.Ended),
        ["SUSPENDIDA"] = (new("Suspendida", "Suspended"), StateTone.Attention),
    };

    public static IReadOnlyCollection<string> All => States.Keys;

    /// <summary>An unknown state is a bug in a process file and throws.</summary>
    public static Bilingual Of(string state) => States[state].Label;

    public static StateTone ToneOf(string state) => States[state].Tone;
}
