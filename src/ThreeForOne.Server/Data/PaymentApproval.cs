using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>One approver's ruling on a payment.</summary>
public sealed class PaymentApproval
{
    public Guid PaymentId { get; set; }
    public Guid PersonId { get; set; }
    public Guid ProjectId { get; set; }
    public required string Outcome { get; set; }
    public required string Reason { get; set; }
    public DateTimeOffset DecidedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<PaymentApproval>
    {
        public void Configure(EntityTypeBuilder<PaymentApproval> row)
        {
            row.ToTable("payment_approval");
            row.HasKey(r => new { r.PaymentId, r.PersonId });
        }
    }
}
