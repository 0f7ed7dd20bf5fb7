using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>A state by its INEGI key.</summary>
public sealed class MexicanState
{
    public required string Code { get; set; }
    public required string Name { get; set; }
    public required string FolioPrefix { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<MexicanState>
    {
        public void Configure(EntityTypeBuilder<MexicanState> row)
        {
            row.ToTable("state");
            row.HasKey(r => r.Code);
        }
    }
}
