using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>A project's reserved shares; resolves exactly once. Read only.</summary>
public sealed class Reservation
{
    public Guid Id { get; set; }
    public Guid ProjectId { get; set; }
    public Guid ReserveEntryId { get; set; }
    public required string Status { get; set; }
    public Guid? ResolvedEntryId { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Reservation>
    {
        public void Configure(EntityTypeBuilder<Reservation> row)
        {
            row.ToView("reservation");
            row.HasKey(r => r.Id);
        }
    }
}
