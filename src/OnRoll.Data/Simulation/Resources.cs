using System.IO.Compression;

namespace OnRoll.Data.Simulation;

/// <summary>The lists built into the program.</summary>
internal static class Resources
{
    /// <summary>One of the files of the folder Data, unpacked.</summary>
    private static Stream Open(string name)
    {
        var stream = typeof(Resources).Assembly.GetManifestResourceStream($"OnRoll.Simulation.{name}")
            ?? throw new InvalidOperationException($"{name} was not built into the program");
        return name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream;
    }

    /// <summary>The cells of each line after the header, parted by tabs and never quoted.</summary>
    public static IEnumerable<string[]> Rows(string name)
    {
        using var reader = new StreamReader(Open(name));
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            yield return line.Split('\t');
        }
    }
}
