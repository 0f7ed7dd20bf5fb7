using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ThreeForOne.Server.Data;

/// <summary>
/// RFC 8785 JSON, restricted to objects, arrays, strings, booleans, null and integers that fit an IEEE double exactly.
/// Whatever is hashed is hashed over these bytes, and the bytes themselves are kept.
/// </summary>
public static class CanonicalJson
{
    /// <summary>The largest integer a reader that keeps numbers as doubles still reads exactly: 2^53 - 1.</summary>
    public const long IntegerMax = 9_007_199_254_740_991;

    /// <summary>
    /// How a record becomes JSON: snake_case names, instants in UTC to the microsecond, no fractions.
    /// </summary>
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters =
        {
            new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower),
            new InstantConverter(),
            new FractionRefused<double>(), new FractionRefused<float>(), new FractionRefused<decimal>(),
        },
    };

    /// <summary>The canonical bytes of a record, a JsonNode or a <see cref="JsonElement"/>.</summary>
    public static byte[] Bytes(object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var bytes = new ArrayBufferWriter<byte>();
        Write(JsonSerializer.SerializeToElement(value, value.GetType(), Options), bytes);
        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>SHA-256 in lower-case hexadecimal, as printed on documents and stored beside the bytes.</summary>
    public static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static void Write(JsonElement value, ArrayBufferWriter<byte> to)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object: WriteObject(value, to); break;
            case JsonValueKind.Array: WriteArray(value, to); break;
            case JsonValueKind.String: WriteString(value.GetString()!, to); break;
            case JsonValueKind.Number: Ascii(Integer(value), to); break;
            case JsonValueKind.True: Ascii("true", to); break;
            case JsonValueKind.False: Ascii("false", to); break;
            case JsonValueKind.Null: Ascii("null", to); break;
            case JsonValueKind.Undefined:
            default: throw new JsonException("There is nothing to write.");
        }
    }

    private static void WriteObject(JsonElement value, ArrayBufferWriter<byte> to)
    {
        // RFC 8785 sorts names by UTF-16 code units, which is what ordinal comparison does.
        var members = value.EnumerateObject().OrderBy(m => m.Name, StringComparer.Ordinal).ToArray();
        Ascii("{", to);
        for (var i = 0; i < members.Length; i++)
        {
            if (i > 0 && members[i].Name == members[i - 1].Name)
                throw new JsonException($"The name '{members[i].Name}' occurs twice in one object.");
            if (i > 0) Ascii(",", to);
            WriteString(members[i].Name, to);
            Ascii(":", to);
            Write(members[i].Value, to);
        }

        Ascii("}", to);
    }

    private static void WriteArray(JsonElement value, ArrayBufferWriter<byte> to)
    {
        Ascii("[", to);
        var first = true;
        foreach (var item in value.EnumerateArray())
        {
            if (!first) Ascii(",", to);
            first = false;
            Write(item, to);
        }

        Ascii("]", to);
    }

    private static string Integer(JsonElement value)
    {
        var text = value.GetRawText();
        if (!value.TryGetInt64(out var number) || text.AsSpan().ContainsAny(".eE") || Math.Abs(number) > IntegerMax)
            throw new JsonException($"{text} is not an integer between -(2^53 - 1) and 2^53 - 1.");
        return number.ToString(CultureInfo.InvariantCulture);
    }

    // Only what JSON demands is escaped, with the short forms where they exist; everything else is plain UTF-8.
    private static void WriteString(string text, ArrayBufferWriter<byte> to)
    {
        var escaped = new StringBuilder(text.Length + 2).Append('"');
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' => escaped.Append("\\\""),
                '\\' => escaped.Append("\\\\"),
                '\b' => escaped.Append("\\b"),
                '\t' => escaped.Append("\\t"),
                '\n' => escaped.Append("\\n"),
                '\f' => escaped.Append("\\f"),
                '\r' => escaped.Append("\\r"),
                < ' ' => escaped.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
                _ => escaped.Append(c),
            };
        }

        to.Write(Strict.GetBytes(escaped.Append('"').ToString()));
    }

    // Half of a surrogate pair has no bytes: refused rather than replaced, or two texts would share a hash.
    private static readonly UTF8Encoding Strict =
        new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static void Ascii(string text, ArrayBufferWriter<byte> to) => to.Write(Encoding.ASCII.GetBytes(text));

    private sealed class InstantConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(
                value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));
    }

    private sealed class FractionRefused<T> : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => throw Refusal();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => throw Refusal();

        private static JsonException Refusal() =>
            new($"{typeof(T).Name} is never hashed: give centavos or millionths as an integer, or a string.");
    }
}
