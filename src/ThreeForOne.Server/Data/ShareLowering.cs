using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>
/// The shares of a project lowered to the club's confirmed deposit, in centavos. Only the database writes it, in
/// <c>lower_shares</c>.
/// </summary>
public sealed class ShareLowering
{
    public Guid Id { get; set; }
    public Guid ProjectId { get; set; }
    public long ConfirmedCentavos { get; set; }
    public Guid LoweredBy { get; set; }
    public DateTimeOffset LoweredAt { get; set; }
    public required string Reason { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ShareLowering>
    {
        public void Configure(EntityTypeBuilder<ShareLowering> row)
        {
            row.ToTable("share_lowering");
            row.HasKey(r => r.Id);
        }
    }
}
