using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>The contract and works committee with which execution starts.</summary>
public sealed class WorksStart
{
    public Guid ProjectId { get; set; }
    public required string Contractor { get; set; }
    public long ContractCentavos { get; set; }
    public long AdvanceCentavos { get; set; }
    public DateOnly CommitteeFormedOn { get; set; }
    public Guid StartedBy { get; set; }
    public DateTimeOffset StartedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<WorksStart>
    {
        public void Configure(EntityTypeBuilder<WorksStart> row)
        {
            row.ToTable("works_start");
            row.HasKey(r => r.ProjectId);
        }
    }
}
