using ThreeForOne.Server.Features.Documents.Records;

namespace ThreeForOne.Server.Web;

/// <summary>
/// What people read for an audit code: a past-tense sentence. Decisions of steps read as their outcome.
/// </summary>
public static class EventLabels
{
    private static readonly Dictionary<string, Bilingual> Labels = new()
    {
        ["proposal.started"] = new("Se empezó la propuesta", "The proposal was started"),
        ["proposal.section_saved"] = new("Se guardó una sección", "A section was saved"),
        ["section.opened"] = new("Se abrió una parte a la oficina de obras", "A part was opened to the works office"),
        ["section.ready"] = new("La oficina de obras terminó su parte", "The works office finished its part"),
        ["section.confirmed"] = new("El club confirmó la parte", "The club confirmed the part"),
        ["section.taken_back"] = new("El club retiró la parte", "The club took the part back"),
        ["proposal.copied"] = new("Se copió de una propuesta anterior", "It was copied from an earlier proposal"),
        ["proposal.submitted"] = new("Se envió la propuesta", "The proposal was submitted"),
        ["proposal.items_requested"] = new("Se pidió lo que falta", "Missing items were requested"),
        ["proposal.amended"] = new("Se corrigió la propuesta", "The proposal was corrected"),
        ["proposal.dismissed"] = new("Se desechó la propuesta", "The proposal was dismissed"),
        ["attachment.added"] = new("Se agregó un archivo", "A file was added"),
        ["attachment.accepted"] = new("Se aceptó un documento", "A document was accepted"),
        ["attachment.returned"] = new("Se devolvió un documento", "A document was returned"),
        ["proposal.papers_accepted"] = new("Se aceptaron los documentos", "The documents were accepted"),
        ["identity_paper.opened"] = new("Se abrió una identificación", "An identity paper was opened"),
        ["attachment.removed"] = new("Se quitó un archivo", "A file was removed"),
        ["task.claimed"] = new("Alguien tomó la tarea", "Somebody took the task"),
        ["task.taken_over"] = new("Otra persona tomó la tarea en su lugar", "Somebody else took the task over"),
        ["task.released"] = new("Se soltó la tarea", "The task was released"),
        ["session.called"] = new("Se convocó a sesión del comité", "A committee session was called"),
        ["session.attended"] = new("Se registró la asistencia de un sector", "A sector's attendance was recorded"),
        ["session.proposed"] = new("Se propusieron las resoluciones", "The rulings were proposed"),
        ["session.closed"] = new("Se cerró la sesión del comité", "The committee session was closed"),
        ["session.void"] =
            new("La sesión quedó sin efecto por falta de quórum", "The session was void for lack of a quorum"),
        ["vote.entered"] = new("Se capturó el voto en papel de un sector", "A sector's paper vote was entered"),
        ["project.scored"] = new("Se calificó el proyecto", "The project was scored"),
        ["minutes.signed"] = new("Se agregó el acta firmada", "The signed minutes were added"),
        ["minutes.corrected"] = new("Se corrigió el acta", "The minutes were corrected"),
        ["vote.cast"] = new("Votó un sector", "A sector voted"),
        ["rule_pack.loaded"] = new("Se cargaron las reglas de un año", "A year's rules were loaded"),
        ["edition.opened"] = new("Se abrió el ejercicio", "The edition was opened"),
        ["envelope.changed"] = new("Se publicó o cambió un techo", "An envelope was published or changed"),
        ["envelope.cut"] = new("Se recortó un techo", "An envelope was cut"),
        ["envelope.change_reversed"] =
            new("Se revirtió un cambio de un techo", "A change of an envelope was taken back"),
        ["envelope.transferred"] = new("Se traspasó entre techos", "Money was moved between envelopes"),
        ["edition.closed"] = new("Se cerró el ejercicio", "The edition was closed"),
        ["contribution.certified"] = new("El municipio certificó su parte", "The municipality certified its part"),
        ["reservation.fell"] = new("Un recorte liberó lo reservado", "A cut released the reservation"),
        ["accounting_period.closed"] = new("Se cerró el periodo contable", "The accounting period was closed"),
        ["history.imported"] = new("Se importó la inversión histórica", "The historical investment was imported"),
        ["document.issued"] = new("Se emitió un documento", "A document was issued"),
        ["document.rendered"] = new("Se guardó el PDF del documento", "The document's PDF was stored"),
        ["document.cancelled"] = new("Se canceló un documento", "A document was cancelled"),
        ["account.entered"] = new("Se capturó la cuenta del proyecto", "The project's account was entered"),
        ["deposit.recorded"] = new("Se registró un depósito", "A deposit was recorded"),
        ["deposit.confirmed"] = new("Se confirmó un depósito", "A deposit was confirmed"),
        ["deposit.refused"] = new("Se rechazó un depósito", "A deposit was refused"),
        ["deposit.reversal_proposed"] =
            new("Se propuso revertir un depósito", "The reversal of a deposit was proposed"),
        ["deposit.reversed"] = new("Se revirtió un depósito", "A deposit was reversed"),
        ["deposit.reversal_refused"] = new("No se aceptó revertir un depósito", "A deposit was not reversed"),
        ["project.funds_missing"] =
            new("El proyecto volvió a esperar depósitos", "The project waits for deposits again"),
        ["match.lowered"] = new(
            "Las partes bajaron a lo que el club depositó", "The shares were lowered to what the club deposited"),
        ["match.kept"] = new("Las partes quedaron como se convinieron", "The shares stayed as agreed"),
        ["yield.recorded"] = new("Se registraron rendimientos", "Yields were recorded"),
        ["yield.confirmed"] = new("Se confirmaron rendimientos", "Yields were confirmed"),
        ["yield.refused"] = new("Se rechazaron rendimientos", "Yields were refused"),
        ["bank_line.recorded"] = new("Se registró un depósito por identificar", "A credit to explain was recorded"),
        ["bank_line.divided"] = new("Se identificó un depósito", "A credit was explained"),
        ["bank_line.return_proposed"] = new("Se propuso devolver un depósito", "The return of a credit was proposed"),
        ["bank_line.returned"] = new("Se devolvió un depósito", "A credit was returned"),
        ["bank_line.return_refused"] = new("No se aceptó devolver un depósito", "A credit was not returned"),
        ["ministration.ordered"] = new("Se ordenó la ministración", "The share was ordered to be paid"),
        ["payment.ordered"] = new("Se ordenó un pago", "A payment was ordered"),
        ["payment.paid"] = new("Se pagó", "The payment went out"),
        ["payment.rejected"] = new("Se rechazó un pago", "A payment was rejected"),
        ["expense.recorded"] = new("Se registró una factura", "An invoice was recorded"),
        ["expense.accepted"] = new("Se aceptó una factura", "An invoice was accepted"),
        ["expense.rejected"] = new("Se rechazó una factura", "An invoice was rejected"),
        ["works.started"] = new("Empezó la obra", "The works started"),
        ["progress.reported"] = new("Se informó el avance", "Progress was reported"),
        ["project.closed"] = new("Se cerró el proyecto", "The project was closed"),
        ["project.withdrawn"] = new("El club desistió", "The club withdrew"),
        ["project.cancelled"] = new("Se canceló el proyecto", "The project was cancelled"),
        ["timer.cure"] = new("Venció el plazo para completar", "The time to complete ran out"),
        ["timer.conditions"] = new("Venció el plazo de las condiciones", "The time for the conditions ran out"),
        ["timer.agreement"] = new("Venció el plazo del convenio", "The time for the agreement ran out"),
        ["question.asked"] = new("Se hizo una pregunta", "A question was asked"),
        ["question.answered"] = new("Se contestó una pregunta", "A question was answered"),
        ["question.asked_on"] = new("Se escribió más en una pregunta", "More was written in a question"),
        ["question.closed"] = new("Se cerró una pregunta", "A question was closed"),
        ["note.added"] = new("Se guardó una nota interna", "An internal note was kept"),
        ["closure.added"] = new("Una oficina avisó que cierra", "An office said that it closes"),
        ["closure.removed"] = new("Una oficina no cerrará", "An office will not close after all"),
        ["deadline.prolonged"] = new(
            "Se prolongó un plazo por el cierre de una oficina", "A deadline was prolonged by an office's closure"),
        ["backup.taken"] = new("Se hizo un respaldo", "A backup was taken"),
        ["backup.restored"] = new("Se restauró un respaldo", "A backup was restored"),
        ["mail.notice_failed"] = new("Un aviso no llegó por correo", "A notice did not arrive by mail"),
        ["mail.notice_settled"] = new("Se avisó de otra manera", "The notice was given in another way"),
        ["retention.erased"] = new("Se borró lo que ya no se conserva", "What is no longer kept was erased"),
        ["outbox.retried"] = new("Se volvió a intentar un trabajo", "A piece of work was tried again"),
        ["incident.resolved"] = new("Se resolvió un incidente", "An incident was resolved"),
        ["incident.retried"] = new("Se volvió a intentar un incidente", "An incident was tried again"),
        ["timer.deposit"] = new(
            "Venció el plazo del depósito del club", "The time for the club's deposit ran out"),
        ["person.appointed"] = new("Se nombró a quien vota en papel", "Who votes on paper was appointed"),
        ["person.invited"] = new("Se invitó a una persona", "A person was invited"),
        ["invitation.accepted"] = new("Se aceptó la invitación", "The invitation was accepted"),
        ["account.reset"] = new("Se eligió otra contraseña con un enlace", "Another password was chosen by a link"),
        ["account.password_changed"] = new("Se cambió la contraseña", "The password was changed"),
        ["second_factor.set_up"] = new("Se preparó el segundo paso", "The second step was set up"),
        ["second_factor.reset"] = new("Se quitó el segundo paso", "The second step was removed"),
        ["recovery_code.used"] = new("Se usó un código de recuperación", "A recovery code was used"),
        ["recovery_code.renewed"] = new(
            "Se hicieron códigos de recuperación nuevos", "New recovery codes were made"),
        ["staff.joined"] = new("Se unió una cuenta institucional", "A staff account was joined"),
        ["staff.removed"] = new("Se quitó una cuenta institucional", "A staff account was removed"),
        ["passkey.added"] = new("Se agregó una llave de acceso", "A passkey was added"),
        ["passkey.renamed"] = new("Cambió el nombre de una llave de acceso", "A passkey was renamed"),
        ["passkey.removed"] = new("Se quitó una llave de acceso", "A passkey was removed"),
        ["sign_in.ended"] = new("Se cerró la cuenta en otros equipos", "The account was signed out elsewhere"),
        ["organisation.created"] = new("Se dio de alta una organización", "An organisation was added"),
        ["club.registered"] = new("Se registró un club", "A club was registered"),
        ["filing.handed_in"] = new("Un club entregó un papel", "A club handed in a paper"),
        ["filing.verified"] = new("Se verificó el papel de un club", "A club's paper was verified"),
        ["filing.refused"] = new("No se verificó el papel de un club", "A club's paper was not verified"),
        ["organisation.changed"] = new("Cambió el nombre o el RFC de una organización",
            "The name or RFC of an organisation changed"),
        ["appointment.ended"] = new("Terminó un nombramiento", "An appointment ended"),
        ["account.blocked"] = new("Se bloqueó una cuenta", "An account was blocked"),
        ["account.unblocked"] = new("Se desbloqueó una cuenta", "An account was unblocked"),
        ["account.link_made"] = new("Se hizo un enlace nuevo", "A new link was made"),
        ["committee.ruled"] = new("Resolvió el comité", "The committee ruled"),
    };

    /// <summary>
    /// A machine's doing, told to auditors with the document; people who read a project's story know already that the
    /// document was issued.
    /// </summary>
    public const string PdfStored = "document.rendered";

    public static IReadOnlyCollection<string> All => Labels.Keys;

    /// <summary>A label for a code, or for a decision <c>step.outcome</c> the outcome's own label.</summary>
    public static Bilingual Of(string code) =>
        Labels.TryGetValue(code, out var label) ? label : OutcomeLabels.Of(code[(code.LastIndexOf('.') + 1)..]);

    /// <summary>The name of a document type.</summary>
    public static Bilingual Document(string type) => new(DocumentType.Of(type).Spanish, DocumentType.Of(type).English);
}
