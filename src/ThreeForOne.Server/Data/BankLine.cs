using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>
/// A credit that the statement of a registered account shows: centavos received, US cents sent. Its parts are deposits;
/// what is neither a part nor returned waits to be explained.
/// </summary>
public sealed class BankLine
{
    public Guid Id { get; set; }
    public required string Clabe { get; set; }
    public required string StateCode { get; set; }
    public string? MunicipalityCode { get; set; }
    public DateOnly ValueDate { get; set; }
    public long AmountCentavos { get; set; }
    public required string BankReference { get; set; }

    /// <summary>Who sent it, as the statement writes it.</summary>
    public required string Payer { get; set; }
    public required string Currency { get; set; }
    public long? SentCents { get; set; }
    public long? FeeCents { get; set; }
    public long? RateMillionths { get; set; }
    public byte[]? EvidenceSha256 { get; set; }
    public Guid RecordedBy { get; set; }
    public DateTimeOffset RecordedAt { get; set; }

    /// <summary>When two people found that the bank does not show it.</summary>
    public DateTimeOffset? StruckAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<BankLine>
    {
        public void Configure(EntityTypeBuilder<BankLine> row)
        {
            row.ToTable("bank_line");
            row.HasKey(r => r.Id);
            row.Property<uint>("xmin").IsRowVersion();
        }
    }
}
