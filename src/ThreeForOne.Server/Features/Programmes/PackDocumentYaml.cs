using ThreeForOne.Domain;

namespace ThreeForOne.Server.Features.Programmes;

/// <summary>Reads one document of a project type; what explains it may be left out, as in packs of the past.</summary>
internal static class PackDocumentYaml
{
    private static readonly Dictionary<string, PaperNeed> Needs = new()
    {
        ["always"] = PaperNeed.Always,
        ["public_works"] = PaperNeed.PublicWorks,
    };

    private static readonly Dictionary<string, PaperKind> Kinds = new()
    {
        ["photo"] = PaperKind.Photo,
        ["pdf"] = PaperKind.Pdf,
    };

    public static PackDocument Read(YamlFields fields) => fields.All(new PackDocument(
        fields.Text("code"),
        ProgrammeName.Read(fields, "name"),
        Help(fields),
        fields.Has("needed") ? fields.OneOf("needed", Needs) : PaperNeed.Always,
        fields.Has("kinds") ? fields.ManyOf("kinds", Kinds) : [PaperKind.Photo, PaperKind.Pdf],
        Identity(fields),
        new Provenance(fields.Text("source"), fields.Flag("verified"))));

    // A document that is explained is explained whole: an example without an explanation would say little.
    private static PaperHelp? Help(YamlFields fields)
    {
        var explained = fields.Has("help");
        return fields.Has("example") || explained
            ? new PaperHelp(ProgrammeName.Read(fields, "help"), ProgrammeName.Read(fields, "example"))
            : null;
    }

    private static int? Identity(YamlFields fields)
    {
        if (!fields.Has("identity")) return null;
        var identity = fields.Map("identity");
        return identity.All(identity.Whole("erase_days"));
    }
}
