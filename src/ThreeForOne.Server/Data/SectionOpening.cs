using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>
/// A part of a proposal that its club opened to the works office of the town: open, then ready, then confirmed; or
/// taken back with a reason.
/// </summary>
public sealed class SectionOpening
{
    public Guid Id { get; set; }
    public Guid ProjectId { get; set; }
    public required string Code { get; set; }
    public Guid OrganisationId { get; set; }
    public string Note { get; set; } = "";
    public Guid OpenedBy { get; set; }
    public DateTimeOffset OpenedAt { get; set; }
    public string Status { get; set; } = Open;
    public Guid? ReadyBy { get; set; }
    public DateTimeOffset? ReadyAt { get; set; }
    public Guid? SettledBy { get; set; }
    public DateTimeOffset? SettledAt { get; set; }
    public string Reason { get; set; } = "";

    public const string Open = "open";
    public const string Ready = "ready";
    public const string Confirmed = "confirmed";
    public const string TakenBack = "taken_back";

    /// <summary>The statuses in which the office is in the club's proposal.</summary>
    public static readonly string[] Standing = [Open, Ready];

    public bool Stands => Status is Open or Ready;

    internal sealed class Mapping : IEntityTypeConfiguration<SectionOpening>
    {
        public void Configure(EntityTypeBuilder<SectionOpening> row)
        {
            row.ToTable("section_opening");
            row.HasKey(r => r.Id);
            row.Property(r => r.Id).ValueGeneratedNever();
        }
    }
}
