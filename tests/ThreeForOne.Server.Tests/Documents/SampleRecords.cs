using ThreeForOne.Server.Features.Documents.Records;
using static ThreeForOne.Server.Tests.Documents.SampleParts;

namespace ThreeForOne.Server.Tests.Documents;

/// <summary>One realistic record of each type up to the agreement.</summary>
internal static class SampleRecords
{
    public static DocumentRecord Of(string code, bool bilingual = true, bool demo = true) => code switch
    {
        "acknowledgement" => Acknowledgement(bilingual, demo),
        "request_for_items" => RequestForItems(bilingual, demo),
        "technical_opinion" => TechnicalOpinion(bilingual, demo),
        "session_call" => SessionCall(bilingual, demo),
        "minutes" => Minutes(bilingual, demo),
        "approval_letter" => ApprovalLetter(bilingual, demo),
        "rejection_letter" => RejectionLetter(bilingual, demo),
        "agreement" => Agreement(bilingual, demo),
        _ => SampleMoneyRecords.Of(code, bilingual, demo),
    };

    private static Acknowledgement Acknowledgement(bool bilingual, bool demo) => new(
        Head(DocumentType.Acknowledgement, bilingual, demo), Project, Amount.Pesos(5_000_000_00),
        Money(s => new(s.Party, s.Name, Reserved: s.Party == "federal" ? 1_000_000_00 : 1_250_000_00,
            Gap: s.Party == "federal" ? 250_000_00 : 0)),
        [
            new("Tubería de PVC hidráulico de 4\", clase 10, con piezas especiales", "m", "2,450", 612_50,
                1_500_625_00),
            new("Tanque elevado de concreto armado f'c ≥ 250 kg/cm², 60 m³", "pieza", "1", 2_899_375_00, 2_899_375_00),
            new("Tomas domiciliarias con medidor", "toma", "186", 3_225_80, 600_000_00),
        ],
        [
            new(new("Toma de Nota del club", "The club's registration"), "toma-de-nota-santa-ana.pdf", new('a', 64)),
            new(new("Comprobante de propiedad del predio", "Proof of ownership of the site"),
                "Escaneo_final_FINAL(2)_escritura-pública-núm-118-notaría-4-Jalpa-Zacatecas-con-anexos-y-planos.pdf",
                new('b', 64)),
            new(new("Tres cotizaciones", "Three quotes"), "cotizaciones.zip", new('c', 64)),
        ],
        new("El club eligió presentar el proyecto con el faltante abierto.",
            "The club chose to submit with the gap open."),
        new("La delegación revisa si falta algún elemento. Si falta, se lo dirá por escrito y una sola vez.",
            "The delegation checks whether any item is missing. If so, it will tell you in writing, once."),
        new(At(14), 10, WorkingDays: true, Moment.In(Issued.AddDays(14), "America/Chicago")));

    private static RequestForItems RequestForItems(bool bilingual, bool demo) => new(
        Head(DocumentType.RequestForItems, bilingual, demo), Project,
        [
            new(new("Dos cotizaciones más", "Two more quotes"),
                new("Se piden tres de proveedores distintos; la solicitud trae una.",
                    "Three from different suppliers are asked; the application has one."),
                "RO 2014, 3.4.1"),
            new(new("Comprobante de propiedad del predio", "Proof of ownership of the site"),
                new("El documento recibido no es legible en sus páginas 3 a 5.",
                    "Pages 3 to 5 of the file received cannot be read."),
                "RO 2014, 3.4.2 b)"),
        ],
        new(At(14), 10, WorkingDays: true, Moment.In(Issued.AddDays(14), "America/Los_Angeles")), Late: false);

    private static TechnicalOpinion TechnicalOpinion(bool bilingual, bool demo) => new(
        Head(DocumentType.TechnicalOpinion, bilingual, demo), Project, Amount.Pesos(5_000_000_00),
        Money(s => new(s.Party, s.Name, Reserved: s.Share)),
        [
            new(new("Costos unitarios", "Unit costs"), true, new("Dentro del 8 % del tabulador estatal vigente.")),
            new(new("Tenencia de la tierra", "Land tenure"), true,
                new("Escritura pública 118, inscrita a nombre del municipio.")),
            new(new("Permisos", "Permits"), true, new("Concesión de Conagua vigente hasta 2031.")),
            new(new("Duplicidad", "Duplicate"), false,
                new("Existe una línea de 1998 en desuso; el proyecto la sustituye y no la duplica.")),
        ],
        new("FAVORABLE", "Favourable"),
        new("La obra es viable y su costo, razonable. La línea anterior se retira como parte del proyecto."));

    private static SessionPart Session => new(
        "ZAC-2026-S02", new("Segunda sesión ordinaria del COVAM de Zacatecas",
            "Second ordinary session of the Zacatecas committee (COVAM)"), At(-1));

    private static SessionCallRecord SessionCall(bool bilingual, bool demo) => new(
        Head(DocumentType.SessionCall, bilingual, demo) with
        {
            ProjectFolio = null,
            DocumentFolio = DocumentType.SessionCall.Folio("ZAC-2026-S02", 1)
        },
        Session.Name, At(30), "Palacio de Gobierno, Zacatecas", At(-1), 3,
        [
            new("ZAC-2026-0008", "Lienzo charro", "Ermita de los Correa, Jerez", 900_000_00, 675_000_00),
            new("ZAC-2026-0041", Project.Title, "El Durazno, Jalpa", 6_666_666_67, 5_000_000_00),
        ]);

    private static Minutes Minutes(bool bilingual, bool demo) => new(
        Head(DocumentType.Minutes, bilingual, demo) with
        {
            ProjectFolio = null,
            DocumentFolio = DocumentType.Minutes.Folio("ZAC-2026-S02", 1)
        },
        Session, At(-35), true,
        [
            new(new("Gobierno federal", "Federal government"), "Delegación Zacatecas"),
            new(new("Gobierno del estado", "State government"), "Secretaría de Desarrollo Social de Zacatecas"),
            new(new("Municipios", "Municipalities"), "H. Ayuntamiento de Jerez"),
            new(new("Migrantes", "Migrants"), "Federación de Clubes Zacatecanos del Sur de California"),
        ],
        [
            new("ZAC-2026-0041", Project.Title, "approved", 3, 0, 1, 5_000_000_00,
                new("Primer lugar por carencia de agua.", "First rank by lack of water.")),
            new("ZAC-2026-0017", "Aulas de la telesecundaria «Niños Héroes», Peñón Blanco", "conditional", 4, 0, 0,
                1_200_000_00, new("Sujeta a permiso de construcción.", "Subject to a building permit.")),
            new("ZAC-2026-0052", "Empedrado de la calle Ñuñoa", "waiting", 4, 0, 0, 0,
                new("Sin techo disponible.", "No budget left.")),
            new("ZAC-2026-0008", "Lienzo charro", "rejected", 1, 3, 0, 0,
                new("No es prioridad del ejercicio.", "Not a priority of the year.")),
        ],
        [
            new("municipal", "Municipios", 21_500_000_00, 1_633_333_34, 19_866_666_66),
            new("state", "Gobierno del estado", 19_000_000_00, 1_633_333_33, 17_366_666_67),
            new("federal", "Federación", 19_000_000_00, 1_300_000_00, 17_700_000_00),
        ],
        Amount.Pesos(6_200_000_00))
    {
        Criteria = [new(new("Carencias de la localidad", "Need of the locality"), 40),
            new(new("Personas beneficiadas", "People who benefit"), 30), new(new("Listo para iniciar", "Ready"), 30)],
        Ranking =
        [
            new(1, "ZAC-2026-0041", Project.Title, [90, 100, 80], 90_00,
                [new("A favor"), new("A favor"), new("A favor"), new("Excusa")], null, 0, false),
            new(2, "ZAC-2026-0052", "Empedrado de la calle Ñuñoa", [40, 12, 80], 43_60,
                [new("A favor"), new("A favor"), new("A favor"), new("—")], new("Federal"), 1_250_000_00, true),
        ],
        Correction = new("ZAC-2026-S02-ACT-01", "El lugar decía Jerez; la sesión fue en Zacatecas."),
    };

    private static ApprovalLetter ApprovalLetter(bool bilingual, bool demo) => new(
        Head(DocumentType.ApprovalLetter, bilingual, demo), Project, Session, Amount.Pesos(5_000_000_00 - 1),
        Money(s => new(s.Party, s.Name, Reserved: s.Party == "club" ? s.Share - 1 : s.Share)),
        [Shares[0] with { Share = Shares[0].Share - 1 }, .. Shares[1..]],
        [
            new("RO 2026, 3.2", new("Partes iguales: 4,999,999.99 entre cuatro.",
                "Equal shares: 4,999,999.99 over four.")),
            new("RO 2026, 3.2.1",
                new("Federación: 1,249,999.99 excede el máximo de 1,000,000.00; queda en 1,000,000.00.",
                    "Federal: 1,249,999.99 exceeds the maximum of 1,000,000.00; it stays at 1,000,000.00.")),
            new("RO 2026, 3.2.4",
                new("El club eligió que los demás absorban 249,999.99; cada uno aceptó.",
                    "The club chose that the others absorb 249,999.99; each accepted.")),
        ],
        [new("Entregar el permiso de construcción antes del 30 de junio de 2026.",
            "Hand in the building permit before June 30, 2026.")],
        new("Atiende a una localidad sin agua potable; su costo por familia está dentro del tabulador.",
            "It serves a town without drinking water; its cost per family is within the tabulated range."),
        new(At(45), 45, Reader: Moment.In(Issued.AddDays(45), "America/Chicago")));

    private static RejectionLetter RejectionLetter(bool bilingual, bool demo) => new(
        Head(DocumentType.RejectionLetter, bilingual, demo), Project, Session, Amount.Pesos(987_654_321_09),
        [
            new(new("Prioridad social", "Social priority"),
                new("La localidad ya cuenta con el servicio.", "The town already has the service."), "RO 2026, 4.1"),
            new(new("Costo", "Cost"),
                new("El costo por familia es tres veces el tabulador y no se justificó.",
                    "The cost per family is three times the tabulated one and was not justified."), "RO 2026, 4.3"),
        ],
        new("Puede presentar de nuevo el proyecto, corregido, en la siguiente recepción. La delegación le " +
            "explica cada razón si usted lo pide.",
            "You may submit the project again, corrected, in the next reception period. The delegation explains " +
            "each reason if you ask."));

    private static Agreement Agreement(bool bilingual, bool demo) => new(
        Head(DocumentType.Agreement, bilingual, demo), Project, Amount.Pesos(5_000_000_00),
        Money(s => new(s.Party, s.Name, Committed: s.Share)), Shares,
        [.. Shares.Select((s, i) => new DepositDue(s.Party, s.Share, new(At(20 + (10 * i)), 20 + (10 * i))))],
        Account,
        [
            new("Cada parte deposita su aportación en la cuenta registrada, en las fechas de este convenio; el " +
                "municipio primero y la Federación al final.",
                "Each party deposits its contribution into the registered account on the dates of this " +
                "agreement; the municipality first, the Federation last."),
            new("Ningún pago sale de la cuenta antes de que se confirmen todas las aportaciones que ya " +
                "vencieron, y cada pago lo aprueban dos personas distintas de quien lo ordena.",
                "No payment leaves the account before every contribution due is confirmed, and each is approved " +
                "by two people other than the one who orders it."),
            new("Al cierre, lo no gastado vuelve a cada parte según lo que depositó, al centavo.",
                "At closing, what was not spent returns to each party by what it deposited, to the centavo."),
        ],
        [
            Act("club", "Asiente por el club", "Assents for the club", "Presidencia del club", -4, paper: true),
            Act("municipal", "Asiente por el municipio", "Assents for the municipality",
                "Presidencia municipal de Jalpa", -3, paper: true),
            Act("state", "Asiente por el estado", "Assents for the state",
                "Secretaría de Desarrollo Social de Zacatecas", -2, paper: true),
            Act("federal", "Asiente por la Federación", "Assents for the Federation", "Delegación Zacatecas", -1,
                paper: true),
        ]);
}
