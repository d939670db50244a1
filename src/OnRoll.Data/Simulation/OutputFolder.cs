using System.Text;

namespace OnRoll.Data.Simulation;

/// <summary>A folder that files are written into: each beside its place, and moved there when all are whole.</summary>
internal sealed class OutputFolder : IDisposable
{
    /// <summary>What a folder may hold already: the files of an earlier run, which are replaced.</summary>
    private static readonly string[] Ours =
    [
        "README.txt", "facts.csv", "calendar.csv", "schools.csv", "schools-links.csv", "births.csv", "health.csv", "leavers.csv",
        "joiners.csv", "referrals.csv", "truth.csv", "rolls", "rolls-before", "caseload",
    ];

    private readonly string folder;
    private readonly Dictionary<string, FileStream> open = [];

    /// <exception cref="FolderNotEmptyException">It holds something else.</exception>
    /// <exception cref="IOException">It cannot be written to.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written to.</exception>
    public OutputFolder(string folder)
    {
        this.folder = folder;
        Directory.CreateDirectory(folder);
        foreach (var path in Directory.EnumerateFileSystemEntries(folder))
        {
            if (!Ours.Contains(Path.GetFileName(path)))
            {
                throw new FolderNotEmptyException(Path.GetFileName(path));
            }
        }
    }

    /// <summary>Adds bytes to a file; the first time, begins it with a header row.</summary>
    /// <param name="name">Within the folder, with <c>/</c> between.</param>
    public void Append(string name, string header, CsvBytes bytes)
    {
        var isNew = !open.ContainsKey(name);
        var stream = Stream(name);
        if (isNew && header.Length > 0)
        {
            using var first = new CsvBytes();
            stream.Write(first.Header(header).Span);
        }

        stream.Write(bytes.Span);
    }

    /// <summary>Adds words to a file.</summary>
    public void AppendText(string name, string text) => Stream(name).Write(Encoding.UTF8.GetBytes(text));

    private FileStream Stream(string name)
    {
        if (!open.TryGetValue(name, out var stream))
        {
            var path = Path.Combine(folder, $"{name}.part");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            open.Add(name, stream = new(path, FileMode.Create, FileAccess.Write, FileShare.None, 1));
        }

        return stream;
    }

    /// <summary>Closes a file to which nothing more will be added, and leaves it beside its place.</summary>
    public void Close(string name) => open[name].Dispose();

    /// <summary>Moves every file into its place, and takes away those of an earlier run that were not made again.</summary>
    public void Keep()
    {
        foreach (var stream in open.Values)
        {
            stream.Dispose();
        }

        foreach (var old in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(path => !path.EndsWith(".part", StringComparison.Ordinal)))
        {
            File.Delete(old);
        }

        foreach (var name in open.Keys)
        {
            File.Move(Path.Combine(folder, $"{name}.part"), Path.Combine(folder, name), overwrite: true);
        }

        open.Clear();
    }

    public void Dispose()
    {
        foreach (var (name, stream) in open)
        {
            stream.Dispose();
            File.Delete(Path.Combine(folder, $"{name}.part"));
        }
    }
}

/// <summary>The folder to write to holds something that is not a simulation's.</summary>
public sealed class FolderNotEmptyException(string name) : IOException($"The folder holds {name}, which is not a simulation's")
{
    /// <summary>The first thing found, without its path.</summary>
    public string Found { get; } = name;
}
