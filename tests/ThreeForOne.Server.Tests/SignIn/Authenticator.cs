using ThreeForOne.Server.Features.SignIn;

namespace ThreeForOne.Server.Tests.SignIn;

/// <summary>An authenticator app on a telephone whose clock is right: it holds the key as a person typed it.</summary>
public sealed class Authenticator(string written)
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private readonly byte[] _secret = Read(written);

    public string CodeAt(DateTimeOffset at) => OneTimeCode.At(_secret, OneTimeCode.StepAt(at));

    private static byte[] Read(string written)
    {
        var bits = string.Concat(written.Where(c => c != ' ')
            .Select(c => Convert.ToString(Alphabet.IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(b => b.Length == 8).Select(b => Convert.ToByte(new string(b), 2))];
    }
}
