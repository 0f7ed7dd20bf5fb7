using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>A paper that a club attached to its project.</summary>
public sealed class Attachment
{
    public Guid Id { get; set; }
    public Guid ProjectId { get; set; }
    public required string Kind { get; set; }

    /// <summary>Null once an identity paper was erased.</summary>
    public byte[]? FileSha256 { get; set; }
    public required string Name { get; set; }
    public Guid AddedBy { get; set; }
    public DateTimeOffset AddedAt { get; set; }
    public DateTimeOffset? RemovedAt { get; set; }
    public string Status { get; set; } = "pending";
    public string Reason { get; set; } = "";
    public Guid? DecidedBy { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>The returned file that this one was sent in place of.</summary>
    public Guid? ReplacesId { get; set; }

    /// <summary>Of an identity paper: so many days after it was accepted, or its project ended, it goes.</summary>
    public int? EraseDays { get; set; }
    public DateTimeOffset? ErasedAt { get; set; }

    /// <summary>How many pages the file has; null where nobody counted.</summary>
    public int? Pages { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Attachment>
    {
        public void Configure(EntityTypeBuilder<Attachment> row)
        {
            row.ToTable("attachment");
            row.HasKey(r => r.Id);
        }
    }
}
