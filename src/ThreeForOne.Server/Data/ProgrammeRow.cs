using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>A programme: a process and its rule packs.</summary>
public sealed class ProgrammeRow
{
    public required string Id { get; set; }
    public required string NameEs { get; set; }
    public required string NameEn { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ProgrammeRow>
    {
        public void Configure(EntityTypeBuilder<ProgrammeRow> row)
        {
            row.ToTable("programme");
            row.HasKey(r => r.Id);
        }
    }
}
