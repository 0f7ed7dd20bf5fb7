using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using ThreeForOne.Server.Data;

namespace ThreeForOne.Server.Tests.Data;

public sealed class CanonicalJsonTests
{
    [Fact]
    public void Names_are_sorted_by_utf_16_code_units_as_in_the_rfc()
    {
        // RFC 8785, 3.2.3, its example.
        var node = new JsonObject
        {
            ["\u20ac"] = "Euro Sign",
            ["\r"] = "Carriage Return",
            ["\ufb33"] = "Hebrew Letter Dalet With Dagesh",
            ["1"] = "One",
            ["\ud83d\ude00"] = "Emoji: Grinning Face",
            ["\u0080"] = "Control",
            ["\u00f6"] = "Latin Small Letter O With Diaeresis",
        };

        using var read = JsonDocument.Parse(CanonicalJson.Bytes(node));

        Assert.Equal(
            ["\r", "1", "\u0080", "\u00f6", "\u20ac", "\ud83d\ude00", "\ufb33"],
            read.RootElement.EnumerateObject().Select(m => m.Name));
    }

    [Fact]
    public void Strings_escape_only_what_they_must() => Assert.Equal(
        "{\"s\":\"€$\\u000f\\nA'B\\\"\\\\\\\"/ñ<>&\u007f\"}",
        Text(new JsonObject { ["s"] = "\u20ac$\u000F\nA'\u0042\"\\\"/ñ<>&\u007f" }));

    [Fact]
    public void A_record_is_snake_case_with_instants_in_utc_to_the_microsecond()
    {
        var at = new DateTimeOffset(2026, 1, 15, 9, 0, 0, TimeSpan.FromHours(-6)).AddTicks(1_234_567);

        Assert.Equal(
            """{"amount_minor":-150,"day":"thursday","empty":null,""" +
            "\"issued_at\":\"2026-01-15T15:00:00.123456Z\",\"parts\":[true,false]}",
            Text(new Sample(at, -1_50, [true, false], DayOfWeek.Thursday, null)));
    }

    [Theory]
    [InlineData("1.5")]
    [InlineData("1.0")]
    [InlineData("1e3")]
    [InlineData("9007199254740992")]
    [InlineData("-9007199254740992")]
    [InlineData("123456789012345678901234567890")]
    public void A_number_that_a_double_may_not_keep_is_refused(string number) =>
        Assert.Throws<JsonException>(() => CanonicalJson.Bytes(JsonNode.Parse($"[{number}]")!));

    [Fact]
    public void The_largest_integers_are_kept() =>
        Assert.Equal("[9007199254740991,-9007199254740991,0]",
            Text(JsonNode.Parse("[9007199254740991,-9007199254740991,-0]")!));

    [Fact]
    public void Fractions_twins_and_half_characters_are_refused()
    {
        Assert.Throws<JsonException>(() => CanonicalJson.Bytes(new { rate = 1m }));
        Assert.Throws<JsonException>(() => CanonicalJson.Bytes(new { rate = 1.0 }));
        using var twins = JsonDocument.Parse("""{"a":1,"a":2}""");
        Assert.Throws<JsonException>(() => CanonicalJson.Bytes(twins.RootElement));
        using var half = JsonDocument.Parse("\"\\ud800\"");
        Assert.ThrowsAny<Exception>(() => CanonicalJson.Bytes(half.RootElement));
    }

    [Fact]
    public void The_canonical_form_of_the_canonical_form_is_itself() => Gen.Dictionary(Gen.String,
        Gen.Long[-1000, 1000]).Sample(map =>
    {
        // Generated text may hold half of a surrogate pair, which JSON text cannot.
        var node = new JsonObject();
        foreach (var (name, value) in map)
            node[Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(name))] = value;
        var once = CanonicalJson.Bytes(node);
        Assert.Equal(once, CanonicalJson.Bytes(JsonNode.Parse(once)!));
    });

    [Fact]
    public void The_hash_is_sha_256_in_lower_case() => Assert.Equal(
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", CanonicalJson.Hash("abc"u8));

    private static string Text(object value) => Encoding.UTF8.GetString(CanonicalJson.Bytes(value));

    private sealed record Sample(DateTimeOffset IssuedAt, long AmountMinor, bool[] Parts, DayOfWeek Day, string? Empty);
}
