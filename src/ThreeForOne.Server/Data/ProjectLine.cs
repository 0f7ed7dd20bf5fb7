using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>A budget line: quantity in thousandths, unit price and amount in centavos.</summary>
public sealed class ProjectLine
{
    public Guid Id { get; set; }
    public Guid ProjectId { get; set; }
    public int Ordinal { get; set; }
    public required string Description { get; set; }
    public required string Unit { get; set; }
    public long QuantityThousandths { get; set; }
    public long UnitPriceCentavos { get; set; }
    public long AmountCentavos { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ProjectLine>
    {
        public void Configure(EntityTypeBuilder<ProjectLine> row)
        {
            row.ToTable("project_line");
            row.HasKey(r => r.Id);
        }
    }
}
