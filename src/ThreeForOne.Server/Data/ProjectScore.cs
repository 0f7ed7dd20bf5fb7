using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>The points, 0 to 100, that a person gave a project for a criterion, and why.</summary>
public sealed class ProjectScore
{
    public Guid ProjectId { get; set; }
    public required string Criterion { get; set; }
    public int Points { get; set; }
    public required string Reason { get; set; }
    public Guid ScoredBy { get; set; }
    public DateTimeOffset ScoredAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ProjectScore>
    {
        public void Configure(EntityTypeBuilder<ProjectScore> row)
        {
            row.ToTable("project_score");
            row.HasKey(r => new { r.ProjectId, r.Criterion });
        }
    }
}
