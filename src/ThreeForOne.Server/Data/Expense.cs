using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>An invoice that proves spending, once in the whole system.</summary>
public sealed class Expense
{
    public Guid Id { get; set; }
    public Guid ProjectId { get; set; }
    public Guid LineId { get; set; }
    public required string Supplier { get; set; }
    public string? SupplierRfc { get; set; }
    public Guid InvoiceUuid { get; set; }
    public long AmountCentavos { get; set; }
    public required byte[] FileSha256 { get; set; }
    public Guid RecordedBy { get; set; }
    public DateTimeOffset RecordedAt { get; set; }
    public string Status { get; set; } = "recorded";
    public Guid? DecidedBy { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    public string Reason { get; set; } = "";

    internal sealed class Mapping : IEntityTypeConfiguration<Expense>
    {
        public void Configure(EntityTypeBuilder<Expense> row)
        {
            row.ToTable("expense");
            row.HasKey(r => r.Id);
            row.Property<uint>("xmin").IsRowVersion();
        }
    }
}
