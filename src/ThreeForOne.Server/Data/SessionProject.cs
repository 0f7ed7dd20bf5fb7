using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>A project on a session's agenda and its ruling.</summary>
public sealed class SessionProject
{
    public Guid SessionId { get; set; }
    public Guid ProjectId { get; set; }
    public int Rank { get; set; }
    public string? Ruling { get; set; }
    public string Reason { get; set; } = "";
    public string Condition { get; set; } = "";
    public DateOnly? ConditionUntil { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<SessionProject>
    {
        public void Configure(EntityTypeBuilder<SessionProject> row)
        {
            row.ToTable("session_project");
            row.HasKey(r => new { r.SessionId, r.ProjectId });
            row.Property<uint>("xmin").IsRowVersion();
        }
    }
}
