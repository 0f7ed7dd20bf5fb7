using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ThreeForOne.Server.Features.People;

/// <summary>The secret part of a link: 256 random bits, of which the database keeps the SHA-256 only.</summary>
public static class InvitationToken
{
    private const int Bytes = 32;

    public static string Make() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    public static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
