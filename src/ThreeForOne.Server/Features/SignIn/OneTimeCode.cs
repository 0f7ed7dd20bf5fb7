using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ThreeForOne.Server.Features.SignIn;

/// <summary>
/// Six digits that change every thirty seconds, as authenticator apps make them (RFC 6238 with its usual values).
/// </summary>
public static class OneTimeCode
{
    public const int SecretLength = 20;
    public const int Digits = 6;

    private const int StepSeconds = 30;

    // A telephone's clock may be a step off, in either direction.
    private const int StepsOff = 1;

    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretLength);

    public static long StepAt(DateTimeOffset at) => at.ToUnixTimeSeconds() / StepSeconds;

    /// <summary>The code of a step of time.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "RFC 6238: what authenticator apps understand.")]
    public static string At(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        var hash = HMACSHA1.HashData(secret, counter);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xF)) & 0x7FFF_FFFF;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The step of which this is the code, after the last one used; null when it is none around now.</summary>
    public static long? Matching(byte[] secret, string typed, DateTimeOffset now, long lastStep)
    {
        var bytes = Encoding.ASCII.GetBytes(typed);
        long? found = null;
        // All are computed, so that how long it takes tells nothing.
        for (var step = StepAt(now) - StepsOff; step <= StepAt(now) + StepsOff; step++)
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(At(secret, step)), bytes)
                && step > lastStep)
                found ??= step;
        return found;
    }

    /// <summary>The secret as people type it into an app: letters and digits in groups of four.</summary>
    public static string Written(byte[] secret) =>
        string.Join(' ', Base32(secret).Chunk(4).Select(group => new string(group)));

    /// <summary>What an app reads from the QR code.</summary>
    public static string Address(byte[] secret, string account) =>
        $"otpauth://totp/{Uri.EscapeDataString("Tres por Uno")}:{Uri.EscapeDataString(account)}"
        + $"?secret={Base32(secret)}&issuer={Uri.EscapeDataString("Tres por Uno")}";

    private static string Base32(byte[] bytes)
    {
        var text = new StringBuilder();
        for (var bit = 0; bit < bytes.Length * 8; bit += 5)
        {
            var pair = (bytes[bit / 8] << 8) | (bit / 8 + 1 < bytes.Length ? bytes[bit / 8 + 1] : 0);
            text.Append(Alphabet[(pair >> (11 - bit % 8)) & 31]);
        }
        return text.ToString();
    }
}
