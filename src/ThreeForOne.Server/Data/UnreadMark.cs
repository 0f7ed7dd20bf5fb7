using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>
/// Something that a person has not read: a question, or a project's notes, whose topic is the project. Written with the
/// message for each reader, gone once read.
/// </summary>
public sealed class UnreadMark
{
    public Guid PersonId { get; set; }
    public Guid OrganisationId { get; set; }
    public Guid TopicId { get; set; }
    public Guid ProjectId { get; set; }

    /// <summary>question or note.</summary>
    public required string Kind { get; set; }

    public DateTimeOffset Since { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<UnreadMark>
    {
        public void Configure(EntityTypeBuilder<UnreadMark> row)
        {
            row.ToTable("unread");
            row.HasKey(r => new { r.PersonId, r.OrganisationId, r.TopicId });
        }
    }
}
