using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>One party's envelope (techo presupuestal) in an edition.</summary>
public sealed class BudgetLine
{
    public Guid Id { get; set; }
    public Guid EditionId { get; set; }
    public required string Party { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<BudgetLine>
    {
        public void Configure(EntityTypeBuilder<BudgetLine> row)
        {
            row.ToTable("budget_line");
            row.HasKey(r => r.Id);
        }
    }
}
