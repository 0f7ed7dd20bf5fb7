using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>What one party's share was before it was lowered and is after, in centavos.</summary>
public sealed class ShareLoweringPart
{
    public Guid LoweringId { get; set; }
    public Guid ProjectId { get; set; }
    public Guid ShareId { get; set; }
    public long BeforeCentavos { get; set; }
    public long AfterCentavos { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ShareLoweringPart>
    {
        public void Configure(EntityTypeBuilder<ShareLoweringPart> row)
        {
            row.ToTable("share_lowering_part");
            row.HasKey(r => new { r.LoweringId, r.ShareId });
        }
    }
}
