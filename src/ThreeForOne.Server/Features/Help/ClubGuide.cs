namespace ThreeForOne.Server.Features.Help;

/// <summary>A step of the guide: what it is, and what to look out for.</summary>
public sealed record GuideStep(Bilingual Title, Bilingual Text, params IReadOnlyList<Bilingual> Points);

/// <summary>The way of a club through the programme, as the printable guide tells it.</summary>
public static class ClubGuide
{
    public static IReadOnlyList<GuideStep> Steps { get; } =
    [
        new(new("Registre su club", "Register your club"), new(
            "En la página «Registrar un club», con la Toma de Nota de su consulado y una foto de ella.",
            "On the page “Register a club”, with the Toma de Nota of your consulate and a photo of it."),
            new Bilingual("Le llega un enlace por correo: ábralo y elija una contraseña de al menos 12 letras.",
                "A link comes by mail: open it and choose a password of at least 12 letters."),
            new Bilingual(
                "En «Mi cuenta» puede agregar una llave de acceso: entra con la huella, el rostro o el PIN de su teléfono.",
                "In “My account” you can add a passkey: you sign in by the finger, face or PIN of your phone."),
            new Bilingual(
                "Desde ese momento puede preparar propuestas. Para enviarlas, la delegación verifica antes el papel.",
                "From then on you can prepare proposals. Before they are submitted the delegation verifies the paper."),
            new Bilingual("La Toma de Nota vale dos años. Le avisamos 60, 30 y 7 días antes de que termine.",
                "The Toma de Nota is valid for two years. We tell you 60, 30 and 7 days before it ends.")),
        new(new("Prepare su propuesta", "Prepare your proposal"), new(
            "Son cinco partes: la obra y el lugar, a quién beneficia, cuánto cuesta, quién pone qué y los papeles.",
            "There are five parts: the works and the place, whom it helps, what it costs, who gives what and the papers."),
            new Bilingual("Cada parte se guarda sola. Puede dejarla a medias y seguir otro día, en otro aparato.",
                "Each part is saved by itself. You can leave it half done and go on another day, on another device."),
            new Bilingual("Otra persona de su directiva puede ayudarle con su propia cuenta.",
                "Another officer of yours can help, with an account of their own.")),
        new(new("Vea cómo se reparte el costo", "See how the cost is shared"), new(
            "La barra de cuatro partes muestra lo que pone cada quien según las reglas del año.",
            "The bar of four parts shows what each gives by the rules of the year."),
            new Bilingual(
                "Si una parte llega a su máximo queda un faltante. Usted elige: una obra menor, que otros lo absorban, o"
                + " dejarlo abierto.",
                "If a party reaches its maximum a gap is left. You choose: smaller works, that others absorb it, or to"
                + " leave it open."),
            new Bilingual("Un proyecto con faltante se puede enviar, pero no aprobar.",
                "A project with a gap can be submitted, but not approved.")),
        new(new("Envíe y guarde su folio", "Submit, and keep your folio"), new(
            "La página «Revisar y enviar» dice qué falta. Al enviar recibe un folio, como ZAC-2026-0041, y un acuse.",
            "The page “Review and submit” says what is missing. On submitting you get a folio, such as ZAC-2026-0041,"
            + " and an acknowledgement."),
            new Bilingual("La recepción cierra al final de su último día, hora de la Ciudad de México.",
                "Reception closes at the end of its last day, Mexico City time.")),
        new(new("Corrija si se lo piden", "Correct it if you are asked"), new(
            "La delegación revisa y, si falta algo, se lo pide todo de una vez, con un último día.",
            "The delegation reviews and, if something is missing, asks for all of it at once, with a last day."),
            new Bilingual("Si ese día pasa sin respuesta, la propuesta se desecha.",
                "If that day passes without an answer the proposal is dismissed.")),
        new(new("Espere la resolución del comité", "Wait for the committee's ruling"), new(
            "Votan la federación, el estado, los municipios y los migrantes, un voto cada uno.",
            "The federation, the state, the municipalities and the migrants vote, one vote each."),
            new Bilingual("Puede quedar aprobado, condicionado, en espera o no aprobado; siempre con sus razones.",
                "It may be approved, conditional, waiting or rejected; always with the reasons.")),
        new(new("Firme el convenio", "Sign the agreement"), new(
            "Cada parte da su conformidad. El dinero queda comprometido.",
            "Each party assents. The money is committed."),
            new Bilingual("Por su club firma la presidencia.", "For your club its president signs.")),
        new(new("Deposite la parte del club", "Deposit the club's part"), new(
            "Solo en la cuenta registrada del proyecto. La tesorería lo registra y otra persona lo confirma.",
            "Only into the project's registered account. The treasury records it and another person confirms it."),
            new Bilingual(
                "Mire antes la página «Comisiones»: lo que se queda el envío también deja de atraer los otros tres pesos.",
                "Look at the page “Fees” first: what the transfer keeps no longer brings in the other three pesos.")),
        new(new("Siga la obra", "Follow the works"), new(
            "El avance físico y el gasto se informan cada trimestre, con fotos, y el comité de obra los confirma.",
            "Physical progress and spending are reported quarterly, with photos, and the works committee confirms them."),
            new Bilingual("Cada pago lleva dos autorizaciones y cada gasto su factura.",
                "Each payment has two approvals and each expense its invoice.")),
        new(new("Reciba la obra", "Receive the works"), new(
            "Su club y el comité de obra firman el acta de entrega. Al cierre, lo que sobró se devuelve a cada parte.",
            "Your club and the works committee sign the handing over. At the closing what is left returns to each party."),
            new Bilingual("Cualquiera puede comprobar un documento con el código que lleva impreso.",
                "Anybody can check a document by the code printed on it.")),
    ];
}
