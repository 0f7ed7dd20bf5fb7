using System.Collections.Frozen;

namespace ThreeForOne.Server.Data;

/// <summary>Someone saved the same thing in the meantime; nothing was overwritten.</summary>
public sealed record SomeoneElseChangedIt() : Refusal("conflict.changed_meanwhile")
{
    public override Bilingual Say => new(
        "Otra persona cambió esto mientras usted lo tenía abierto. Revise la versión actual y vuelva a intentarlo.",
        "Someone else changed this while you had it open. Look at the current version and try again.");
}

/// <summary>The database itself refused: which of its rules, and that rule in plain words.</summary>
public sealed record RuleBroken(string Rule, Bilingual Words) : Refusal("rule." + Rule)
{
    public override Bilingual Say => Words;
}

/// <summary>What a person is told when a constraint of the database, the last line of defence, refuses.</summary>
public static class ConstraintRefusals
{
    public static FrozenDictionary<string, Refusal> ByName { get; } =
        new (string Name, string Spanish, string English)[]
    {
        ("balance_on_natural_side", "El dinero disponible no alcanza para esta operación.",
            "There is not enough money available for this."),
        ("period_is_open", "El periodo contable está cerrado; no admite movimientos.",
            "The accounting period is closed; nothing can be posted into it."),
        ("idempotency_conflict", "Esta operación ya se hizo con otros datos.",
            "This was already done with other data."),
        ("all_shares_or_none", "Un proyecto recibe todas sus partes o ninguna.",
            "A project gets all its shares or none."),
        ("one_standing_reservation", "El proyecto ya tiene recursos reservados.",
            "The project already has money reserved."),
        ("reservation_resolves_once", "La reserva de recursos ya se resolvió.",
            "The reservation has already been resolved."),
        ("shares_follow_rule", "Las partes no siguen la regla del programa.",
            "The shares do not follow the programme's rule."),
        ("share_within_maximum", "Una parte rebasa su monto máximo.", "A share is above its maximum."),
        ("shares_are_fixed", "Las partes ya están fijadas.", "The shares are already fixed."),
        ("deposit_is_confirmed", "El depósito debe estar confirmado por otra persona, en la cuenta registrada.",
            "The deposit must be confirmed by another person, in the registered account."),
        ("deposit_needs_two_people", "Quien registra un depósito no puede confirmarlo.",
            "Whoever records a deposit cannot confirm it."),
        ("deposit_once", "Ese depósito ya está registrado: misma cuenta, fecha, monto y referencia.",
            "That deposit is already recorded: same account, date, amount and reference."),
        ("account_needs_two_people", "Quien registra una cuenta no puede confirmarla.",
            "Whoever enters an account cannot confirm it."),
        ("one_account_a_project", "El proyecto ya tiene una cuenta registrada.",
            "The project already has a registered account."),
        ("clabe_valid", "La CLABE no es válida; revise los 18 dígitos.",
            "The CLABE is not valid; check its 18 digits."),
        ("payee_clabe_valid", "La CLABE de quien recibe no es válida; revise los 18 dígitos.",
            "The payee's CLABE is not valid; check its 18 digits."),
        ("payment_needs_three_people", "Un pago necesita a quien lo ordena y a dos personas distintas que lo aprueban.",
            "A payment needs its orderer and two other people who approve it."),
        ("payment_waits_for_deposits", "No se puede pagar hasta que todas las aportaciones estén confirmadas.",
            "Nothing can be paid until every contribution is confirmed."),
        ("surplus_is_held", "El excedente y lo retenido se guardan: no se gastan ni se devuelven con lo demás.",
            "A surplus and what was retained are held: they are neither spent nor returned with the rest."),
        ("charged_within_received", "A ninguna parte se le carga más de lo que aportó.",
            "No party is charged more than it put in."),
        ("project_is_blocked", "El proyecto está bloqueado.", "The project is blocked."),
        ("payment_approval_pkey", "Usted ya decidió sobre este pago; debe aprobarlo otra persona.",
            "You already decided on this payment; another person must approve it."),
        ("expense_needs_two_people", "Quien registra un gasto no puede aceptarlo.",
            "Whoever records an expense cannot accept it."),
        ("invoice_once", "Esa factura ya comprueba otro gasto.", "That invoice already proves another expense."),
        ("progress_needs_two_people", "Quien informa el avance no puede refrendarlo.",
            "Whoever reports progress cannot countersign it."),
        ("advance_at_most_30_percent", "El anticipo no puede pasar del 30 % del contrato.",
            "The advance cannot be more than 30 % of the contract."),
        ("nothing_left_over", "Lo recibido más rendimientos debe ser igual a lo gastado más lo devuelto.",
            "Received plus yields must equal spent plus returned."),
        ("duties_exclude_one_another",
            "Usted ya cumplió en este proyecto una función que impide esta: deben ser personas distintas.",
            "You already did something on this project that excludes this: they must be different people."),
        ("task_is_decided_once", "Otra persona ya decidió esta tarea.", "Someone else has already decided this task."),
        ("task_decided_whole", "La decisión está incompleta.", "The decision is incomplete."),
        ("session_is_open", "La sesión no está abierta.", "The session is not open."),
        ("voter_attends", "Solo vota quien asiste por un sector.", "Only whoever sits for a sector votes."),
        ("voter_holds_the_seat", "Esa persona no tiene el voto de ese sector.",
            "That person does not hold that sector's vote."),
        ("voter_recuses", "Quien pertenece al club debe excusarse de votar su proyecto.",
            "A member of the club must recuse from voting on its project."),
        ("vote_pkey", "Ese sector ya votó este proyecto.", "That sector has already voted on this project."),
        ("one_organisation_a_person", "Una persona actúa por una sola organización.",
            "A person acts for one organisation only."),
        ("clock_moves_forward", "El reloj de la demostración solo avanza.",
            "The demonstration clock only moves forward."),
        ("place_is_fixed", "El municipio de una propuesta enviada ya no cambia.",
            "The municipality of a submitted proposal no longer changes."),
        ("edition_programme_id_state_code_fiscal_year_key", "Ese ejercicio ya está abierto.",
            "That edition is already open."),
        ("line_follows_rule", "Las reglas del ejercicio no prevén ese techo.",
            "The edition's rules have no such envelope."),
        ("one_line_a_scope", "Ese techo ya existe.", "That envelope already exists."),
        ("share_draws_on_its_line", "El techo no corresponde a la parte, el municipio o el tipo del proyecto.",
            "The envelope is not the one for the project's party, municipality or type."),
        ("municipality_certifies", "Solo certifica la firma del municipio de la obra.",
            "Only the signer of the project's municipality certifies."),
        ("certified_before_ruling", "El municipio no ha certificado toda su parte; no se puede aprobar.",
            "The municipality has not certified its whole share; it cannot be approved."),
        ("edition_is_open", "El ejercicio está cerrado; sus techos ya no cambian.",
            "The edition is closed; its envelopes no longer change."),
        ("edition_closes_empty", "Todavía hay dinero reservado o disponible en el ejercicio.",
            "There is still money reserved or available in the edition."),
        ("transfer_within_party", "Un traspaso es entre dos techos de la misma parte.",
            "A transfer is between two envelopes of one party."),
        ("lapse_ends_the_year", "Lo no usado se anula entero y solo cuando terminó el año.",
            "What is left lapses whole, and only once the year is over."),
        ("envelope_within_ceiling", "Se rebasa el máximo que esa parte puede publicar en el ejercicio.",
            "This is above the most that the party may publish for the edition."),
        ("line_amount", "Cantidad por precio unitario no da el importe.",
            "Quantity times unit price is not the amount."),
    }.ToFrozenDictionary(r => r.Name, Refusal (r) => new RuleBroken(r.Name, new Bilingual(r.Spanish, r.English)));
}
