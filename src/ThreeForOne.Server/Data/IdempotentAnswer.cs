using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>The answer given once to an operation's key.</summary>
public sealed class IdempotentAnswer
{
    public Guid OrganisationId { get; set; }
    public required string Operation { get; set; }
    public required string Key { get; set; }
    public required byte[] PayloadSha256 { get; set; }
    public required string Answer { get; set; }
    public DateTimeOffset CreatedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<IdempotentAnswer>
    {
        public void Configure(EntityTypeBuilder<IdempotentAnswer> row)
        {
            row.ToTable("idempotency");
            row.HasKey(r => new { r.OrganisationId, r.Operation, r.Key });
            row.Property(r => r.Answer).HasColumnType("jsonb");
        }
    }
}
