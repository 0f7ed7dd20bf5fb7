using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>A municipality by its INEGI key.</summary>
public sealed class Municipality
{
    public required string StateCode { get; set; }
    public required string Code { get; set; }
    public required string Name { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Municipality>
    {
        public void Configure(EntityTypeBuilder<Municipality> row)
        {
            row.ToTable("municipality");
            row.HasKey(r => new { r.StateCode, r.Code });
        }
    }
}
