using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>Where the money goes: entered by one, confirmed by another.</summary>
public sealed class RegisteredAccount
{
    public Guid Id { get; set; }
    public Guid ProjectId { get; set; }
    public required string Clabe { get; set; }
    public required string Bank { get; set; }
    public required string Holder { get; set; }
    public required string Reference { get; set; }
    public Guid RecordedBy { get; set; }
    public DateTimeOffset RecordedAt { get; set; }
    public string Status { get; set; } = "proposed";
    public Guid? DecidedBy { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    public string Reason { get; set; } = "";

    internal sealed class Mapping : IEntityTypeConfiguration<RegisteredAccount>
    {
        public void Configure(EntityTypeBuilder<RegisteredAccount> row)
        {
            row.ToTable("registered_account");
            row.HasKey(r => r.Id);
            row.Property<uint>("xmin").IsRowVersion();
        }
    }
}
