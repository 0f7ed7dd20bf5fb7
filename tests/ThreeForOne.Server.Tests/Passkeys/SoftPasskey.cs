using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ThreeForOne.Server.Tests.Passkeys;

/// <summary>A device that holds one passkey (WebAuthn, ES256) and answers as the browser's script would.</summary>
public sealed class SoftPasskey(Uri origin) : IDisposable
{
    private const byte Present = 1;
    private const byte Verified = 4;
    private const byte HasKey = 64;

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(16);
    private uint _count;

    /// <summary>Where the browser says that it is.</summary>
    public string Origin { get; set; } = origin.ToString().TrimEnd('/');

    /// <summary>Whether the device asked for finger, face or PIN.</summary>
    public bool Verifies { get; set; } = true;

    /// <summary>Whose it says that it is.</summary>
    public string User { get; set; } = "";

    /// <summary>Makes the passkey that these options ask for.</summary>
    public string Create(string options)
    {
        var asked = JsonNode.Parse(options)!;
        User = (string)asked["user"]!["id"]!;
        var (parts, key) = (_key.ExportParameters(false).Q, new List<byte>());
        key.AddRange([0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. parts.X!, 0x22, 0x58, 0x20]);
        key.AddRange(parts.Y!);
        byte[] held = [.. new byte[16], 0, (byte)_id.Length, .. _id, .. key];
        var data = Data((string)asked["rp"]!["id"]!, HasKey, held);
        byte[] attested = [0xA3, 0x63, .. "fmt"u8, 0x64, .. "none"u8, 0x67, .. "attStmt"u8, 0xA0, 0x68, .. "authData"u8,
            0x58, (byte)data.Length, .. data];
        return Answer(new JsonObject
        {
            ["clientDataJSON"] = Written(Client("webauthn.create", asked)), ["attestationObject"] = Written(attested),
            ["transports"] = new JsonArray("internal"),
        });
    }

    /// <summary>Signs what these options ask for.</summary>
    public string Use(string options)
    {
        var asked = JsonNode.Parse(options)!;
        var (data, client) = (Data((string)asked["rpId"]!, 0, []), Client("webauthn.get", asked));
        var signature = _key.SignData(
            [.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Answer(new JsonObject
        {
            ["clientDataJSON"] = Written(client), ["authenticatorData"] = Written(data),
            ["signature"] = Written(signature), ["userHandle"] = User,
        });
    }

    public void Dispose() => _key.Dispose();

    private byte[] Data(string place, byte flags, byte[] held)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, ++_count);
        var said = (byte)(Present | flags | (Verifies ? Verified : 0));
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(place)), said, .. count, .. held];
    }

    private byte[] Client(string type, JsonNode asked) => JsonSerializer.SerializeToUtf8Bytes(new JsonObject
    {
        ["type"] = type, ["challenge"] = (string)asked["challenge"]!, ["origin"] = Origin, ["crossOrigin"] = false,
    });

    private string Answer(JsonObject response) => new JsonObject
    {
        ["id"] = Written(_id), ["rawId"] = Written(_id), ["type"] = "public-key", ["response"] = response,
        ["authenticatorAttachment"] = "platform", ["clientExtensionResults"] = new JsonObject(),
    }.ToJsonString();

    private static string Written(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
