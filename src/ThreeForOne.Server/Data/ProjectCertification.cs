using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>What a municipality certified that it has for a project, in centavos.</summary>
public sealed class ProjectCertification
{
    public Guid ProjectId { get; set; }
    public long AmountCentavos { get; set; }
    public Guid CertifiedBy { get; set; }
    public DateTimeOffset CertifiedAt { get; set; }
    public required string Reason { get; set; }
    public byte[]? FileSha256 { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ProjectCertification>
    {
        public void Configure(EntityTypeBuilder<ProjectCertification> row)
        {
            row.ToTable("project_certification");
            row.HasKey(r => r.ProjectId);
        }
    }
}
