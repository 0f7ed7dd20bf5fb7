using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>A file addressed by its SHA-256, at most 20 MB.</summary>
public sealed class StoredFile
{
    public required byte[] Sha256 { get; set; }
    public required string MediaType { get; set; }
    public int Length { get; set; }
    public required byte[] Content { get; set; }
    public DateTimeOffset StoredAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<StoredFile>
    {
        public void Configure(EntityTypeBuilder<StoredFile> row)
        {
            row.ToTable("file");
            row.HasKey(r => r.Sha256);
        }
    }
}
