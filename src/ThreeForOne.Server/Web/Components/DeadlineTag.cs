using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Web.Components;

/// <summary>
/// A deadline as it is shown everywhere: its last minute with date, hour and zone, the reader's own hour beside it, and
/// how it was counted. <c>&lt;deadline closes="…" counted="…" /&gt;</c>, where closes is the first instant too late.
/// </summary>
public sealed class DeadlineTagHelper(Texts text, ReaderZone reader) : TagHelper
{
    public DateTimeOffset Closes { get; set; }

    /// <summary>As its row keeps it; null where the day was set and not counted.</summary>
    public string? Counted { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var count = CountedJson.Read(Counted);
        var zone = count?.Zone ?? ZonedTime.MexicoCity;
        var own = await reader.Chosen();
        var last = Closes.AddMinutes(-1);
        var machine = last.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

        output.TagMode = TagMode.StartTagAndEndTag;
        output.TagName = "span";
        output.Attributes.SetAttribute("class", "deadline");
        // Who chose no zone may be told the browser's.
        output.Content.SetHtmlContent($"<time datetime=\"{machine}\"")
            .AppendHtml(own is null ? " data-local=\"" : ">")
            .Append(own is null ? text["en su hora:", "in your time:"] : "")
            .AppendHtml(own is null ? "\">" : "")
            .Append(ZonedTime.Until(text, Closes, zone, own ?? zone)).AppendHtml("</time>");
        if (count is not null)
            output.Content.AppendHtml(" <small class=\"deadline-counted\">").Append(DeadlineWords.Counted(text, count))
                .AppendHtml("</small>");
    }
}
