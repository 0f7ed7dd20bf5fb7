using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>Something no user could be told: retried, then a person's task.</summary>
public sealed class Incident
{
    public Guid Id { get; set; }
    public Guid? InstanceId { get; set; }
    public Guid? ProjectId { get; set; }
    public required string Source { get; set; }
    public required string Problem { get; set; }
    public DateTimeOffset RaisedAt { get; set; }
    public DateTimeOffset? ResolvedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Incident>
    {
        public void Configure(EntityTypeBuilder<Incident> row)
        {
            row.ToTable("incident");
            row.HasKey(r => r.Id);
        }
    }
}
