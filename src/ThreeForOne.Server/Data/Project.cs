using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>A club's project, from draft to its end. Amounts in centavos.</summary>
public sealed class Project
{
    public Guid Id { get; set; }
    public Guid EditionId { get; set; }
    public required string ProgrammeId { get; set; }
    public required string StateCode { get; set; }
    public int FiscalYear { get; set; }
    public Guid ClubId { get; set; }
    public required string State { get; set; }
    public DateTimeOffset StateSince { get; set; }
    public string? Folio { get; set; }
    public Guid? RulePackId { get; set; }
    public string Title { get; set; } = "";
    public string? TypeCode { get; set; }
    public string Description { get; set; } = "";
    public string? MunicipalityCode { get; set; }
    public string? LocalityCode { get; set; }
    public string LocalityName { get; set; } = "";
    public string PlaceNote { get; set; } = "";
    public int? PeopleHelped { get; set; }
    public int? FamiliesHelped { get; set; }
    public string Benefit { get; set; } = "";
    public long CostCentavos { get; set; }
    public long PledgeCentavos { get; set; }
    public string? Choice { get; set; }
    public long GapCentavos { get; set; }
    public Guid CreatedBy { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset? SubmittedAt { get; set; }
    public DateTimeOffset? BlockedAt { get; set; }

    /// <summary>A draft is its club's own until it is submitted, whoever may see the place it is in.</summary>
    public bool IsSeenBy(Actor who) => State != "BORRADOR" || ClubId == who.Organisation;

    internal sealed class Mapping : IEntityTypeConfiguration<Project>
    {
        public void Configure(EntityTypeBuilder<Project> row)
        {
            row.ToTable("project");
            row.HasKey(r => r.Id);
            row.Property<uint>("xmin").IsRowVersion();
        }
    }
}
