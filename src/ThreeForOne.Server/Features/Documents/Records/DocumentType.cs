using System.Globalization;

namespace ThreeForOne.Server.Features.Documents.Records;

/// <summary>A kind of document: its code (also its template's name), its mark in folios, its titles.</summary>
public sealed record DocumentType(string Code, string Mark, string Spanish, string English)
{
    public static readonly DocumentType Acknowledgement =
        new("acknowledgement", "ACU", "Acuse de recibo de la solicitud", "Acknowledgement of the application");
    public static readonly DocumentType RequestForItems =
        new("request_for_items", "PRE", "Prevención: faltan elementos", "Request for missing items");
    public static readonly DocumentType TechnicalOpinion =
        new("technical_opinion", "DIC", "Dictamen técnico", "Technical opinion");
    public static readonly DocumentType SessionCall =
        new("session_call", "CVC", "Convocatoria a sesión del comité", "Call to a committee session");
    public static readonly DocumentType Minutes =
        new("minutes", "ACT", "Acta de la sesión del comité", "Minutes of the committee session");
    public static readonly DocumentType ApprovalLetter =
        new("approval_letter", "APR", "Oficio de aprobación", "Approval letter");
    public static readonly DocumentType RejectionLetter =
        new("rejection_letter", "NOA", "Oficio de no aprobación", "Letter of non-approval");
    public static readonly DocumentType Agreement =
        new("agreement", "CON", "Convenio de concertación", "Project agreement");
    public static readonly DocumentType DepositReceipt =
        new("deposit_receipt", "REC", "Recibo de aportación", "Deposit receipt");
    public static readonly DocumentType DepositReversal =
        new("deposit_reversal", "REV", "Reversión de depósito", "Deposit reversal");
    public static readonly DocumentType MinistrationOrder =
        new("ministration_order", "OMI", "Orden de ministración", "Ministration order");
    public static readonly DocumentType PaymentOrder =
        new("payment_order", "OPA", "Orden de pago", "Payment order");
    public static readonly DocumentType ClosingStatement =
        new("closing_statement", "CIE", "Estado de cierre por aportante", "Closing statement by party");
    public static readonly DocumentType AnnualReport =
        new("annual_report", "INF", "Informe anual del programa", "Annual programme report");

    public static readonly DocumentType ClubStatement =
        new("club_statement", "ECT", "Estado de cuenta del club", "Club statement");

    /// <summary>Every type the product issues, in the order of a project's life.</summary>
    public static IReadOnlyList<DocumentType> All { get; } =
    [
        Acknowledgement, RequestForItems, TechnicalOpinion, SessionCall, Minutes, ApprovalLetter, RejectionLetter,
        Agreement, DepositReceipt, DepositReversal, MinistrationOrder, PaymentOrder, ClosingStatement, AnnualReport,
        ClubStatement,
    ];

    /// <summary>The type with this code; an unknown code is a mistake in a process definition.</summary>
    public static DocumentType Of(string code) =>
        All.FirstOrDefault(t => t.Code == code)
        ?? throw new ArgumentException($"There is no document type '{code}'.", nameof(code));

    /// <summary>A document's folio: its project's or session's folio, the type's mark, its ordinal from 1.</summary>
    public string Folio(string owner, int ordinal) =>
        string.Create(CultureInfo.InvariantCulture, $"{owner}-{Mark}-{ordinal:00}");
}
