using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using ThreeForOne.Server.Web.Components;
using ThreeForOne.Server.Web.Errors;

namespace ThreeForOne.Server.Tests.Web;

public sealed class FormTests
{
    [Theory]
    [InlineData("15", "1", "2026", "2026-01-15")]
    [InlineData(" 29", "02 ", "2028", "2028-02-29")]
    [InlineData("31", "12", "1999", "1999-12-31")]
    public void A_date_is_read_from_its_three_parts(string day, string month, string year, string expected)
    {
        var date = new DateParts { Day = day, Month = month, Year = year }.Read();

        Assert.Equal(expected, date.Value.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("29", "2", "2026")]
    [InlineData("31", "4", "2026")]
    [InlineData("0", "1", "2026")]
    [InlineData("15", "13", "2026")]
    [InlineData("15", "1", "26")]
    [InlineData("-1", "1", "2026")]
    [InlineData("quince", "enero", "2026")]
    [InlineData("15", "", "2026")]
    public void A_day_that_does_not_exist_is_refused(string day, string month, string year) =>
        Assert.IsType<DateNotReal>(new DateParts { Day = day, Month = month, Year = year }.Read().Refusal);

    [Fact]
    public void An_empty_date_is_missing_and_a_date_survives_the_form()
    {
        Assert.IsType<DateMissing>(new DateParts().Read().Refusal);
        Assert.Equal(new DateOnly(2026, 1, 15), DateParts.Of(new DateOnly(2026, 1, 15)).Read().Value);
    }

    [Theory]
    [InlineData(1, "1 kB")]
    [InlineData(81_234, "82 kB")]
    [InlineData(999_999, "1000 kB")]
    [InlineData(1_000_000, "1.0 MB")]
    [InlineData(20_000_000, "20.0 MB")]
    public void A_download_says_its_size(long bytes, string expected) =>
        Assert.Equal(expected, DownloadTagHelper.SizeOf(bytes));

    [Fact]
    public void An_expired_form_carries_what_was_typed_but_no_token()
    {
        var form = ExpiredForm.Of(
            Post("https://tres.example", ("Name", ["Pozo", "Calle"]), ("__RequestVerificationToken", ["x"])))!;

        Assert.True(form.CanBeSentAgain);
        Assert.Equal("/projects/1?step=2", form.Action);
        Assert.Equal(["Name=Pozo", "Name=Calle"], form.Typed.Select(field => $"{field.Key}={field.Value}"));
    }

    [Fact]
    public void A_post_from_another_site_is_offered_nothing() =>
        Assert.Equal((false, 0), Offered(Post("https://evil.example", ("Name", ["Pozo"]))));

    [Fact]
    public void A_password_is_never_carried()
    {
        var form = ExpiredForm.Of(Post("https://tres.example", ("Email", ["a@b"]), ("Password", ["secret"])))!;

        Assert.False(form.CanBeSentAgain);
        Assert.DoesNotContain(form.Typed, field => field.Value == "secret");
    }

    private static (bool, int) Offered(HttpRequest request)
    {
        var form = ExpiredForm.Of(request)!;
        return (form.CanBeSentAgain, form.Typed.Count);
    }

    private static HttpRequest Post(string origin, params (string Name, string[] Values)[] fields)
    {
        var http = new DefaultHttpContext();
        http.Request.Method = "POST";
        http.Request.Scheme = "https";
        http.Request.Host = new HostString("tres.example");
        http.Request.Path = "/projects/1";
        http.Request.QueryString = new QueryString("?step=2");
        http.Request.Headers.Origin = origin;
        http.Request.ContentType = "application/x-www-form-urlencoded";
        http.Request.Form = new FormCollection(
            fields.ToDictionary(field => field.Name, field => new StringValues(field.Values)));
        return http.Request;
    }
}
