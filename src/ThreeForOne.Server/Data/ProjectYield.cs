using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>
/// What the bank paid on a registered account, in centavos: one person records it, another confirms it.
/// </summary>
public sealed class ProjectYield
{
    public Guid Id { get; set; }
    public Guid ProjectId { get; set; }
    public Guid AccountId { get; set; }
    public long AmountCentavos { get; set; }
    public required string BankReference { get; set; }
    public DateOnly ValueDate { get; set; }
    public byte[]? EvidenceSha256 { get; set; }
    public Guid RecordedBy { get; set; }
    public DateTimeOffset RecordedAt { get; set; }
    public string Status { get; set; } = "recorded";
    public Guid? DecidedBy { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    public string Reason { get; set; } = "";

    internal sealed class Mapping : IEntityTypeConfiguration<ProjectYield>
    {
        public void Configure(EntityTypeBuilder<ProjectYield> row)
        {
            row.ToTable("project_yield");
            row.HasKey(r => r.Id);
            row.Property<uint>("xmin").IsRowVersion();
        }
    }
}
