using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>A form that was sent without a sign-in, encrypted, until its sender is back.</summary>
public sealed class HeldForm
{
    public required byte[] TokenSha256 { get; set; }
    public required byte[] Content { get; set; }
    public DateTimeOffset HeldAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<HeldForm>
    {
        public void Configure(EntityTypeBuilder<HeldForm> row)
        {
            row.ToTable("held_form");
            row.HasKey(r => r.TokenSha256);
        }
    }
}
