using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>A sector's vote on a project. Read only: cast_vote and enter_vote write it.</summary>
public sealed class Vote
{
    public Guid SessionId { get; set; }
    public Guid ProjectId { get; set; }
    public required string Sector { get; set; }
    public Guid PersonId { get; set; }
    public required string Choice { get; set; }
    public required string Reason { get; set; }
    public DateTimeOffset CastAt { get; set; }

    /// <summary>Who entered a paper vote, and its scan; null for a vote cast in person.</summary>
    public Guid? EnteredBy { get; set; }
    public byte[]? PaperSha256 { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Vote>
    {
        public void Configure(EntityTypeBuilder<Vote> row)
        {
            row.ToView("vote");
            row.HasKey(r => new { r.SessionId, r.ProjectId, r.Sector });
        }
    }
}
