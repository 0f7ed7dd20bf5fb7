using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>A backup that was finished, as the verb that took it told.</summary>
public sealed class BackupRun
{
    public Guid Id { get; set; }
    public DateTimeOffset TakenAt { get; set; }
    public DateTimeOffset FinishedAt { get; set; }
    public required string Folder { get; set; }
    public int Tables { get; set; }
    public long Rows { get; set; }

    /// <summary>Packed, as the files lie in the folder.</summary>
    public long Bytes { get; set; }

    public long SealNo { get; set; }
    public required string ManifestSha256 { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<BackupRun>
    {
        public void Configure(EntityTypeBuilder<BackupRun> row)
        {
            row.ToTable("backup_run");
            row.HasKey(r => r.Id);
        }
    }
}
