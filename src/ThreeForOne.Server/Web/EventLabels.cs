using ThreeForOne.Server.Features.Documents.Records;

namespace ThreeForOne.Server.Web;

/// <summary>What people read for an audit code: a past-tense sentence. Decisions of steps read as their outcome.</summary>
public static class EventLabels
{
    private static readonly Dictionary<string, Bilingual> Labels = new()
    {
        ["proposal.started"] = new("Se empezó la propuesta", "The proposal was started"),
        ["proposal.section_saved"] = new("Se guardó una parte de la propuesta", "A part of the proposal was saved"),
        ["proposal.submitted"] = new("Se envió la propuesta", "The proposal was submitted"),
        ["proposal.items_requested"] = new("Se pidió lo que falta", "What is missing was asked for"),
        ["proposal.amended"] = new("Se enviaron las correcciones", "The corrections were sent"),
        ["proposal.dismissed"] = new("Se desechó la propuesta", "The proposal was dismissed"),
        ["attachment.added"] = new("Se agregó un archivo", "A file was added"),
        ["attachment.removed"] = new("Se quitó un archivo", "A file was removed"),
        ["document.issued"] = new("Se emitió un documento", "A document was issued"),
        ["document.rendered"] = new("Se guardó el PDF del documento", "The document's PDF was stored"),
        ["account.entered"] = new("Se capturó la cuenta del proyecto", "The project's account was entered"),
        ["deposit.recorded"] = new("Se registró un depósito", "A deposit was recorded"),
        ["deposit.confirmed"] = new("Se confirmó un depósito", "A deposit was confirmed"),
        ["deposit.refused"] = new("Se rechazó un depósito", "A deposit was refused"),
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
        ["budget.reserved"] = new("Se apartaron los recursos", "The money was reserved"),
        ["budget.released"] = new("Se liberaron los recursos", "The money was released"),
        ["committee.ruled"] = new("Resolvió el comité", "The committee ruled"),
    };

    public static IReadOnlyCollection<string> All => Labels.Keys;

    /// <summary>A label for a code, or for a decision <c>step.outcome</c> the outcome's own label.</summary>
    public static Bilingual Of(string code) =>
        Labels.TryGetValue(code, out var label) ? label : OutcomeLabels.Of(code[(code.LastIndexOf('.') + 1)..]);

    /// <summary>The name of a document type.</summary>
    public static Bilingual Document(string type) => new(DocumentType.Of(type).Spanish, DocumentType.Of(type).English);
}
