using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>A confirmed deposit that should not stand: proposed by one person, approved by another.</summary>
public sealed class DepositReversal
{
    public Guid Id { get; set; }
    public Guid ProjectId { get; set; }
    public Guid DepositId { get; set; }
    public required string Reason { get; set; }
    public Guid ProposedBy { get; set; }
    public DateTimeOffset ProposedAt { get; set; }
    public string Status { get; set; } = "proposed";
    public Guid? DecidedBy { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    public string DecisionReason { get; set; } = "";

    public void Decide(string status, Act act)
    {
        Status = status;
        DecidedBy = act.By;
        DecidedAt = act.At;
        DecisionReason = act.Reason;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<DepositReversal>
    {
        public void Configure(EntityTypeBuilder<DepositReversal> row)
        {
            row.ToTable("deposit_reversal");
            row.HasKey(r => r.Id);
            row.Property<uint>("xmin").IsRowVersion();
        }
    }
}
