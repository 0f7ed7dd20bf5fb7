namespace ThreeForOne.Server.Features.Help;

/// <summary>A word of the programme as both languages write it, and what it means.</summary>
public sealed record GlossaryWord(Bilingual Word, Bilingual Meaning);

/// <summary>
/// The words of the programme: those of README.md, which a test compares, with their meaning in Spanish.
/// </summary>
public static class Glossary
{
    public static IReadOnlyList<GlossaryWord> Words { get; } =
    [
        new(new("programa, reglas de operación", "programme, pack"), new(
            "un esquema de financiamiento; sus reglas para un año, que quedan fijas en el proyecto cuando se envía",
            "a funding scheme; its rules for one year, frozen into a project when it is submitted")),
        new(new("ejercicio fiscal", "edition"), new(
            "unas reglas abiertas para un estado y un año, con fechas y techos",
            "a pack opened for a state and year, with dates and envelopes")),
        new(new("techo presupuestal", "envelope"), new(
            "lo que un gobierno publicó para un ejercicio (`budget_line`)",
            "what one government published for an edition (`budget_line`)")),
        new(new("aportante, grupo", "party, group"), new(
            "club, municipio, estado o federación; partes que comparten un mismo peso o máximo",
            "club, municipal, state or federal; parties that share one weight or maximum")),
        new(new("aportación, monto máximo, faltante", "share, maximum, gap"), new(
            "lo que una parte pone en un proyecto; lo más que puede poner; lo que nadie cubre",
            "what a party gives to a project; the most it may; what nobody covers")),
        new(new("opción", "choice"), new(
            "lo que el club hace con un faltante: una obra menor, que otros lo absorban, o dejarlo abierto",
            "what the club does about a gap: smaller project, others absorb, or leave it open")),
        new(new("club, Toma de Nota", "club, registration"), new(
            "quien propone; el papel de su consulado, que vale dos años",
            "who proposes; its consulate's paper, valid for two years")),
        new(new("dependencia", "office"), new(
            "una organización que actúa: delegación, tesorería, ejecutora, un gobierno",
            "an organisation that acts: delegation, treasury, executor, a government")),
        new(new("propuesta, sección", "proposal, section"), new(
            "un proyecto antes de ser validado; una parte de su formulario, que se guarda sola",
            "a project before it is validated; a part of its form, saved by itself")),
        new(new("prevención", "missing item"), new(
            "lo que la delegación pide al club que complete, con un último día",
            "what the delegation asks the club to complete, with a last day")),
        new(new("dictamen técnico", "technical opinion"), new(
            "lo que la delegación encuentra antes del comité",
            "the delegation's finding before the committee")),
        new(new("sesión del COVAM", "committee session"), new(
            "votan cuatro sectores, un voto cada uno; quien se excusa (`recused`) no vota el proyecto de su propio club",
            "four sectors vote, one vote each; whoever is `recused` does not vote on the own club's project")),
        new(new("resolución", "ruling"), new(
            "aprobado, condicionado, en espera o no aprobado",
            "approved, conditional, waiting or rejected")),
        new(new("criterio, puntos", "criterion, points"), new(
            "lo que el comité pondera; de 0 a 100 en cada uno, y el orden que resulta",
            "what the committee weighs; 0 to 100 for each, and the rank that follows from them")),
        new(new("certificación de suficiencia", "certification"), new(
            "lo que un municipio dice que puede pagar de un proyecto, antes del comité",
            "what a municipality says it can pay of a project, before the committee")),
        new(new("recorte, remanente", "cut, lapse"), new(
            "un techo que baja, hasta lo comprometido; lo que queda cuando termina su año",
            "an envelope lowered, down to what is committed; what is left when its year closes")),
        new(new("precompromiso", "reservation"), new(
            "todas las partes de un proyecto apartadas en los techos, o ninguna; se vuelve compromiso o se libera",
            "all shares of a project held in the envelopes, or none; becomes commitment or is released")),
        new(new("convenio, conformidad", "agreement, assent"), new(
            "lo que cada parte acepta por medio de quien firma",
            "what every party accepts through its signer")),
        new(new("cuenta registrada", "registered account"), new(
            "la única cuenta bancaria de un proyecto, conocida por su CLABE; la capturan dos personas",
            "the one bank account of a project, known by its CLABE; two people enter it")),
        new(new("depósito, excedente", "deposit, surplus"), new(
            "dinero que llegó, registrado por una persona y confirmado por otra; lo que pasa de la parte convenida",
            "money that arrived, recorded by one and confirmed by another; what is above the share")),
        new(new("depósito por identificar", "bank line"), new(
            "un abono en una cuenta registrada: se reparte entre depósitos, se devuelve o espera",
            "a credit in a registered account: divided over deposits, returned, or waiting")),
        new(new("reversión", "reversal"), new(
            "un depósito confirmado que dos personas deshacen, en los dos libros; un cambio de un techo que la dirección deshace",
            "a confirmed deposit taken back by two people, in both books; a change of an envelope by the director")),
        new(new("ministración", "ministration"), new(
            "un gobierno ordena pagar su parte en la cuenta",
            "a government orders its share to be paid into the account")),
        new(new("pago, gasto comprobado", "payment, expense"), new(
            "dinero que sale, ordenado por una persona y autorizado por dos; una factura que lo prueba",
            "money out, ordered by one and approved by two; an invoice that proves it")),
        new(new("ajuste al depósito", "lowering"), new(
            "las partes convenidas bajan a lo que gana el depósito confirmado del club, nunca suben",
            "agreed shares brought down to what the club's confirmed deposit earns, never up")),
        new(new("comité de obra", "works committee"), new(
            "vecinos que confirman el avance y reciben la obra",
            "neighbours who countersign progress and receive the work")),
        new(new("informe de avance", "progress report"), new(
            "avance físico y financiero, cada trimestre",
            "physical and financial progress, quarterly")),
        new(new("cierre, rendimiento, reintegro", "closing, yield, return"), new(
            "recibido + rendimientos (lo que pagó el banco, hallado por dos personas) = gastado + devuelto, por parte, al centavo",
            "received + yields (what the bank paid, found by two people) = spent + returned, per party, to the centavo")),
        new(new("momentos contables, libro del proyecto", "budget book, project book"), new(
            "el presupuesto de un gobierno por momento; el dinero en la cuenta por parte",
            "a government's budget by moment; the money in the account by party")),
        new(new("momento, asiento", "moment, entry"), new(
            "reservado, comprometido, devengado, ejercido, pagado; un registro de uno, que cuadra",
            "reserved, committed, accrued, ordered, paid; a balanced posting of one")),
        new(new("correo, aviso", "letter, notice"), new(
            "qué pasó, qué hacer y para cuándo; un aviso tiene efecto legal y no se puede desactivar",
            "what happened, what to do, by when; a notice has legal effect and cannot be switched off")),
        new(new("días de cierre", "closed days"), new(
            "cuando una oficina cierra, escrito por adelantado: los días hábiles los saltan y los plazos que corren crecen",
            "when an office is closed, written ahead: working days leave them out, and running deadlines grow")),
        new(new("pregunta, nota interna", "question, note"), new(
            "lo que se preguntan un club y una oficina, sin ser el requerimiento; la que guardan las oficinas, nunca del club",
            "asked between a club and an office, not the formal request; kept among the offices, never a club's")),
        new(new("llave de acceso", "passkey"), new(
            "la guarda un teléfono o computadora y se abre con huella, rostro o PIN; para entrar vale como los dos pasos",
            "kept by a phone or computer, opened by finger, face or PIN; signs in as both factors")),
        new(new("cuenta institucional", "staff account"), new(
            "una cuenta en el sistema de acceso del propio gobierno, que su titular une para entrar con ella",
            "an account at the government's own provider, joined by its owner to sign in with")),
        new(new("tarea, decisión, función", "task, outcome, duty"), new(
            "el paso de una persona; cómo se decidió; lo que le impide hacer otros pasos",
            "a person's step; how it was decided; what bars that person from other steps")),
        new(new("tarea tomada, vista guardada", "taken task, saved view"), new(
            "una en la que alguien trabaja; los filtros de una lista, con un nombre",
            "one that somebody is at work on; the filters of a list under a name")),
        new(new("efecto", "effect"), new(
            "lo que un paso hace por sí mismo, en su transacción",
            "what a step does by itself, in its transaction")),
        new(new("cadena original, documento, folio", "record, document, folio"), new(
            "lo que queda fijo y con su huella; su PDF; su número, como ZAC-2026-0041",
            "what is fixed and hashed; its PDF; its number, such as ZAC-2026-0041")),
        new(new("sello, cabeza", "seal, head"), new(
            "numera y encadena un asiento o evento ya guardado; el número y la huella del último",
            "numbers and chains an entry or event after it is stored; the last one's number and hash")),
        new(new("como se conocía el", "as known on"), new(
            "cifras según lo que entonces tenía su sello; la fecha de efecto es otra",
            "figures by what had its seal then; the effective date is apart")),
        new(new("evento de auditoría", "audit event"), new(
            "quién hizo qué, cuándo y por qué",
            "who did what, when and why")),
        new(new("negativa, incidente", "refusal, incident"), new(
            "un «no» esperado, en palabras sencillas; un paso que solo una persona puede componer",
            "an expected \"no\", in plain words; a step that only a person can mend")),
    ];
}
