using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>A human step waiting for, or closed by, one person.</summary>
public sealed class WorkItem
{
    public Guid Id { get; set; }
    public Guid InstanceId { get; set; }
    public Guid ProjectId { get; set; }
    public required string ElementId { get; set; }
    public int Activation { get; set; }
    public string Item { get; set; } = "";
    public required string Role { get; set; }
    public string? Duty { get; set; }
    public Guid OrganisationId { get; set; }
    public required string[] Outcomes { get; set; }
    public DateTimeOffset OpenedAt { get; set; }
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>How that instant was counted, as JSON; null where it was set and not counted.</summary>
    public string? Counted { get; set; }

    /// <summary>How often whoever has the turn was reminded of the last day: not yet, once, twice.</summary>
    public int Reminded { get; set; }

    public string Status { get; set; } = "open";

    /// <summary>Who is at work on it; until it is released or taken over, only this person decides it.</summary>
    public Guid? ClaimedBy { get; set; }
    public DateTimeOffset? ClaimedAt { get; set; }
    public Guid? DecidedBy { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    public string? Outcome { get; set; }
    public string? Reason { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<WorkItem>
    {
        public void Configure(EntityTypeBuilder<WorkItem> row)
        {
            row.ToTable("task");
            row.HasKey(r => r.Id);
            row.Property(r => r.Counted).HasColumnType("jsonb");
            row.Property<uint>("xmin").IsRowVersion();
        }
    }
}
