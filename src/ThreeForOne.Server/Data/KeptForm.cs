using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>What a person has typed into a section's form and not saved: a row a window that it was typed in.</summary>
public sealed class KeptForm
{
    public Guid Id { get; set; }
    public Guid ProjectId { get; set; }
    public required string Code { get; set; }
    public Guid PersonId { get; set; }

    /// <summary>The version of the section on which the form was filled in.</summary>
    public int Version { get; set; }

    /// <summary>The form's fields in their order, each with its text, as JSON.</summary>
    public required string Answers { get; set; }

    public DateTimeOffset KeptAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<KeptForm>
    {
        public void Configure(EntityTypeBuilder<KeptForm> row)
        {
            row.ToTable("kept_form");
            row.HasKey(r => r.Id);
            row.Property(r => r.Answers).HasColumnType("jsonb");
        }
    }
}
