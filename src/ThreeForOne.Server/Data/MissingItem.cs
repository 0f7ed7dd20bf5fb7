using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>One thing the delegation asked the club to mend.</summary>
public sealed class MissingItem
{
    public Guid Id { get; set; }
    public Guid ProjectId { get; set; }
    public int Ordinal { get; set; }
    public required string Item { get; set; }
    public Guid AskedBy { get; set; }
    public DateTimeOffset AskedAt { get; set; }
    public DateTimeOffset? CureUntil { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<MissingItem>
    {
        public void Configure(EntityTypeBuilder<MissingItem> row)
        {
            row.ToTable("missing_item");
            row.HasKey(r => r.Id);
        }
    }
}
