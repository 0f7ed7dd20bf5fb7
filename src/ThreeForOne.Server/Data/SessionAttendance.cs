using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>Who sits for a sector in a session.</summary>
public sealed class SessionAttendance
{
    public Guid SessionId { get; set; }
    public required string Sector { get; set; }
    public Guid PersonId { get; set; }
    public DateTimeOffset ArrivedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<SessionAttendance>
    {
        public void Configure(EntityTypeBuilder<SessionAttendance> row)
        {
            row.ToTable("session_attendance");
            row.HasKey(r => new { r.SessionId, r.Sector });
        }
    }
}
