using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>
/// A letter to one person, written once in the step's transaction; what becomes of it is told beside it.
/// </summary>
public sealed class MailRow
{
    public Guid Id { get; set; }
    public Guid PersonId { get; set; }
    public Guid? OrganisationId { get; set; }
    public Guid? ProjectId { get; set; }
    public required string Kind { get; set; }
    public bool IsNotice { get; set; }
    public required string Language { get; set; }
    public required string Subject { get; set; }

    /// <summary>The letter's parts as JSON; text and HTML are made from it.</summary>
    public required string Letter { get; set; }

    /// <summary>What a secret link is made for, when the letter leaves.</summary>
    public Guid? SubjectId { get; set; }

    public string? Once { get; set; }
    public bool Daily { get; set; }
    public Guid? DigestId { get; set; }

    /// <summary>By the programme's clock.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>In real time, as all that follows.</summary>
    public DateTimeOffset? FirstTriedAt { get; set; }

    public int Attempts { get; set; }
    public string Status { get; set; } = "waiting";
    public DateTimeOffset? StatusAt { get; set; }
    public string? Problem { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<MailRow>
    {
        public void Configure(EntityTypeBuilder<MailRow> row)
        {
            row.ToTable("mail");
            row.HasKey(r => r.Id);
            row.Property(r => r.Letter).HasColumnType("jsonb");
        }
    }
}
