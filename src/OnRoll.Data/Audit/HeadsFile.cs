using System.Globalization;
using OnRoll.Domain.Audit;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Time;

namespace OnRoll.Data.Audit;

/// <summary>The heads of all chains as a file of text, to be kept elsewhere: <c>chain,entry,at,hash</c>.</summary>
public static class HeadsFile
{
    private const string Header = "chain,entry,at,hash";

    public static void Write(TextWriter writer, IReadOnlyList<ChainHead> heads)
    {
        writer.Write(Header + "\n");
        foreach (var head in heads)
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"{head.Chain.Number:000},{head.Number},{head.At.Microseconds},{Convert.ToHexStringLower(head.Hash)}\n"));
        }
    }

    /// <exception cref="FormatException">A line is not a head; its message says which line.</exception>
    public static IReadOnlyList<ChainHead> Read(TextReader reader)
    {
        var heads = new List<ChainHead>();
        var line = 1;
        if (reader.ReadLine() != Header)
        {
            throw new FormatException($"line 1: is not {Header}; give the file that --keep wrote");
        }

        while (reader.ReadLine() is { } text)
        {
            line++;
            var parts = text.Split(',');
            if (parts.Length != 4 || !int.TryParse(parts[0], CultureInfo.InvariantCulture, out var chain) || chain is < 0 or > 1003
                || !long.TryParse(parts[1], CultureInfo.InvariantCulture, out var number) || !long.TryParse(parts[2], CultureInfo.InvariantCulture, out var at)
                || parts[3].Length != 2 * Seal.HashLength || !parts[3].All(char.IsAsciiHexDigit))
            {
                throw new FormatException($"line {line}: is not a head; give the file as --keep wrote it");
            }

            heads.Add(new(LaCode.FromNumber(chain), number, Moment.FromMicroseconds(at), Convert.FromHexString(parts[3])));
        }

        return heads;
    }
}
