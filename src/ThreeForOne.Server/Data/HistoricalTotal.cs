using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>The printed total of a historical source, kept as printed.</summary>
public sealed class HistoricalTotal
{
    public required string Source { get; set; }
    public int Projects { get; set; }
    public long UsdCents { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<HistoricalTotal>
    {
        public void Configure(EntityTypeBuilder<HistoricalTotal> row)
        {
            row.ToTable("historical_total");
            row.HasKey(r => r.Source);
        }
    }
}
