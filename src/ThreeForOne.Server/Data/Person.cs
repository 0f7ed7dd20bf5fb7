using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>A name that can be erased; everything else holds only the id.</summary>
public sealed class Person
{
    public Guid Id { get; set; }
    public required string Name { get; set; }
    public DateOnly? EraseAfter { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Person>
    {
        public void Configure(EntityTypeBuilder<Person> row)
        {
            row.ToTable("person");
            row.HasKey(r => r.Id);
        }
    }
}
