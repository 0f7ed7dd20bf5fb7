using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>
/// One party's envelope (techo presupuestal) in an edition: the whole of it, or that of a municipality or project type
/// where the rules divide it.
/// </summary>
public sealed class BudgetLine
{
    public Guid Id { get; set; }
    public Guid EditionId { get; set; }
    public required string Party { get; set; }
    public string? MunicipalityCode { get; set; }
    public string? TypeCode { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<BudgetLine>
    {
        public void Configure(EntityTypeBuilder<BudgetLine> row)
        {
            row.ToTable("budget_line");
            row.HasKey(r => r.Id);
        }
    }
}
