using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>A programme: a process and its rule packs.</summary>
public sealed class Programme
{
    public required string Id { get; set; }
    public required string NameEs { get; set; }
    public required string NameEn { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Programme>
    {
        public void Configure(EntityTypeBuilder<Programme> row)
        {
            row.ToTable("programme");
            row.HasKey(r => r.Id);
        }
    }
}
