using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>
/// Money that arrived: recorded by one, confirmed or refused by another, and reversed
/// only by two. Centavos received; US cents sent.
/// </summary>
public sealed class Deposit
{
    public Guid Id { get; set; }
    public Guid ProjectId { get; set; }
    public required string Party { get; set; }
    public Guid AccountId { get; set; }

    /// <summary>The credit on the bank's statement that this is a part of.</summary>
    public Guid BankLineId { get; set; }

    /// <summary>Who sent it, as the statement writes it.</summary>
    public required string Payer { get; set; }
    public long AmountCentavos { get; set; }
    public required string Currency { get; set; }
    public long? SentCents { get; set; }
    public long? FeeCents { get; set; }
    public long? RateMillionths { get; set; }
    public required string BankReference { get; set; }
    public DateOnly ValueDate { get; set; }
    public byte[]? EvidenceSha256 { get; set; }
    public Guid RecordedBy { get; set; }
    public DateTimeOffset RecordedAt { get; set; }
    public string Status { get; set; } = "recorded";
    public Guid? DecidedBy { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    public string Reason { get; set; } = "";
    public long AppliedCentavos { get; set; }
    public long SurplusCentavos { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Deposit>
    {
        public void Configure(EntityTypeBuilder<Deposit> row)
        {
            row.ToTable("deposit");
            row.HasKey(r => r.Id);
            row.Property<uint>("xmin").IsRowVersion();
        }
    }
}
