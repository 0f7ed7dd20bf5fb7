using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>A question between a club and an office on a project; it is not the formal request.</summary>
public sealed class Question
{
    public Guid Id { get; set; }
    public Guid ProjectId { get; set; }

    /// <summary>From 1 on its project.</summary>
    public int Number { get; set; }

    public required string Subject { get; set; }

    /// <summary>Who asks; they close it too.</summary>
    public Guid OrganisationId { get; set; }

    public Guid AskedBy { get; set; }
    public DateTimeOffset AskedAt { get; set; }

    /// <summary>The organisation that answers.</summary>
    public Guid ToId { get; set; }

    /// <summary>open, answered or closed.</summary>
    public string Status { get; set; } = "open";

    public DateTimeOffset StatusAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Question>
    {
        public void Configure(EntityTypeBuilder<Question> row)
        {
            row.ToTable("question");
            row.HasKey(r => r.Id);
        }
    }
}
