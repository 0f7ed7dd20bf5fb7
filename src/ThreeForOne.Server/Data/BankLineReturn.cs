using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>
/// Money of a bank line that goes back to its payer, or a line that the bank does not show: proposed by one person,
/// confirmed by another. Centavos.
/// </summary>
public sealed class BankLineReturn
{
    public const string Returned = "returned";
    public const string Error = "error";

    public Guid Id { get; set; }
    public Guid BankLineId { get; set; }
    public required string Kind { get; set; }
    public long AmountCentavos { get; set; }
    public string BankReference { get; set; } = "";
    public required string Reason { get; set; }
    public Guid ProposedBy { get; set; }
    public DateTimeOffset ProposedAt { get; set; }
    public string Status { get; set; } = "proposed";
    public Guid? DecidedBy { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    public string DecisionReason { get; set; } = "";

    internal sealed class Mapping : IEntityTypeConfiguration<BankLineReturn>
    {
        public void Configure(EntityTypeBuilder<BankLineReturn> row)
        {
            row.ToTable("bank_line_return");
            row.HasKey(r => r.Id);
            row.Property<uint>("xmin").IsRowVersion();
        }
    }
}
