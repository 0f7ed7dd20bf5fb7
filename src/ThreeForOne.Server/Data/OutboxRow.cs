using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>Work to do after commit: the row is the queue.</summary>
public sealed class OutboxRow
{
    public Guid Id { get; set; }
    public required string Kind { get; set; }
    public Guid SubjectId { get; set; }
    public string Payload { get; set; } = "{}";
    public DateTimeOffset CreatedAt { get; set; }
    public int Attempts { get; set; }
    public DateTimeOffset NextAt { get; set; }
    public DateTimeOffset? LeasedUntil { get; set; }
    public DateTimeOffset? DoneAt { get; set; }
    public string? Problem { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<OutboxRow>
    {
        public void Configure(EntityTypeBuilder<OutboxRow> row)
        {
            row.ToTable("outbox");
            row.HasKey(r => r.Id);
            row.Property(r => r.Payload).HasColumnType("jsonb");
            row.Property(r => r.NextAt).HasDefaultValueSql("clock_timestamp()");
        }
    }
}
