using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>A person took a duty on a project.</summary>
public sealed class ProjectDuty
{
    public Guid ProjectId { get; set; }
    public Guid PersonId { get; set; }
    public required string Duty { get; set; }
    public DateTimeOffset TakenAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ProjectDuty>
    {
        public void Configure(EntityTypeBuilder<ProjectDuty> row)
        {
            row.ToTable("project_duty");
            row.HasKey(r => new { r.ProjectId, r.PersonId, r.Duty });
        }
    }
}
