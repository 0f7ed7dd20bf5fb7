using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>A club or an office; what it sees is held by row-level security.</summary>
public sealed class Organisation
{
    public Guid Id { get; set; }
    public required string Kind { get; set; }
    public required string Name { get; set; }
    public required string Sees { get; set; }
    public string? StateCode { get; set; }
    public string? MunicipalityCode { get; set; }
    public string? Rfc { get; set; }
    public DateTimeOffset? RenamedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Organisation>
    {
        public void Configure(EntityTypeBuilder<Organisation> row)
        {
            row.ToTable("organisation");
            row.HasKey(r => r.Id);
        }
    }
}
