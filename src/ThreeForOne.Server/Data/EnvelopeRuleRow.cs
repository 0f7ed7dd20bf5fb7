using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>
/// How a party's money of an edition is divided and the most it may publish, frozen when the edition opens so that the
/// database can hold it.
/// </summary>
public sealed class EnvelopeRuleRow
{
    public Guid EditionId { get; set; }
    public required string Party { get; set; }
    public bool ByMunicipality { get; set; }
    public bool ByType { get; set; }
    public long? MostCentavos { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<EnvelopeRuleRow>
    {
        public void Configure(EntityTypeBuilder<EnvelopeRuleRow> row)
        {
            row.ToTable("envelope_rule");
            row.HasKey(r => new { r.EditionId, r.Party });
        }
    }
}
