using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>A line of an entry, debit positive, in centavos. Read only.</summary>
public sealed class JournalLine
{
    public Guid EntryId { get; set; }
    public int LineNo { get; set; }
    public required string ScopeKind { get; set; }
    public Guid ScopeId { get; set; }
    public required string Account { get; set; }
    public long Centavos { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<JournalLine>
    {
        public void Configure(EntityTypeBuilder<JournalLine> row)
        {
            row.ToView("journal_line");
            row.HasKey(r => new { r.EntryId, r.LineNo });
        }
    }
}
