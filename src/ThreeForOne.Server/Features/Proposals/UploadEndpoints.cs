using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Features.Proposals;

/// <summary>
/// A file in parts, for bad lines: begun with a form, asked how far it is (HEAD), and continued (PATCH) from there. The
/// page's script uses it; without it the plain form sends the file at once.
/// </summary>
public static class UploadEndpoints
{
    public const string Uploads = "/proposals/{id:guid}/uploads";
    public const string One = "/proposals/{id:guid}/uploads/{upload:guid}";
    private const string Offset = "Upload-Offset";
    private const string Length = "Upload-Length";

    public static void MapUploads(this IEndpointRouteBuilder app)
    {
        // Both ask for the token themselves: a part is no form.
        app.MapMethods(Uploads, [HttpMethods.Post], Start).DisableAntiforgery();
        app.MapMethods(Uploads, [HttpMethods.Get], (Guid id) => Results.LocalRedirect($"/proposals/{id}/documents"));
        app.MapMethods(One, [HttpMethods.Get, HttpMethods.Head], Ask);
        app.MapMethods(One, [HttpMethods.Patch], Continue).DisableAntiforgery();
    }

    private static async Task<IResult> Start(
        Guid id, [FromForm] string kind, [FromForm] string? name, [FromForm] long length, [FromForm] Guid? replaces,
        StartUpload start, Texts text, HttpContext http, IAntiforgery forgery, CancellationToken stop)
    {
        if (!await forgery.IsRequestValidAsync(http)) return Bare(StatusCodes.Status400BadRequest);
        var started = await start.Handle(id, new NewPaper(kind, name, replaces), length, http.Actor(), stop);
        return started.IsRefusal
            ? Refused(started.Refusal, text)
            : Results.Created($"/proposals/{id}/uploads/{started.Value}", null);
    }

    private static async Task<IResult> Ask(
        Guid id, Guid upload, ContinueUpload use, HttpContext http, CancellationToken stop)
    {
        if (await use.Progress(id, upload, http.Actor(), stop) is not { } progress) return Results.NotFound();
        return At(http, progress);
    }

    private static async Task<IResult> Continue(
        Guid id, Guid upload, ContinueUpload use, Texts text, HttpContext http, IAntiforgery forgery,
        CancellationToken stop)
    {
        if (!await forgery.IsRequestValidAsync(http)
            || !int.TryParse(http.Request.Headers[Offset], out var offset))
            return Bare(StatusCodes.Status400BadRequest);
        if (http.Request.ContentLength > ContinueUpload.PartBytesMax)
            return Bare(StatusCodes.Status413PayloadTooLarge);
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = ContinueUpload.PartBytesMax;
        using var part = new MemoryStream();
        await http.Request.Body.CopyToAsync(part, stop);

        var taken = await use.Handle(id, upload, offset, part.ToArray(), http.Actor(), stop);
        if (!taken.IsRefusal) return At(http, taken.Value);
        if (taken.Refusal is UploadStandsElsewhere elsewhere)
            http.Response.Headers[Offset] = elsewhere.Received.ToString(
                System.Globalization.CultureInfo.InvariantCulture);
        return Refused(taken.Refusal, text);
    }

    private static IResult At(HttpContext http, UploadProgress progress)
    {
        http.Response.Headers[Offset] = progress.Received.ToString(System.Globalization.CultureInfo.InvariantCulture);
        http.Response.Headers[Length] = progress.Length.ToString(System.Globalization.CultureInfo.InvariantCulture);
        http.Response.Headers.CacheControl = "no-store";
        return Results.NoContent();
    }

    // With a body, so that no error page takes its place: only our script reads it.
    private static IResult Bare(int status) => Results.Text(status.ToString(
        System.Globalization.CultureInfo.InvariantCulture), statusCode: status);

    // The words that the script shows, in the reader's language.
    private static IResult Refused(Refusal refusal, Texts text) => Results.Text(
        text[refusal.Say], statusCode: refusal switch
        {
            NoSuchUpload or ProjectProcess.NoSuchProject => StatusCodes.Status404NotFound,
            UploadStandsElsewhere => StatusCodes.Status409Conflict,
            _ => StatusCodes.Status422UnprocessableEntity,
        });
}
