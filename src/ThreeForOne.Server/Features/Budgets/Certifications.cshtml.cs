using ThreeForOne.Server.Features.Exports;

namespace ThreeForOne.Server.Features.Budgets;

/// <summary>What a municipality has certified of its part in each project, and what is missing.</summary>
public sealed class CertificationsPage(Database db, ReadCertifications certifications) : ListPage<CertificationRow>
{
    public IReadOnlyList<CertificationRow> Rows { get; private set; } = [];

    public async Task OnGet() => Rows = await db.Reading(Me, () => certifications.Of(null, Stop), Stop);

    protected override ListFile<CertificationRow> AsFile(Texts text) =>
        new ListFile<CertificationRow>(text["certificacion-municipal", "municipal-certification"], text)
            .Text(new("Folio", "Folio"), row => row.Folio)
            .Text(new("Proyecto", "Project"), row => row.Title)
            .Text(new("Localidad", "Locality"), row => row.Locality)
            .Amount(new("Costo, MXN", "Cost, MXN"), row => row.Cost)
            .Amount(new("Su parte, MXN", "Your part, MXN"), row => row.Share)
            .Amount(new("Certificado, MXN", "Certified, MXN"), row => row.Certified)
            .Amount(new("Falta, MXN", "Missing, MXN"), row => row.Missing);

    protected override IAsyncEnumerable<CertificationRow> AllRows() => certifications.All();
}
