using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>A rule pack as the bytes that were loaded.</summary>
public sealed class RulePackRow
{
    public Guid Id { get; set; }
    public required string ProgrammeId { get; set; }
    public int Year { get; set; }
    public required byte[] Content { get; set; }
    public required byte[] ContentSha256 { get; set; }
    public DateTimeOffset LoadedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<RulePackRow>
    {
        public void Configure(EntityTypeBuilder<RulePackRow> row)
        {
            row.ToTable("rule_pack");
            row.HasKey(r => r.Id);
        }
    }
}
