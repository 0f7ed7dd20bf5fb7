using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ThreeForOne.Domain;
using ThreeForOne.Server.Data;

namespace ThreeForOne.Server.Web.Errors;

/// <summary>What a person reads when a page cannot be shown: what happened and what to do, never a bare code.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class ErrorModel : PageModel
{
    public Bilingual Heading { get; private set; }
    public Bilingual WhatToDo { get; private set; }

    /// <summary>For a failure of ours only: it finds the entry in the log and tells a stranger nothing.</summary>
    public string? Incident { get; private set; }

    /// <summary>After a conflict the page that was asked for shows how things stand now.</summary>
    public string? AskedFor { get; private set; }

    public void OnGet() => Show();

    public void OnPost() => Show();

    // A request that is too large or malformed throws while it is read; that is the sender's matter and no incident.
    private int? Unreadable =>
        (HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error as BadHttpRequestException)?.StatusCode;

    // From the address alone: of a form that cannot be read nothing can be bound.
    private int Asked => int.TryParse(RouteData.Values["status"] as string, out var status) ? status : 0;

    /// <summary>What was being sent while the database was away, to be sent again without typing it again.</summary>
    public ExpiredForm? Unsent { get; private set; }

    private int? Unavailable =>
        DatabaseLost.Is(HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error)
            ? StatusCodes.Status503ServiceUnavailable
            : null;

    private void Show()
    {
        var status = Asked;
        Response.StatusCode = Unreadable ?? Unavailable
            ?? (status is >= 400 and <= 599 ? status : StatusCodes.Status404NotFound);
        (Heading, WhatToDo) = ErrorTexts.For(Response.StatusCode);
        if (Response.StatusCode == StatusCodes.Status409Conflict
            && HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is { } first)
            AskedFor = first.OriginalPath + first.OriginalQueryString;
        if (Response.StatusCode == StatusCodes.Status503ServiceUnavailable) KeepWhatWasSent();
        if (Response.StatusCode >= 500)
            Incident = Activity.Current?.TraceId.ToHexString() ?? HttpContext.TraceIdentifier;
    }

    private void KeepWhatWasSent()
    {
        Response.Headers.RetryAfter = "30";
        var asked = HttpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path;
        if (asked is null) return;
        if (HttpMethods.IsPost(Request.Method)) Unsent = ExpiredForm.Of(Request, asked + Request.QueryString);
        else AskedFor = asked + Request.QueryString;
    }
}
