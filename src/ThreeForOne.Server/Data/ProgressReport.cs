using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>Physical progress in percent and spending in centavos, countersigned by the works committee.</summary>
public sealed class ProgressReport
{
    public Guid Id { get; set; }
    public Guid ProjectId { get; set; }
    public int Number { get; set; }
    public int PhysicalPercent { get; set; }
    public long SpentCentavos { get; set; }
    public required string Narrative { get; set; }
    public Guid ReportedBy { get; set; }
    public DateTimeOffset ReportedAt { get; set; }
    public string Status { get; set; } = "reported";
    public Guid? DecidedBy { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    public string Reason { get; set; } = "";

    internal sealed class Mapping : IEntityTypeConfiguration<ProgressReport>
    {
        public void Configure(EntityTypeBuilder<ProgressReport> row)
        {
            row.ToTable("progress_report");
            row.HasKey(r => r.Id);
            row.Property<uint>("xmin").IsRowVersion();
        }
    }
}
