using System.Text.Json.Nodes;

namespace ThreeForOne.Server.Features.Documents;

/// <summary>
/// Says of an issued document that it no longer stands, and which one replaces it. Its record and its PDF stay as they
/// are; the verification page tells.
/// </summary>
public sealed class CancelDocument(Database db)
{
    public async Task Handle(Document document, Document successor, Act act, CancellationToken stop)
    {
        document.Standing = "CANCELADA";
        document.SuccessorId = successor.Id;
        document.SuccessorFolio = successor.Folio;
        await db.Record("document.cancelled", act, document.ProjectId, document.Id, new JsonObject
        {
            ["folio"] = document.Folio, ["successor"] = successor.Folio,
        }, stop);
    }
}
