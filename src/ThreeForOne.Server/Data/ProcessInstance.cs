using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>Where a project's process stands: the token state as JSON.</summary>
public sealed class ProcessInstance
{
    public Guid Id { get; set; }
    public Guid ProjectId { get; set; }
    public required string ProcessId { get; set; }
    public Guid DefinitionId { get; set; }
    public Guid? SubjectId { get; set; }
    public required string State { get; set; }
    public DateTimeOffset StartedAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ProcessInstance>
    {
        public void Configure(EntityTypeBuilder<ProcessInstance> row)
        {
            row.ToTable("process_instance");
            row.HasKey(r => r.Id);
            row.Property(r => r.State).HasColumnType("jsonb");
            row.Property<uint>("xmin").IsRowVersion();
        }
    }
}
