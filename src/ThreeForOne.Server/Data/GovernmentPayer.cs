using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>Words of a government's name, or its RFC, without case and accents.</summary>
public sealed class GovernmentPayer
{
    public required string Pattern { get; set; }
    public required string Kind { get; set; }

    /// <summary>Offices of this installation that are governments, or keep a government's money.</summary>
    public static IReadOnlyList<string> OfficeKinds { get; } =
        ["federal", "state", "municipality", "delegation", "treasury", "executor", "programme", "auditor"];

    internal sealed class Mapping : IEntityTypeConfiguration<GovernmentPayer>
    {
        public void Configure(EntityTypeBuilder<GovernmentPayer> row)
        {
            row.ToTable("government_payer");
            row.HasKey(r => r.Pattern);
        }
    }
}
