using ThreeForOne.Server.Features.Documents.Records;
using static ThreeForOne.Server.Tests.Documents.SampleParts;

namespace ThreeForOne.Server.Tests.Documents;

/// <summary>One realistic record of each type that moves or sums up money; figures from DOMAIN.md.</summary>
internal static class SampleMoneyRecords
{
    public static DocumentRecord Of(string code, bool bilingual, bool demo) => code switch
    {
        "deposit_receipt" => DepositReceipt(bilingual, demo),
        "ministration_order" => MinistrationOrder(bilingual, demo),
        "payment_order" => PaymentOrder(bilingual, demo),
        "closing_statement" => ClosingStatement(bilingual, demo),
        "deposit_reversal" => DepositReversal(bilingual, demo),
        "club_statement" => ClubStatement(bilingual, demo),
        "annual_report" => AnnualReport(bilingual, demo),
        _ => throw new ArgumentException(code, nameof(code)),
    };

    private static DepositReceipt DepositReceipt(bool bilingual, bool demo) => new(
        Head(DocumentType.DepositReceipt, bilingual,
            demo) with
        { DocumentFolio = DocumentType.DepositReceipt.Folio("ZAC-2026-0041", 2) }, Project, "club",
                "Envíos Güero, Inc., por cuenta del club",
        Amount.Dollars(4_000_00), 5_00, 18_452_300, 73_716_94, Amount.Pesos(73_716_94), 0,
        75_000_00, 73_716_94, 1_283_06, 0, "SPEI 085900417123456789", At(-1),
        [
            new("club", Project.Club, Paid: 73_716_94, Committed: 1_283_06),
                new("municipal", "H. Ayuntamiento de Jalpa", Paid: 75_000_00),
            new("state", "Secretaría de Desarrollo Social de Zacatecas", Committed: 75_000_00),
            new("federal", "Secretaría de Bienestar", Committed: 75_000_00),
        ],
        [
            Act("", "Registró el depósito", "Recorded the deposit", "Ventanilla de la tesorería", -1),
            Act("", "Confirmó el depósito", "Confirmed the deposit", "Conciliación bancaria", 0),
        ],
        "ZAC-2026-0041-REC-01");

    private static DepositReversalRecord DepositReversal(bool bilingual, bool demo) => new(
        Head(DocumentType.DepositReversal, bilingual, demo), Project, "club", "Envíos Güero, Inc., por cuenta del club",
        Amount.Pesos(73_716_94), 73_716_94, 0, "SPEI 085900417123456789", At(-1), "ZAC-2026-0041-REC-01",
        "El banco devolvió el envío: la cuenta de origen no tenía fondos.", 75_000_00, 0, 75_000_00, 0,
        [
            new("club", Project.Club, Committed: 75_000_00),
            new("municipal", "H. Ayuntamiento de Jalpa", Paid: 75_000_00),
        ],
        [
            Act("", "Propone la reversión", "Proposes the reversal", "Ventanilla de la tesorería", -1),
            Act("", "Aprueba la reversión", "Approves the reversal", "Conciliación bancaria", 0),
        ]);

    private static ClubStatement ClubStatement(bool bilingual, bool demo) => new(
        Head(DocumentType.ClubStatement, bilingual, demo), Project.Club, Project.Federation, "CHI-2024-0117", 2026,
        [
            new("ZAC-2026-0041", Project.Title, 75_000_00, 75_000_00, 0, 4_94, 0,
            [
                new("2026-05-04", "WIRE-2199", "reversed", 4_000_00, 5_00, 18_452_300, 73_716_94, 73_716_94, 0),
                new("2026-05-06", "WIRE-2201", "confirmed", 4_000_00, 5_00, 18_452_300, 73_716_94, 73_716_94, 0),
                new("2026-05-20", "WIRE-2202", "confirmed", null, null, null, 1_288_00, 1_283_06, 4_94),
            ]),
        ],
        new(75_000_00, 4_000_00, 5_00, 75_004_94, 75_000_00, 4_94, 0), 92_26, 369_04);

    private static MinistrationOrder MinistrationOrder(bool bilingual, bool demo) => new(
        Head(DocumentType.MinistrationOrder, bilingual, demo), Project, "federal",
        "Secretaría de Bienestar, Delegación Zacatecas", Amount.Pesos(1_000_000_00),
            "20-S061-2026 · infraestructura · Zacatecas",
        new(At(10), 10), Account, "ZAC-2026-0041-CON-01",
        [Act("federal", "Ordena la ministración", "Orders the ministration", "Delegación Zacatecas", 0)]);

    private static PaymentOrder PaymentOrder(bool bilingual, bool demo) => new(
        Head(DocumentType.PaymentOrder, bilingual, demo), Project, "Constructora Peñalosa e Hijos, S.A. de C.V.",
            "CPE980214QX7",
        "072180012345678901", "Estimación 2 del contrato ZAC-2026-0041-C1: línea de conducción, tramo 0+400 a 1+250",
        "6f1c2a9e-0f65-4d0d-9a3b-8c5d7e21b0aa", 290_000_00,
        [
            new(new("Amortización del anticipo", "Advance amortised"), 87_000_00, "RO 2026, 5.6"),
            new(new("Cinco al millar", "Five per thousand"), 1_250_00, "LFD 191"),
        ],
        Amount.Pesos(201_750_00),
        [.. Shares.Select((s, i) => new PartyCentavos(s.Party, s.Name, i == 3 ? 40_350_00 : 53_800_00))],
        Account,
        [
            Act("", "Ordenó el pago", "Ordered the payment", "Ordenación de pagos", -2),
            Act("", "Aprobó el pago (1 de 2)", "Approved the payment (1 of 2)", "Aprobación de pagos, titular", -1),
            Act("", "Aprobó el pago (2 de 2)", "Approved the payment (2 of 2)", "Aprobación de pagos, suplente", 0),
        ]);

    private static ClosingStatement ClosingStatement(bool bilingual, bool demo) => new(
        Head(DocumentType.ClosingStatement, bilingual, demo), Project, Amount.Pesos(912_345_67),
            Amount.Pesos(90_864_88),
        [
            new("club", Project.Club, 250_000_00, 802_63, 228_086_42, 22_716_21),
            new("municipal", "H. Ayuntamiento de Jalpa", 250_000_00, 802_64, 228_086_41, 22_716_23),
            new("state", "Secretaría de Desarrollo Social de Zacatecas", 250_000_00, 802_64, 228_086_42, 22_716_22),
            new("federal", "Secretaría de Bienestar", 250_000_00, 802_64, 228_086_42, 22_716_22),
        ],
        new(At(15), 15), [Act("", "Cerró el proyecto", "Closed the project", "Delegación Zacatecas", 0)], 4_94);

    private static AnnualReport AnnualReport(bool bilingual, bool demo) => new(
        Head(DocumentType.AnnualReport, bilingual, demo) with
        {
            ProjectFolio = null,
            DocumentFolio = DocumentType.AnnualReport.Folio("ZAC-2026", 1),
            InegiKey = "32",
            Place = "Zacatecas"
        },
        2026,
        new("Fuente: Secretaría de Planeación y Finanzas, Gobierno del Estado de Zacatecas (1998), impresa como " +
            "tabla 6 en el ensayo «Collective Migrants and Their Role in Mexico's Development».",
            "Source: Secretaría de Planeación y Finanzas, State Government of Zacatecas (1998), printed as table " +
            "6 in the essay \"Collective Migrants and Their Role in Mexico's Development\"."),
        [
            new(1993, 7, 603_675_00), new(1994, 30, 1_118_453_00), new(1995, 34, 615_016_00), new(1996, 63, 932_241_00),
            new(1997, 77, 2_127_174_00), new(1998, 8, 32_983_00), new(1999, 93, 5_044_921_00),
                new(2000, 117, 6_349_206_00),
        ],
        new(429, 16_823_669_00), new(429, 16_823_670_00), new(0, -1_00),
        [
            new(2025, "Tres por Uno", 212, 54_321_000_00, 54_321_000_00, 54_321_000_00, 48_100_250_50),
            new(2025, "Dos por Uno", 18, 9_000_000_00, 0, 9_000_000_00, 9_000_000_00),
            new(2026, "Tres por Uno", 41, 12_345_678_90, 12_345_678_91, 12_345_678_90, 11_000_000_00),
        ],
        SamplePlot.Investment(),
        new("La inversión creció de US$ 603,675 en 1993 a US$ 6,349,206 en 2000; cayó en 1998, año de cambio de " +
            "gobierno estatal.",
            "Investment grew from US$ 603,675 in 1993 to US$ 6,349,206 in 2000; it fell in 1998, when the state " +
            "government changed."));
}
