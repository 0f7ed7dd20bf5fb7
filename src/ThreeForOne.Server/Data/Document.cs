using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>An issued document: its fixed record, its first PDF, its standing.</summary>
public sealed class Document
{
    public Guid Id { get; set; }
    public Guid? ProjectId { get; set; }
    public Guid? EditionId { get; set; }
    public required string Type { get; set; }
    public int Ordinal { get; set; }
    public required string Folio { get; set; }
    public required byte[] Record { get; set; }
    public required byte[] RecordSha256 { get; set; }
    public int RecordVersion { get; set; }
    public required string VerificationCode { get; set; }
    public string Standing { get; set; } = "VIGENTE";
    public DateTimeOffset IssuedAt { get; set; }
    public Guid IssuedBy { get; set; }
    public byte[]? PdfSha256 { get; set; }
    public string? TemplateHash { get; set; }
    public string? FontHash { get; set; }
    public string? Renderer { get; set; }
    public string? Problem { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Document>
    {
        public void Configure(EntityTypeBuilder<Document> row)
        {
            row.ToTable("document");
            row.HasKey(r => r.Id);
            row.Property<uint>("xmin").IsRowVersion();
        }
    }
}
