namespace ThreeForOne.Server.Features.Help;

/// <summary>Projects, proposals and what a club keeps in order.</summary>
internal static class ProjectPages
{
    public static IReadOnlyList<PagePurpose> All { get; } =
    [
        new("/projects", new(
            "Busca los proyectos que su oficina puede ver.",
            "Searches the projects that your office may see."), Ask.Delegation),
        new("/projects/{id:guid}", new(
            "Resume un proyecto: en qué va, quién tiene el turno y el dinero de las cuatro partes.",
            "Sums a project up: where it stands, whose turn it is and the money of the four parties."), Ask.Delegation),
        new("/projects/{id:guid}/money", new(
            "El dinero del proyecto: lo convenido, lo depositado, lo pagado y lo que queda.",
            "The project's money: agreed, deposited, paid and left."), Ask.Treasury),
        new("/projects/{id:guid}/progress", new(
            "El avance físico y el financiero, como los informa la ejecutora y los confirma el comité "
            + "de obra.",
            "Physical and financial progress, as the executor reports and the works committee "
            + "confirms them."), Ask.Delegation),
        new("/projects/{id:guid}/documents", new(
            "Los documentos del proyecto, cada uno con su código de verificación.",
            "The project's documents, each with its verification code."), Ask.Delegation),
        new("/projects/{id:guid}/history", new(
            "Todo lo que ha pasado en el proyecto, quién lo hizo y por qué.",
            "All that has happened in the project, who did it and why."), Ask.Delegation),
        new("/projects/{id:guid}/process", new(
            "El camino del proyecto dibujado, con el paso en que está.",
            "The project's way as a drawing, with the step where it is."), Ask.Delegation),
        new("/projects/{id:guid}/deposits/{deposit:guid}", new(
            "Un depósito: quién lo registró, quién lo confirmó y su comprobante.",
            "A deposit: who recorded it, who confirmed it and its paper."), Ask.Treasury),
        new("/queue", new(
            "Los pasos que le tocan a su oficina, los que vencen antes primero.",
            "The steps that are your office's turn, those due first on top."), Ask.Delegation),
        new("/tasks/{id:guid}", new(
            "Un paso que le toca decidir, con lo que necesita para decidirlo.",
            "A step that is yours to decide, with what you need for it."), Ask.Delegation),
        new("/tasks/{id:guid}/review", new(
            "Aquí la delegación revisa una propuesta y la valida o pide lo que falta.",
            "Here the delegation reviews a proposal and validates it or asks for what is missing."), Ask.Delegation),
        new("/proposals", new(
            "Los proyectos de su club: borradores, enviados y en qué va cada uno.",
            "Your club's projects: drafts, submitted ones and where each stands."), Ask.Delegation),
        new("/proposals/new", new(
            "Aquí empieza una propuesta: solo necesita un nombre y un programa abierto.",
            "Here a proposal begins: it needs a name and an open programme, no more."), Ask.Delegation),
        new("/proposals/{id:guid}", new(
            "Las partes de su propuesta; cada una se guarda sola y puede llenarlas en cualquier "
            + "orden.",
            "The parts of your proposal; each is saved by itself, in any order you like."), Ask.Delegation),
        new("/proposals/{id:guid}/place", new(
            "Aquí dice qué obra es y dónde.",
            "Here you say which works, and where."), Ask.Delegation),
        new("/proposals/{id:guid}/beneficiaries", new(
            "Aquí dice a quién beneficia la obra.",
            "Here you say whom the works help."), Ask.Delegation),
        new("/proposals/{id:guid}/budget", new(
            "Aquí escribe lo que cuesta la obra, concepto por concepto.",
            "Here you write what the works cost, item by item."), Ask.Delegation),
        new("/proposals/{id:guid}/contributions", new(
            "Aquí ve lo que pone cada parte y elige qué hacer si falta dinero.",
            "Here you see what each party gives and choose what to do if money is missing."), Ask.Delegation),
        new("/proposals/{id:guid}/documents", new(
            "Aquí sube los papeles que se piden.",
            "Here you upload the papers that are asked for."), Ask.Delegation),
        new("/proposals/{id:guid}/openings", new(
            "Aquí su club abre una parte de la propuesta a la oficina de obras de su municipio.",
            "Here your club opens a part of the proposal to the works office of your municipality."), Ask.Delegation),
        new("/opened-sections", new(
            "Las partes de propuestas que los clubes piden escribir a su oficina.",
            "The parts of proposals that clubs ask your office to write."), Ask.Delegation),
        new("/proposals/{id:guid}/revisions/{section}", new(
            "Muestra qué cambió en una parte de la propuesta, quién lo cambió y cuándo.",
            "Shows what changed in a part of the proposal, who changed it and when."), Ask.Delegation),
        new("/tasks/{id:guid}/papers", new(
            "Aquí la delegación mira los papeles de una propuesta, uno junto a otro.",
            "Here the delegation looks at a proposal's papers, one beside another."), Ask.Delegation),
        new("/proposals/{id:guid}/review", new(
            "Aquí revisa todo y envía la propuesta a la delegación.",
            "Here you look at everything and submit the proposal to the delegation."), Ask.Delegation),
        new("/proposals/{id:guid}/confirmation", new(
            "Dice con qué folio llegó su propuesta y qué sigue.",
            "Says under which folio your proposal arrived and what comes next."), Ask.Delegation),
        new("/fees", new(
            "Muestra cuánto se llevan las comisiones de los envíos, para elegir mejor el siguiente.",
            "Shows what the fees of transfers take, to choose the next one better."), Ask.Treasury),
        new("/statements", new(
            "El estado de cuenta de un club: lo que depositó y lo que cada peso atrajo.",
            "A club's statement: what it deposited and what each peso brought in."), Ask.Treasury),
        new("/club", new(
            "Su club: cómo va su Toma de Nota, quién es su directiva y lo que ha entregado.",
            "Your club: how its Toma de Nota stands, who its officers are and what it has handed in."), Ask.Delegation),
        new("/club/filings/{kind}", new(
            "Aquí su club entrega un papel: una Toma de Nota nueva, un cambio de directiva o de "
            + "nombre.",
            "Here your club hands in a paper: a new Toma de Nota, a change of officers or of name."), Ask.Delegation),
        new("/federation", new(
            "Los clubes de su federación y los proyectos que han enviado, con sus totales.",
            "The clubs of your federation and the projects they have submitted, with totals."), Ask.Delegation),
        new("/proposals/{id:guid}/budget/lines", new(
            "Aquí pega o carga muchas partidas del presupuesto de una vez.",
            "Here you paste or load many lines of the budget at once."), Ask.Delegation),
        new("/projects/{id:guid}/questions", new(
            "Las preguntas y respuestas entre el club y las oficinas de un proyecto.",
            "The questions and answers between the club and the offices of a project."), Ask.Delegation),
        new("/projects/{id:guid}/questions/{number:int}", new(
            "Una pregunta sobre un proyecto y sus respuestas.",
            "A question about a project and its answers."), Ask.Delegation),
        new("/projects/{id:guid}/notes", new(
            "Las notas internas de las oficinas sobre un proyecto; el club no las ve.",
            "The offices' internal notes on a project; the club does not see them."), Ask.Delegation),
        new("/messages", new(
            "Lo que le escribieron sobre sus proyectos y todavía no lee.",
            "What was written to you about your projects and you have not read yet."), Ask.Delegation),
        new("/views", new(
            "Las búsquedas que guardó, para cambiarles el nombre o quitarlas.",
            "The searches that you saved, to rename or remove them."), Ask.Delegation),
    ];
}
