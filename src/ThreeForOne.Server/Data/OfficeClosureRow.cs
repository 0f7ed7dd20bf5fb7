using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>
/// Days, both included, on which an office is closed; written ahead, taken back only before they begin.
/// </summary>
public sealed class OfficeClosureRow
{
    public Guid Id { get; set; }
    public Guid OrganisationId { get; set; }
    public DateOnly FirstDay { get; set; }
    public DateOnly LastDay { get; set; }
    public required string Reason { get; set; }
    public Guid AddedBy { get; set; }
    public DateTimeOffset AddedAt { get; set; }
    public Guid? RemovedBy { get; set; }
    public DateTimeOffset? RemovedAt { get; set; }
    public string? RemovedWhy { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<OfficeClosureRow>
    {
        public void Configure(EntityTypeBuilder<OfficeClosureRow> row)
        {
            row.ToTable("office_closure");
            row.HasKey(r => r.Id);
        }
    }
}
