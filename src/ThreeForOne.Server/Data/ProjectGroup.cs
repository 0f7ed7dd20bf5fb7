using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>The frozen weight and maximum of a group of parties for one project.</summary>
public sealed class ProjectGroup
{
    public Guid ProjectId { get; set; }
    public required string Code { get; set; }
    public long Weight { get; set; }
    public long? MaximumCentavos { get; set; }
    public int TieRank { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ProjectGroup>
    {
        public void Configure(EntityTypeBuilder<ProjectGroup> row)
        {
            row.ToTable("project_group");
            row.HasKey(r => new { r.ProjectId, r.Code });
        }
    }
}
