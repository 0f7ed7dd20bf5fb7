using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>A number behind a project's rank, as it was when the session closed.</summary>
public sealed class SessionScore
{
    public Guid SessionId { get; set; }
    public Guid ProjectId { get; set; }
    public required string Criterion { get; set; }
    public int Weight { get; set; }
    public required string Measure { get; set; }
    public long? Value { get; set; }
    public int Points { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<SessionScore>
    {
        public void Configure(EntityTypeBuilder<SessionScore> row)
        {
            row.ToTable("session_score");
            row.HasKey(r => new { r.SessionId, r.ProjectId, r.Criterion });
        }
    }
}
