using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>What an account of a scope stands at, debit positive, in centavos. Read only.</summary>
public sealed class Balance
{
    public Guid ScopeId { get; set; }
    public required string Account { get; set; }
    public required string NaturalSide { get; set; }
    public long Centavos { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Balance>
    {
        public void Configure(EntityTypeBuilder<Balance> row)
        {
            row.ToView("balance");
            row.HasKey(r => new { r.ScopeId, r.Account });
        }
    }
}
