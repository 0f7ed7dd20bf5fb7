using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>The last folio given in a state and year: gapless.</summary>
public sealed class FolioCounter
{
    public required string StateCode { get; set; }
    public int FiscalYear { get; set; }
    public int Last { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<FolioCounter>
    {
        public void Configure(EntityTypeBuilder<FolioCounter> row)
        {
            row.ToTable("folio_counter");
            row.HasKey(r => new { r.StateCode, r.FiscalYear });
        }
    }
}
