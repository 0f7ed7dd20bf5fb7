using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>
/// A link to get in, used once: for an appointment or, without an organisation, to choose a new password. Of the link
/// only hashes are kept: the one that was shown, and the one that was mailed.
/// </summary>
public sealed class InvitationRow
{
    public Guid Id { get; set; }
    public Guid PersonId { get; set; }
    public Guid? OrganisationId { get; set; }
    public required byte[] TokenSha256 { get; set; }
    public byte[]? MailedSha256 { get; set; }
    public Guid MadeBy { get; set; }
    public DateTimeOffset MadeAt { get; set; }
    public DateTimeOffset ExpiresAt { get; set; }
    public DateTimeOffset? UsedAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<InvitationRow>
    {
        public void Configure(EntityTypeBuilder<InvitationRow> row)
        {
            row.ToTable("invitation");
            row.HasKey(r => r.Id);
        }
    }
}
