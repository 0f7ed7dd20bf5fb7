using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>A legal notice that did not arrive: staff tell its reader in another way and say how.</summary>
public sealed class MailFailure
{
    public Guid Id { get; set; }
    public Guid? MailId { get; set; }
    public Guid PersonId { get; set; }
    public Guid? ProjectId { get; set; }

    /// <summary>The office that settles it; null for the programme's.</summary>
    public Guid? OrganisationId { get; set; }

    public required string Subject { get; set; }
    /// <summary>What was wrong: address or server.</summary>
    public required string Problem { get; set; }
    public DateTimeOffset RaisedAt { get; set; }
    public DateTimeOffset? SettledAt { get; set; }
    public Guid? SettledBy { get; set; }
    public string? How { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<MailFailure>
    {
        public void Configure(EntityTypeBuilder<MailFailure> row)
        {
            row.ToTable("mail_failure");
            row.HasKey(r => r.Id);
        }
    }
}
