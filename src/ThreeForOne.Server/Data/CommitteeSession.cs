using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>A session of the committee (COVAM).</summary>
public sealed class CommitteeSession
{
    public Guid Id { get; set; }
    public Guid EditionId { get; set; }
    public required string ProgrammeId { get; set; }
    public required string StateCode { get; set; }
    public int FiscalYear { get; set; }
    public int Number { get; set; }
    public DateOnly CalledOn { get; set; }
    public DateOnly HeldOn { get; set; }
    public TimeOnly StartsAt { get; set; } = new(10, 0);
    public required string Place { get; set; }
    public int Quorum { get; set; } = 3;
    public string Status { get; set; } = "called";
    public Guid? CallDocumentId { get; set; }
    public Guid CalledBy { get; set; }
    public Guid? ClosedBy { get; set; }
    public DateTimeOffset? ClosedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<CommitteeSession>
    {
        public void Configure(EntityTypeBuilder<CommitteeSession> row)
        {
            row.ToTable("committee_session");
            row.HasKey(r => r.Id);
            row.Property<uint>("xmin").IsRowVersion();
        }
    }
}
