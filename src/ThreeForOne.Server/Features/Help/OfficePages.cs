namespace ThreeForOne.Server.Features.Help;

/// <summary>What offices, the committee, auditors and administrators work with.</summary>
internal static class OfficePages
{
    public static IReadOnlyList<PagePurpose> All { get; } =
    [
        new("/filings", new(
            "Los papeles de clubes que la delegación compara y verifica.",
            "Clubs' papers, which the delegation compares and verifies."), Ask.Delegation),
        new("/filings/{id:guid}", new(
            "Un papel de un club junto a lo que el club escribió, para decidir si dicen lo mismo.",
            "A club's paper beside what the club wrote, to decide whether they say the same."), Ask.Delegation),
        new("/bank-lines", new(
            "Los depósitos del banco que nadie ha explicado todavía.",
            "Credits of the bank that nobody has explained yet."), Ask.Treasury),
        new("/bank-lines/{id:guid}", new(
            "Un depósito por identificar: se reparte entre proyectos, se devuelve o espera.",
            "A credit to explain: it is divided among projects, returned, or waits."), Ask.Treasury),
        new("/certifications", new(
            "Los proyectos en que su municipio dice cuánto puede pagar, antes del comité.",
            "The projects of which your municipality says what it can pay, before the committee."), Ask.Delegation),
        new("/certifications/{id:guid}", new(
            "Aquí su municipio certifica cuánto puede pagar de un proyecto.",
            "Here your municipality certifies what it can pay of a project."), Ask.Delegation),
        new("/editions", new(
            "Los ejercicios abiertos: reglas, fechas y techos de cada año.",
            "The editions that are open: rules, dates and envelopes of each year."), Ask.Programme),
        new("/editions/new", new(
            "Aquí la dirección abre un ejercicio con sus reglas y fechas.",
            "Here the director opens an edition with its rules and dates."), Ask.Programme),
        new("/editions/{id:guid}", new(
            "Un ejercicio y sus techos: lo publicado, lo reservado, lo pagado.",
            "An edition and its envelopes: published, reserved, paid."), Ask.Programme),
        new("/editions/{id:guid}/budget", new(
            "El presupuesto techo por techo: traspasos, recortes y el fin del año.",
            "The budget envelope by envelope: transfers, cuts and the end of the year."), Ask.Programme),
        new("/editions/{id:guid}/budget/cut", new(
            "Muestra qué proyectos tocaría un recorte antes de hacerlo.",
            "Shows which projects a cut would touch, before it is made."), Ask.Programme),
        new("/editions/{id:guid}/report", new(
            "El informe anual de un ejercicio, para descargar.",
            "The annual report of an edition, to download."), Ask.Programme),
        new("/accounting-periods", new(
            "Los meses contables: cuáles están abiertos y cuál se cierra enseguida.",
            "The accounting months: which are open and which is closed next."), Ask.Programme),
        new("/accounting-periods/{year:int}/{month:int}", new(
            "Un mes contable, antes de cerrarlo.",
            "An accounting month, before it is closed."), Ask.Programme),
        new("/sessions", new(
            "Las sesiones del comité: convocadas, abiertas y cerradas.",
            "The committee's sessions: called, open and closed."), Ask.Secretary),
        new("/sessions/new", new(
            "Aquí la secretaría convoca a una sesión.",
            "Here the secretary calls a session."), Ask.Secretary),
        new("/sessions/{id:guid}", new(
            "Una sesión: sus proyectos en orden, el dinero que alcanza y las resoluciones.",
            "A session: its projects in order, the money there is and the rulings."), Ask.Secretary),
        new("/sessions/{id:guid}/vote", new(
            "Aquí vota su sector, proyecto por proyecto.",
            "Here your sector votes, project by project."), Ask.Secretary),
        new("/sessions/{id:guid}/paper-votes", new(
            "Aquí la secretaría captura los votos en papel.",
            "Here the secretary enters votes on paper."), Ask.Secretary),
        new("/sessions/{id:guid}/closing", new(
            "Aquí se cierra la sesión: se reserva el dinero y se levanta el acta.",
            "Here the session is closed: the money is reserved and the minutes are made."), Ask.Secretary),
        new("/sessions/{id:guid}/minutes", new(
            "El acta de la sesión, sus firmas y sus correcciones.",
            "The session's minutes, their signatures and corrections."), Ask.Secretary),
        new("/scores", new(
            "Aquí se califican los proyectos por criterio antes de la sesión.",
            "Here projects get their points by criterion before the session."), Ask.Secretary),
        new("/audit", new(
            "Busca cualquier proyecto o cifra para seguirla hasta sus documentos y personas.",
            "Searches any project or figure, to follow it down to its documents and people."), Ask.Programme),
        new("/audit/projects/{id:guid}", new(
            "Todo lo registrado de un proyecto, como se conocía en una fecha.",
            "All that is recorded of a project, as known on a date."), Ask.Programme),
        new("/audit/entries/{id:guid}", new(
            "Un asiento: sus renglones, quién lo hizo y con qué documento.",
            "An entry: its lines, who made it and with which document."), Ask.Programme),
        new("/audit/balance/{scope:guid}/{account}", new(
            "De qué asientos sale un saldo.",
            "The entries that a balance comes from."), Ask.Programme),
        new("/audit/editions/{id:guid}", new(
            "Las cifras de un ejercicio, como se conocían en una fecha.",
            "The figures of an edition, as known on a date."), Ask.Programme),
        new("/audit/identity-papers", new(
            "Quién abrió una identificación y cuándo; la identificación misma no se muestra.",
            "Who opened an identity paper and when; the paper itself is not shown."), Ask.Programme),
        new("/undelivered", new(
            "Los avisos con efecto legal que no llegaron por correo.",
            "The notices with legal effect that did not arrive by mail."), Ask.Administration),
        new("/organisations", new(
            "Las oficinas, federaciones y clubes del programa, y lo que falta para empezar.",
            "The programme's offices, federations and clubs, and what is missing to begin."), Ask.Administration),
        new("/organisations/new", new(
            "Aquí se agrega una oficina o una federación.",
            "Here an office or a federation is added."), Ask.Administration),
        new("/organisations/{id:guid}", new(
            "Una organización: su lugar, sus nombres y quién actúa por ella.",
            "An organisation: its place, its names and who acts for it."), Ask.Administration),
        new("/people", new(
            "Quién actúa en el programa, por quién y con qué función.",
            "Who acts in the programme, for whom and in which role."), Ask.Administration),
        new("/people/new", new(
            "Aquí se invita a una persona a actuar por una organización.",
            "Here a person is invited to act for an organisation."), Ask.Administration),
        new("/people/{id:guid}", new(
            "Los nombramientos de una persona; aquí se terminan, se bloquea su cuenta o se le envía "
            + "otro enlace.",
            "A person's appointments; here they are ended, the account is blocked or another link is "
            + "sent."), Ask.Administration),
        new("/office-closures", new(
            "Los días en que una oficina cierra: no cuentan en sus plazos.",
            "The days on which an office is closed: they do not count in its deadlines."), Ask.Administration),
        new("/office-closures/{id:guid}", new(
            "Aquí se quita un cierre que se había puesto.",
            "Here a closure that had been entered is taken back."), Ask.Administration),
        new("/operations", new(
            "Cómo está el sistema: lo que falla, lo que espera y lo que se borró.",
            "How the system is: what fails, what waits and what was erased."), Ask.Administration),
        new("/people/{id:guid}/second-factor", new(
            "Aquí quita el segundo paso de quien perdió su teléfono, con un motivo.",
            "Here you remove the second step of whoever lost their phone, with a reason."), Ask.Programme),
    ];
}
