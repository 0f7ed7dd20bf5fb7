using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>A year of table 6 as printed: projects, US cents.</summary>
public sealed class HistoricalInvestment
{
    public int Year { get; set; }
    public int Projects { get; set; }
    public long UsdCents { get; set; }
    public required string Source { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<HistoricalInvestment>
    {
        public void Configure(EntityTypeBuilder<HistoricalInvestment> row)
        {
            row.ToTable("historical_investment");
            row.HasKey(r => r.Year);
        }
    }
}
