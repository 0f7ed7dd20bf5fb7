using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>Money ordered out of the project account.</summary>
public sealed class Payment
{
    public Guid Id { get; set; }
    public Guid ProjectId { get; set; }
    public long AmountCentavos { get; set; }
    public required string Payee { get; set; }
    public required string PayeeClabe { get; set; }
    public required string Concept { get; set; }
    public Guid OrderedBy { get; set; }
    public DateTimeOffset OrderedAt { get; set; }
    public string Status { get; set; } = "ordered";
    public DateTimeOffset? DecidedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Payment>
    {
        public void Configure(EntityTypeBuilder<Payment> row)
        {
            row.ToTable("payment");
            row.HasKey(r => r.Id);
            row.Property<uint>("xmin").IsRowVersion();
        }
    }
}
