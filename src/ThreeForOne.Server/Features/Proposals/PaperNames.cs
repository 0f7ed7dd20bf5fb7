namespace ThreeForOne.Server.Features.Proposals;

/// <summary>What the papers that a club attaches are called, by the pack that asks for them.</summary>
public static class PaperNames
{
    public static Bilingual Of(RulePack pack, string? type, string kind) =>
        type is not null && pack.Type(type)?.Asked.FirstOrDefault(d => d.Code == kind) is { } asked ? asked.Name
        : new Bilingual("Documento adjunto", "Attached paper");
}
