using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>A section of a proposal as it stood after one saving: who saved it, for whom and when.</summary>
public sealed class SectionRevision
{
    public Guid ProjectId { get; set; }
    public required string Code { get; set; }
    public int Version { get; set; }

    /// <summary>The form's fields in their order, each with its text, as JSON.</summary>
    public required string Answers { get; set; }

    public Guid SavedBy { get; set; }
    public Guid OrganisationId { get; set; }
    public DateTimeOffset SavedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<SectionRevision>
    {
        public void Configure(EntityTypeBuilder<SectionRevision> row)
        {
            row.ToTable("section_revision");
            row.HasKey(r => new { r.ProjectId, r.Code, r.Version });
            row.Property(r => r.Answers).HasColumnType("jsonb");
        }
    }
}
