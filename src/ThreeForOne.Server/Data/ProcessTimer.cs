using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>A timer of a process: fires once.</summary>
public sealed class ProcessTimer
{
    public Guid Id { get; set; }
    public Guid InstanceId { get; set; }
    public Guid ProjectId { get; set; }
    public required string ElementId { get; set; }
    public int Activation { get; set; }
    public required string Name { get; set; }
    public DateTimeOffset FiresAt { get; set; }

    /// <summary>How that instant was counted, as JSON; null where it was set and not counted.</summary>
    public string? Counted { get; set; }

    public string Status { get; set; } = "waiting";

    internal sealed class Mapping : IEntityTypeConfiguration<ProcessTimer>
    {
        public void Configure(EntityTypeBuilder<ProcessTimer> row)
        {
            row.ToTable("timer");
            row.HasKey(r => r.Id);
            row.Property(r => r.Counted).HasColumnType("jsonb");
        }
    }
}
