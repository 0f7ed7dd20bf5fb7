using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>One party's agreed share, in centavos.</summary>
public sealed class ProjectShare
{
    public Guid Id { get; set; }
    public Guid ProjectId { get; set; }
    public required string Party { get; set; }
    public required string GroupCode { get; set; }
    public long? MaximumCentavos { get; set; }
    public long AgreedCentavos { get; set; }
    public Guid? BudgetLineId { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ProjectShare>
    {
        public void Configure(EntityTypeBuilder<ProjectShare> row)
        {
            row.ToTable("project_share");
            row.HasKey(r => r.Id);
        }
    }
}
