using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>What a retention rule erased on a day, also when that was nothing.</summary>
public sealed class RetentionReport
{
    public Guid Id { get; set; }
    public DateTimeOffset RanAt { get; set; }
    public required string Rule { get; set; }
    public DateTimeOffset Before { get; set; }
    public int Erased { get; set; }
    public string? Problem { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<RetentionReport>
    {
        public void Configure(EntityTypeBuilder<RetentionReport> row)
        {
            row.ToTable("retention_report");
            row.HasKey(r => r.Id);
        }
    }
}
