using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>What arrived so far of a file that is being sent in parts.</summary>
public sealed class Upload
{
    public Guid Id { get; set; }
    public Guid ProjectId { get; set; }
    public required string Kind { get; set; }
    public required string Name { get; set; }

    /// <summary>The returned file that it will take the place of.</summary>
    public Guid? Replaces { get; set; }
    public int Length { get; set; }
    public int Received { get; set; }
    public Guid StartedBy { get; set; }
    public DateTimeOffset TouchedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Upload>
    {
        public void Configure(EntityTypeBuilder<Upload> row)
        {
            row.ToTable("upload");
            row.HasKey(r => r.Id);
        }
    }
}
