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

    /// <summary>Why it was closed; empty while it is open.</summary>
    public string Reason { get; set; } = "";

    /// <summary>The month's last day.</summary>
    public DateOnly EndsOn => new DateOnly(FiscalYear, Month, 1).AddMonths(1).AddDays(-1);

    internal sealed class Mapping : IEntityTypeConfiguration<AccountingPeriod>
    {
        public void Configure(EntityTypeBuilder<AccountingPeriod> row)
        {
            row.ToTable("accounting_period");
            row.HasKey(r => new { r.FiscalYear, r.Month });
            row.Ignore(r => r.EndsOn);
        }
    }
}
