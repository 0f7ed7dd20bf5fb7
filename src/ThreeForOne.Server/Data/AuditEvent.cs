using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>Who did what, when and why. Read only: record_event writes it.</summary>
public sealed class AuditEvent
{
    public Guid Id { get; set; }
    public long Seq { get; set; }
    public required string Code { get; set; }
    public Guid? ProjectId { get; set; }
    public Guid? SubjectId { get; set; }
    public Guid PersonId { get; set; }
    public Guid OrganisationId { get; set; }
    public DateTimeOffset RecordedAt { get; set; }
    public required string Reason { get; set; }
    public required string Facts { get; set; }
    public required byte[] Canon { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<AuditEvent>
    {
        public void Configure(EntityTypeBuilder<AuditEvent> row)
        {
            row.ToView("audit_event");
            row.HasKey(r => r.Id);
            row.Property(r => r.Facts).HasColumnType("jsonb");
        }
    }
}
