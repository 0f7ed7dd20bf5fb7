using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>The filters of a list, as they stand in its address, that a person keeps under a name.</summary>
public sealed class SavedView
{
    public Guid Id { get; set; }
    public Guid PersonId { get; set; }
    public required string Place { get; set; }
    public required string Name { get; set; }
    public required string Filter { get; set; }
    public DateTimeOffset MadeAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<SavedView>
    {
        public void Configure(EntityTypeBuilder<SavedView> row)
        {
            row.ToTable("saved_view");
            row.HasKey(r => r.Id);
            row.Property<uint>("xmin").IsRowVersion();
        }
    }
}
