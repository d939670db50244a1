using System.Security.Cryptography;
using OnRoll.Data.Simulation;

namespace OnRoll.Tests.Simulation;

/// <summary>A small synthetic England in a folder of its own, gone when the test is over.</summary>
internal sealed class England : IDisposable
{
    private England(string folder, SimulationSummary summary) => (Folder, Summary) = (folder, summary);

    public string Folder { get; }

    public SimulationSummary Summary { get; }

    public static England Of(decimal scale, ulong seed = 1, int threads = 2, bool factsOnly = false)
    {
        var folder = NewFolder();
        return new(folder, SyntheticEngland.Write(folder, new() { Scale = scale, Seed = seed, Threads = threads, FactsOnly = factsOnly }));
    }

    public static string NewFolder() => Path.Combine(Path.GetTempPath(), $"onroll-england-{Guid.NewGuid():N}");

    /// <summary>The hash of every file under its name.</summary>
    public IReadOnlyDictionary<string, string> Hashes() => Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
        .ToDictionary(path => Path.GetRelativePath(Folder, path), path => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path))));

    public Stream Open(string name) => File.OpenRead(Path.Combine(Folder, name));

    /// <summary>The cells of each line after the header, by column.</summary>
    public IEnumerable<Dictionary<string, string>> Rows(string name)
    {
        var lines = File.ReadLines(Path.Combine(Folder, name));
        string[]? columns = null;
        foreach (var line in lines)
        {
            var cells = Cells(line);
            if (columns is null)
            {
                columns = cells;
            }
            else
            {
                Assert.Equal(columns.Length, cells.Length);
                yield return columns.Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second);
            }
        }
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string[] Cells(string line)
    {
        List<string> cells = [];
        var cell = new System.Text.StringBuilder();
        var quoted = false;
        foreach (var letter in line)
        {
            if (letter == '"')
            {
                quoted = !quoted;
            }
            else if (letter == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(letter);
            }
        }

        cells.Add(cell.ToString());
        return [.. cells];
    }
}
