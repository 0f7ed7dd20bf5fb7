using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>A note that the offices of a project keep among themselves; never changed, and never a club's.</summary>
public sealed class ProjectNote
{
    public Guid Id { get; set; }
    public Guid ProjectId { get; set; }

    /// <summary>From 1 in its project: the order in which they were written, whatever the clock says.</summary>
    public int Number { get; set; }
    public required string Body { get; set; }
    public Guid OrganisationId { get; set; }
    public Guid WrittenBy { get; set; }
    public DateTimeOffset WrittenAt { get; set; }
    public Guid? AmendsId { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ProjectNote>
    {
        public void Configure(EntityTypeBuilder<ProjectNote> row)
        {
            row.ToTable("project_note");
            row.HasKey(r => r.Id);
            row.HasOne<ProjectNote>().WithMany().HasForeignKey(r => r.AmendsId)
                .OnDelete(DeleteBehavior.ClientNoAction);
        }
    }
}
