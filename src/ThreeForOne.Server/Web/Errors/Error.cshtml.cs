using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ThreeForOne.Domain;

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

    public void OnGet(int code) => Show(code);

    public void OnPost(int code) => Show(code);

    private void Show(int code)
    {
        Response.StatusCode = code is >= 400 and <= 599 ? code : StatusCodes.Status404NotFound;
        (Heading, WhatToDo) = ErrorTexts.For(Response.StatusCode);
        if (Response.StatusCode >= 500) Incident = Activity.Current?.TraceId.ToHexString() ?? HttpContext.TraceIdentifier;
    }
}
