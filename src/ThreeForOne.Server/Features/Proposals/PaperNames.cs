namespace ThreeForOne.Server.Features.Proposals;

/// <summary>What the papers that a club attaches are called, by the pack that asks for them.</summary>
public static class PaperNames
{
    public static Bilingual Of(RulePack pack, string? type, string kind) =>
        kind == ProposalDraft.TechnicalFile ? new Bilingual("Expediente técnico", "Technical file")
        : type is not null && pack.Type(type)?.Documents.FirstOrDefault(d => d.Code == kind) is { } asked ? asked.Name
        : new Bilingual("Documento adjunto", "Attached paper");
}
