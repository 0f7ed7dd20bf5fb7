namespace ThreeForOne.Workflow.Tests;

// The shipped process file and the names that the server registers for it.
internal static class Shipped
{
    public static Vocabulary Vocabulary { get; } = new()
    {
        Roles =
        [
            "club_officer", "technician", "treasury_clerk", "reconciler", "party_signer", "executor",
            "works_committee", "payment_approver",
        ],
        Duties =
        [
            "requester", "validator", "account_recorder", "account_confirmer", "signer", "deposit_confirmer",
            "payment_approver", "expense_accepter", "executor", "progress_reporter", "progress_countersigner", "closer",
        ],
        Effects =
        [
            "proposal.register", "proposal.amend", "proposal.dismiss", "review.notice", "budget.reserve",
            "budget.release", "budget.release_cut",
            "agreement.commit", "funding.open", "project.close", "ministration.order", "deposit.post", "deposit.refuse",
            "deposit.reverse", "deposit.keep", "deposit.cancel_receipt",
            "payment.pay", "payment.reject", "expense.accept", "expense.reject", "match.lower", "yield.confirm",
            "yield.refuse",
        ],
        Documents =
        [
            "acknowledgement", "request_for_items", "technical_opinion", "approval_letter", "rejection_letter",
            "agreement",
            "deposit_receipt", "deposit_reversal", "ministration_order", "payment_order", "closing_statement",
        ],
        Timers = ["cure", "conditions", "agreement", "deposit"],
        Messages = ["committee.ruled", "project.funded", "project.withdrawn", "project.cancelled",
            "project.budget_cut", "project.funds_missing"],
        States =
        [
            "BORRADOR", "INGRESADA", "PREVENCION", "VALIDADA", "DICTAMINADA", "APROBADA", "CONDICIONADA", "EN_ESPERA",
            "NO_APROBADA", "CONVENIDA", "FONDEADA", "EN_EJECUCION", "TERMINADA", "ENTREGADA", "CERRADA", "DESECHADA",
            "DESISTIDA", "CANCELADA",
        ],
        Collections = ["parties", "hand_over_parties", "approvers"],
        DueDates =
        [
            "draft", "review", "cure", "opinion", "conditions", "account", "agreement", "start", "progress",
            "countersign", "hand_over", "closing", "order", "confirmation", "payment", "expense",
        ],
        GuardedEffects = System.Collections.Immutable.ImmutableDictionary<string, string>.Empty
            .Add("payment.pay", "payment_approver")
            .Add("deposit.post", "deposit_confirmer")
            .Add("deposit.reverse", "deposit_confirmer")
            .Add("yield.confirm", "deposit_confirmer")
            .Add("expense.accept", "expense_accepter")
            .Add("ministration.order", "signer"),
        ExcludedDuties =
        [
            ("requester", "validator"), ("account_recorder", "account_confirmer"),
            ("progress_reporter", "progress_countersigner"), ("executor", "progress_countersigner"),
        ],
    };

    public static byte[] Xml { get; } =
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "workflows", "three-for-one", "process.bpmn"));

    public static IReadOnlyDictionary<string, ProcessDefinition> Processes { get; } =
        BpmnReader.Read("process.bpmn", Xml, Vocabulary).ToDictionary(d => d.Id);

    public static Instance Project(params string[] parties) => new(
        Processes["project"],
        Facts.Of(("parties", parties.Length > 0 ? parties : ["club", "federal", "state", "municipal"])));
}
