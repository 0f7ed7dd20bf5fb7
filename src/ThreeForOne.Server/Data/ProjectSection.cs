using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>A section of the proposal form with its own version.</summary>
public sealed class ProjectSection
{
    public Guid ProjectId { get; set; }
    public required string Code { get; set; }
    public int Version { get; set; } = 1;
    public bool Complete { get; set; }
    public Guid SavedBy { get; set; }
    public DateTimeOffset SavedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ProjectSection>
    {
        public void Configure(EntityTypeBuilder<ProjectSection> row)
        {
            row.ToTable("project_section");
            row.HasKey(r => new { r.ProjectId, r.Code });
        }
    }
}
