using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>A government's payment order for its share (orden de ministración).</summary>
public sealed class Ministration
{
    public Guid Id { get; set; }
    public Guid ProjectId { get; set; }
    public required string Party { get; set; }
    public long AmountCentavos { get; set; }
    public DateOnly DueOn { get; set; }
    public string Status { get; set; } = "due";
    public Guid? OrderedBy { get; set; }
    public DateTimeOffset? OrderedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Ministration>
    {
        public void Configure(EntityTypeBuilder<Ministration> row)
        {
            row.ToTable("ministration");
            row.HasKey(r => r.Id);
            row.Property<uint>("xmin").IsRowVersion();
        }
    }
}
