using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>
/// The minutes of a session, from the first on; a correction of signed ones names what it corrects and why.
/// </summary>
public sealed class SessionMinutes
{
    public Guid DocumentId { get; set; }
    public Guid SessionId { get; set; }
    public int Ordinal { get; set; }
    public Guid? CorrectsId { get; set; }
    public string Reason { get; set; } = "";
    public byte[]? SignedSha256 { get; set; }
    public Guid? SignedBy { get; set; }
    public DateTimeOffset? SignedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<SessionMinutes>
    {
        public void Configure(EntityTypeBuilder<SessionMinutes> row)
        {
            row.ToTable("session_minutes");
            row.HasKey(r => r.DocumentId);
            row.Property<uint>("xmin").IsRowVersion();
        }
    }
}
