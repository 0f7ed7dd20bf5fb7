using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Features.Budgets;

/// <summary>What a municipality has certified of its part in each project, and what is missing.</summary>
public sealed class CertificationsPage(Database db, ReadCertifications certifications) : SignedInPage
{
    public IReadOnlyList<CertificationRow> Rows { get; private set; } = [];

    public async Task OnGet() => Rows = await db.Reading(Me, () => certifications.Of(null, Stop), Stop);
}
