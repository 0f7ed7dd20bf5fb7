using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>A paper that a club attached to its project.</summary>
public sealed class Attachment
{
    public Guid Id { get; set; }
    public Guid ProjectId { get; set; }
    public required string Kind { get; set; }
    public required byte[] FileSha256 { get; set; }
    public required string Name { get; set; }
    public Guid AddedBy { get; set; }
    public DateTimeOffset AddedAt { get; set; }
    public DateTimeOffset? RemovedAt { get; set; }
    public string Status { get; set; } = "pending";
    public string Reason { get; set; } = "";

    internal sealed class Mapping : IEntityTypeConfiguration<Attachment>
    {
        public void Configure(EntityTypeBuilder<Attachment> row)
        {
            row.ToTable("attachment");
            row.HasKey(r => r.Id);
        }
    }
}
