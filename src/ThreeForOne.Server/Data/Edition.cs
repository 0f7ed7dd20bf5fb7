using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>A rule pack opened for a state and fiscal year, with its reception period.</summary>
public sealed class Edition
{
    public Guid Id { get; set; }
    public required string ProgrammeId { get; set; }
    public required string StateCode { get; set; }
    public int FiscalYear { get; set; }
    public Guid RulePackId { get; set; }
    public DateOnly OpensOn { get; set; }
    public DateOnly ClosesOn { get; set; }
    public Guid OpenedBy { get; set; }
    public DateTimeOffset OpenedAt { get; set; }

    /// <summary>Whether a municipality certifies its part before the committee may approve.</summary>
    public bool Certification { get; set; }

    /// <summary>What is matched: <c>cost</c>, or the club's <c>deposit</c>.</summary>
    public string MatchingBase { get; set; } = "cost";
    public DateTimeOffset? ClosedAt { get; set; }
    public Guid? ClosedBy { get; set; }
    public string ClosedReason { get; set; } = "";

    internal sealed class Mapping : IEntityTypeConfiguration<Edition>
    {
        public void Configure(EntityTypeBuilder<Edition> row)
        {
            row.ToTable("edition");
            row.HasKey(r => r.Id);
        }
    }
}
