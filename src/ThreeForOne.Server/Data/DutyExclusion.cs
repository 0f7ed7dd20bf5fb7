using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>A duty and one that the same person may not hold on the same project.</summary>
public sealed class DutyExclusion
{
    public required string Duty { get; set; }
    public required string Excluded { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<DutyExclusion>
    {
        public void Configure(EntityTypeBuilder<DutyExclusion> row)
        {
            row.ToTable("duty_exclusion");
            row.HasKey(r => new { r.Duty, r.Excluded });
        }
    }
}
