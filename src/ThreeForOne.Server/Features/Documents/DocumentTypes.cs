namespace ThreeForOne.Server.Features.Documents;

/// <summary>A type of document: its code in folios and its name.</summary>
public sealed record DocumentType(string Type, string FolioCode, Bilingual Name);

/// <summary>Every type of document that this installation issues.</summary>
public static class DocumentTypes
{
    public static IReadOnlyList<DocumentType> All { get; } =
    [
        new("acknowledgement", "ACU", new("Acuse de recibo de la solicitud", "Acknowledgement of the application")),
        new("request_for_items", "PRE", new("Prevención: lo que falta", "Request for missing items")),
        new("technical_opinion", "DIC", new("Dictamen técnico", "Technical opinion")),
        new("approval_letter", "APR", new("Oficio de aprobación", "Approval letter")),
        new("rejection_letter", "NAP", new("Oficio de no aprobación", "Rejection letter")),
        new("agreement", "CON", new("Convenio de Concertación", "Project agreement")),
        new("deposit_receipt", "REC", new("Recibo de depósito", "Deposit receipt")),
        new("ministration_order", "MIN", new("Orden de ministración", "Ministration order")),
        new("payment_order", "PAG", new("Orden de pago", "Payment order")),
        new("progress_report", "AVA", new("Informe de avance", "Progress report")),
        new("closing_statement", "CIE", new("Estado de cierre", "Closing statement")),
        new("annual_report", "INF", new("Informe anual del programa", "Annual programme report")),
    ];

    public static DocumentType Of(string type) => All.First(t => t.Type == type);
}
