using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>A town that a club's members come from.</summary>
public sealed class ClubTown
{
    public Guid ClubId { get; set; }
    public int Ordinal { get; set; }
    public required string StateCode { get; set; }
    public required string MunicipalityCode { get; set; }
    public required string Locality { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ClubTown>
    {
        public void Configure(EntityTypeBuilder<ClubTown> row)
        {
            row.ToTable("club_town");
            row.HasKey(r => new { r.ClubId, r.Ordinal });
        }
    }
}
