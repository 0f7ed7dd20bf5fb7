using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>What a party put in, earned, spent and gets back at closing, in centavos.</summary>
public sealed class ClosingReturn
{
    public Guid ProjectId { get; set; }
    public required string Party { get; set; }
    public long ReceivedCentavos { get; set; }
    public long YieldCentavos { get; set; }
    public long SpentCentavos { get; set; }
    public long ReturnedCentavos { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ClosingReturn>
    {
        public void Configure(EntityTypeBuilder<ClosingReturn> row)
        {
            row.ToTable("closing_return");
            row.HasKey(r => new { r.ProjectId, r.Party });
        }
    }
}
