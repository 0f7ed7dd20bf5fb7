using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>What was written in a question; it is never changed, a correction is another message.</summary>
public sealed class QuestionMessage
{
    public Guid Id { get; set; }
    public Guid QuestionId { get; set; }
    public Guid ProjectId { get; set; }

    /// <summary>From 1 in its question: the order in which they were written, whatever the clock says.</summary>
    public int Number { get; set; }

    /// <summary>question, answer, more or closing.</summary>
    public required string Kind { get; set; }

    public required string Body { get; set; }
    public Guid OrganisationId { get; set; }
    public Guid WrittenBy { get; set; }
    public DateTimeOffset WrittenAt { get; set; }
    public Guid? AmendsId { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<QuestionMessage>
    {
        public void Configure(EntityTypeBuilder<QuestionMessage> row)
        {
            row.ToTable("question_message");
            row.HasKey(r => r.Id);
            row.HasOne<QuestionMessage>().WithMany().HasForeignKey(r => r.AmendsId)
                .OnDelete(DeleteBehavior.ClientNoAction);
        }
    }
}
