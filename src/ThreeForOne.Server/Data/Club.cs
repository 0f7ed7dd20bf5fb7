using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>A club and its consular registration (Toma de Nota).</summary>
public sealed class Club
{
    public Guid Id { get; set; }
    public int? FederationId { get; set; }
    public required string RegistrationNumber { get; set; }
    public required string Consulate { get; set; }
    public DateOnly RegisteredOn { get; set; }
    public DateOnly ExpiresOn { get; set; }
    public Guid? VerifiedBy { get; set; }
    public DateTimeOffset? VerifiedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Club>
    {
        public void Configure(EntityTypeBuilder<Club> row)
        {
            row.ToTable("club");
            row.HasKey(r => r.Id);
        }
    }
}
