using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using ThreeForOne.Domain;

namespace ThreeForOne.Server.Web.Components;

/// <summary>A project's state as a word in a frame: <c>&lt;state-tag state="BORRADOR" /&gt;</c>.</summary>
public sealed class StateTagTagHelper(Texts text) : TagHelper
{
    public string State { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagMode = TagMode.StartTagAndEndTag;
        output.TagName = "span";
        var tone = StateLabels.ToneOf(State) switch
        {
            StateTone.Neutral => "neutral",
            StateTone.Moving => "moving",
            StateTone.Attention => "attention",
            StateTone.Good => "good",
            StateTone.Ended => "ended",
        };
        output.Attributes.SetAttribute("data-state", State);
        output.Attributes.SetAttribute("class", $"state-tag state-tag-{tone}");
        output.Content.SetContent(text[StateLabels.Of(State)]);
    }
}

/// <summary>An instant in Mexico City; <c>local</c> adds the reader's own hour beside it, for deadlines.</summary>
public sealed class MomentTagHelper(Texts text) : TagHelper
{
    public DateTimeOffset At { get; set; }

    public bool Short { get; set; }

    public bool Local { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagMode = TagMode.StartTagAndEndTag;
        output.TagName = "time";
        var machine = At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        output.Attributes.SetAttribute("datetime", machine);
        if (Local) output.Attributes.SetAttribute("data-local", text["en su hora:", "in your time:"]);
        output.Content.SetContent(Short ? text.MomentShort(At) : text.Moment(At));
    }
}

/// <summary>A link to a file that says its format and size: <c>&lt;download href format bytes&gt;…</c>.</summary>
public sealed class DownloadTagHelper : TagHelper
{
    public string Href { get; set; } = "";

    public string Format { get; set; } = "PDF";

    public long Bytes { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var words = await output.GetChildContentAsync();
        output.TagMode = TagMode.StartTagAndEndTag;
        output.TagName = "a";
        output.Attributes.SetAttribute("href", Href);
        output.Attributes.SetAttribute("class", "download");
        var size = Bytes > 0 ? $"{Format}, {SizeOf(Bytes)}" : Format;
        output.Content.SetHtmlContent(new HtmlContentBuilder().AppendHtml(words).Append($" ({size})"));
    }

    /// <summary>Kilobytes up to a megabyte, else megabytes with one decimal.</summary>
    public static string SizeOf(long bytes) => bytes >= 1_000_000_000
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.0} GB")
        : bytes < 1_000_000
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, (bytes + 999) / 1000)} kB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_000_000m:0.0} MB");
}

/// <summary>A USWDS alert: <c>&lt;notice tone heading&gt;…</c>; tones are info, warning, error and success.</summary>
public sealed class NoticeTagHelper : TagHelper
{
    public string Tone { get; set; } = "info";

    public string? Heading { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        Invariant.Holds(Tone is "info" or "warning" or "error" or "success");
        var words = await output.GetChildContentAsync();
        output.TagMode = TagMode.StartTagAndEndTag;
        output.TagName = "div";
        var slim = Heading is null ? " usa-alert--slim" : "";
        output.Attributes.SetAttribute("class", $"usa-alert usa-alert--{Tone}{slim}");
        output.PreContent.SetHtmlContent("<div class=\"usa-alert__body\">");
        if (Heading is not null)
            output.PreContent.AppendHtml("<h2 class=\"usa-alert__heading\">").Append(Heading).AppendHtml("</h2>");
        output.Content.SetHtmlContent(new HtmlContentBuilder()
            .AppendHtml("<div class=\"usa-alert__text\">").AppendHtml(words).AppendHtml("</div>"));
        output.PostContent.SetHtmlContent("</div>");
    }
}
