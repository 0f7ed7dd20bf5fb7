using System.Collections.Immutable;
using ThreeForOne.Workflow;

namespace ThreeForOne.Server.Features.ProjectProcess;

/// <summary>Every name that process.bpmn may use, because something here answers to it.</summary>
public static class ProcessVocabulary
{
    /// <summary>The states of a project, as DOMAIN calls them.</summary>
    public static ImmutableHashSet<string> States { get; } =
    [
        "BORRADOR", "INGRESADA", "PREVENCION", "VALIDADA", "DICTAMINADA", "APROBADA", "CONDICIONADA", "EN_ESPERA",
        "NO_APROBADA",
        "CONVENIDA", "FONDEADA", "EN_EJECUCION", "TERMINADA", "ENTREGADA", "CERRADA", "DESECHADA", "DESISTIDA",
        "CANCELADA",
    ];

    /// <summary>The duties that a person takes on a project by deciding a step.</summary>
    public static ImmutableHashSet<string> Duties { get; } =
    [
        "requester", "validator", "voter", "account_recorder", "account_confirmer", "signer", "deposit_recorder",
        "deposit_confirmer", "payment_orderer", "payment_approver", "expense_recorder", "expense_accepter", "executor",
        "progress_reporter", "progress_countersigner", "closer",
    ];

    public static Vocabulary Of(EffectTable effects) => new()
    {
        Roles = [.. RoleTable.All, RoleTable.ClubOfficer, "party_signer"],
        Duties = Duties,
        Effects = [.. effects.EffectNames],
        Documents = [.. effects.DocumentTypes],
        Timers = ["cure", "conditions", "agreement", "deposit"],
        Messages = ["committee.ruled", "project.funded", "project.withdrawn", "project.cancelled",
            "project.budget_cut", "project.funds_missing"],
        States = States,
        Collections = ["parties", "hand_over_parties", "approvers"],
        DueDates = [.. DueDates],
        GuardedEffects = ImmutableDictionary<string, string>.Empty.Add("payment.pay", "payment_approver")
            .Add("deposit.reverse", "deposit_confirmer").Add("yield.confirm", "deposit_confirmer"),
    };

    /// <summary>
    /// Names of due dates; each is a deadline of the pack, or a step without a last day where the pack sets none.
    /// </summary>
    public static IReadOnlyList<string> DueDates { get; } =
    [
        "draft", "review", "cure", "opinion", "conditions", "account", "agreement", "order", "confirmation", "start",
        "payment", "expense", "progress", "countersign", "hand_over", "closing",
    ];
}
