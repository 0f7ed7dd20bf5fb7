using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>A sealed entry or event: numbered and chained. Read only.</summary>
public sealed class Seal
{
    public long SealNo { get; set; }
    public required string ItemKind { get; set; }
    public Guid ItemId { get; set; }
    public required byte[] ItemSha256 { get; set; }
    public required byte[] PreviousHash { get; set; }
    public required byte[] Hash { get; set; }
    public DateTimeOffset SealedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Seal>
    {
        public void Configure(EntityTypeBuilder<Seal> row)
        {
            row.ToView("seal");
            row.HasKey(r => r.SealNo);
        }
    }
}
