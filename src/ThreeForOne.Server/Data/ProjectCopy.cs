using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>From which earlier proposal a draft was begun, and what was not carried over, by code.</summary>
public sealed class ProjectCopy
{
    public Guid ProjectId { get; set; }
    public Guid SourceId { get; set; }
    public required string[] LeftOut { get; set; }
    public Guid CopiedBy { get; set; }
    public DateTimeOffset CopiedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ProjectCopy>
    {
        public void Configure(EntityTypeBuilder<ProjectCopy> row)
        {
            row.ToTable("project_copy");
            row.HasKey(r => r.ProjectId);
        }
    }
}
