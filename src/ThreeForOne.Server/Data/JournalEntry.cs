using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>A posted entry. Read only: post_entry writes it.</summary>
public sealed class JournalEntry
{
    public Guid Id { get; set; }
    public long Seq { get; set; }
    public required string Key { get; set; }
    public required string Kind { get; set; }
    public Guid EditionId { get; set; }
    public Guid? ProjectId { get; set; }
    public Guid? SubjectId { get; set; }
    public DateOnly EffectiveOn { get; set; }
    public DateTimeOffset RecordedAt { get; set; }
    public Guid PersonId { get; set; }
    public Guid OrganisationId { get; set; }
    public required string Reason { get; set; }
    public Guid? Reverses { get; set; }
    public required byte[] Canon { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<JournalEntry>
    {
        public void Configure(EntityTypeBuilder<JournalEntry> row)
        {
            row.ToView("journal_entry");
            row.HasKey(r => r.Id);
        }
    }
}
