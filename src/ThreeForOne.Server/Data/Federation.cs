using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>A federation of clubs.</summary>
public sealed class Federation
{
    public int Id { get; set; }
    public required string Name { get; set; }

    /// <summary>The federation as an organisation with people here, if it is one.</summary>
    public Guid? OrganisationId { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Federation>
    {
        public void Configure(EntityTypeBuilder<Federation> row)
        {
            row.ToTable("federation");
            row.HasKey(r => r.Id);
        }
    }
}
