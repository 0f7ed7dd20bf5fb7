using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>A published BPMN process: immutable, pinned by content hash.</summary>
public sealed class ProcessDefinitionRow
{
    public Guid Id { get; set; }
    public required string ProcessId { get; set; }
    public required byte[] Xml { get; set; }
    public required string ContentHash { get; set; }
    public DateTimeOffset PublishedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ProcessDefinitionRow>
    {
        public void Configure(EntityTypeBuilder<ProcessDefinitionRow> row)
        {
            row.ToTable("process_definition");
            row.HasKey(r => r.Id);
        }
    }
}
