using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>
/// What a club handed in with its paper: a Toma de Nota, a new officer or a new name. It holds once the delegation has
/// verified it, and never after it was refused.
/// </summary>
public sealed class ClubFiling
{
    public Guid Id { get; set; }
    public Guid ClubId { get; set; }
    public required string Kind { get; set; }
    public required string StateCode { get; set; }
    public string? RegistrationNumber { get; set; }
    public string? Consulate { get; set; }
    public DateOnly? RegisteredOn { get; set; }
    public DateOnly? ExpiresOn { get; set; }
    public string? Role { get; set; }
    public Guid? OfficerId { get; set; }
    public string? NewName { get; set; }
    public required byte[] PaperSha256 { get; set; }
    public Guid FiledBy { get; set; }
    public DateTimeOffset FiledAt { get; set; }
    public string Status { get; set; } = "waiting";
    public Guid? DecidedBy { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    public string? Reason { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ClubFiling>
    {
        public void Configure(EntityTypeBuilder<ClubFiling> row)
        {
            row.ToTable("club_filing");
            row.HasKey(r => r.Id);
        }
    }
}
