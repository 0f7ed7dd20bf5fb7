using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>An account of the chart, with its natural side.</summary>
public sealed class AccountCode
{
    public required string Code { get; set; }
    public required string Book { get; set; }
    public required string NaturalSide { get; set; }
    public required string NameEs { get; set; }
    public required string NameEn { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<AccountCode>
    {
        public void Configure(EntityTypeBuilder<AccountCode> row)
        {
            row.ToTable("account_code");
            row.HasKey(r => r.Code);
            row.Property(r => r.NaturalSide).HasColumnType("character(1)");
        }
    }
}
