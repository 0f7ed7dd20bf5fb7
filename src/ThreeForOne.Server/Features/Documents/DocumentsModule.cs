namespace ThreeForOne.Server.Features.Documents;

/// <summary>Issued documents: handing out their PDFs.</summary>
public static class DocumentsModule
{
    public static void MapDocuments(this WebApplication app) =>
        app.MapGet(DocumentDownload.Route, DocumentDownload.Handle);
}
