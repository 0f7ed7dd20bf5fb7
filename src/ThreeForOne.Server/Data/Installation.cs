using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>The one row that says whether this database is a demonstration, and its stored clock.</summary>
public sealed class Installation
{
    public int Id { get; set; } = 1;
    public bool IsDemo { get; set; }
    public DateTimeOffset? ClockAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Installation>
    {
        public void Configure(EntityTypeBuilder<Installation> row)
        {
            row.ToTable("installation");
            row.HasKey(r => r.Id);
        }
    }
}
