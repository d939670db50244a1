using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace OnRoll.Web.SignIn;

/// <summary>Time-based one-time passwords: RFC 6238 with HMAC-SHA-1, six digits and steps of 30 seconds, which is what every authenticator understands.</summary>
public static class OneTimeCodes
{
    private const int Step = 30;
    private const int KeyBytes = 20;
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>A new key, in Base32.</summary>
    public static string NewKey() => string.Concat(RandomNumberGenerator.GetBytes(KeyBytes).Chunk(5).Select(static five =>
    {
        var bits = five.Aggregate(0L, (sum, each) => (sum << 8) | each);
        return string.Concat(Enumerable.Range(0, 8).Select(place => Letters[(int)(bits >> (35 - (place * 5))) & 31]));
    }));

    /// <summary>The code that an authenticator with this key shows.</summary>
    public static string At(string key, DateTimeOffset moment) => Code(Decode(key), moment.ToUnixTimeSeconds() / Step);

    /// <summary>The step of which a code is; <c>null</c>: of none that is good now. One step early or late is good, as clocks differ.</summary>
    /// <param name="after">The step whose code was taken last: it and those before it are good no more (RFC 6238, section 5.2).</param>
    public static long? Match(string key, string code, DateTimeOffset now, long after)
    {
        var secret = Decode(key);
        var current = now.ToUnixTimeSeconds() / Step;
        long? matched = null;
        for (var step = current - 1; step <= current + 1; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(Code(secret, step)), System.Text.Encoding.UTF8.GetBytes(code)) && step > after)
            {
                matched = step;
            }
        }

        return matched;
    }

    private static string Code(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> mac = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // RFC 6238 as authenticators have it; an HMAC does not rest on what is broken in SHA-1
        HMACSHA1.HashData(secret, counter, mac);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(mac[(mac[^1] & 15)..]) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] Decode(string key)
    {
        var bytes = new List<byte>(KeyBytes);
        var (bits, count) = (0, 0);
        foreach (var letter in key)
        {
            bits = ((bits & 0xFFFF) << 5) | Letters.IndexOf(letter, StringComparison.Ordinal);
            count += 5;
            if (count >= 8)
            {
                count -= 8;
                bytes.Add((byte)(bits >> count));
            }
        }

        return [.. bytes];
    }
}
