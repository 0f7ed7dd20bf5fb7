using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>A message kept until its process catches it.</summary>
public sealed class StoredMessage
{
    public Guid Id { get; set; }
    public Guid InstanceId { get; set; }
    public Guid ProjectId { get; set; }
    public required string Name { get; set; }
    public required string Facts { get; set; }
    public DateTimeOffset ReceivedAt { get; set; }
    public DateTimeOffset? ConsumedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<StoredMessage>
    {
        public void Configure(EntityTypeBuilder<StoredMessage> row)
        {
            row.ToTable("stored_message");
            row.HasKey(r => r.Id);
            row.Property(r => r.Facts).HasColumnType("jsonb");
        }
    }
}
