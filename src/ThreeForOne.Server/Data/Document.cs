using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>An issued document: its fixed record, its first PDF, its standing.</summary>
public sealed class Document
{
    public Guid Id { get; set; }
    public Guid? ProjectId { get; set; }
    public Guid? EditionId { get; set; }

    /// <summary>The club that a document of no project is for; of a project the database stamps both.</summary>
    public Guid? ClubId { get; set; }
    public int? FiscalYear { get; set; }
    /// <summary>What it is about beyond its project: the deposit of a receipt, the reversal of its successor.</summary>
    public Guid? SubjectId { get; set; }
    public required string Type { get; set; }
    public int Ordinal { get; set; }
    public required string Folio { get; set; }
    public required byte[] Record { get; set; }
    public required byte[] RecordSha256 { get; set; }
    public int RecordVersion { get; set; }
    public required string VerificationCode { get; set; }
    public string Standing { get; set; } = "VIGENTE";

    /// <summary>The document that replaces this one, once it is cancelled.</summary>
    public Guid? SuccessorId { get; set; }
    public string? SuccessorFolio { get; set; }
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
