using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>A month that is open for postings until it is closed.</summary>
public sealed class AccountingPeriod
{
    public int FiscalYear { get; set; }
    public int Month { get; set; }
    public DateTimeOffset? ClosedAt { get; set; }
    public Guid? ClosedBy { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<AccountingPeriod>
    {
        public void Configure(EntityTypeBuilder<AccountingPeriod> row)
        {
            row.ToTable("accounting_period");
            row.HasKey(r => new { r.FiscalYear, r.Month });
        }
    }
}
