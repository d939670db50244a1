using System.Text;
using Microsoft.Extensions.Time.Testing;
using OnRoll.Cli.Shell;

namespace OnRoll.Tests.CommandLine;

/// <summary>What a command typed at a shell answers: the real command line, in this process, on a fixed day.</summary>
internal sealed record Typed(int Exit, string Out, string Error)
{
    /// <summary>Monday 10 November 2025, at noon.</summary>
    public static readonly DateTimeOffset Now = new(2025, 11, 10, 12, 0, 0, TimeSpan.Zero);

    public IReadOnlyList<string> Lines => Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public IReadOnlyList<string> Errors => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The rows of a CSV answer by column; no value may hold a comma or a quote but in the last column.</summary>
    public IReadOnlyList<Dictionary<string, string>> Rows
    {
        get
        {
            var columns = Lines[0].Split(',');
            return [.. Lines.Skip(1).Select(line => line.Split(',', columns.Length)).Select(values => columns.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second.Trim('"')))];
        }
    }

    public static Typed In(params string[] words) => At(Now, words);

    public static Typed At(DateTimeOffset now, params string[] words)
    {
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var exit = Cli.CommandLine.Run(words, new(output, error, TextReader.Null, new FakeTimeProvider(now), OutIsTerminal: false, ErrorIsTerminal: false, Width: 100));
        return new(exit, output.ToString(), error.ToString());
    }

    /// <summary>A terminal of a width instead of a pipe.</summary>
    public static Typed OnTerminal(int width, params string[] words)
    {
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var exit = Cli.CommandLine.Run(words, new(output, error, TextReader.Null, new FakeTimeProvider(Now), OutIsTerminal: true, ErrorIsTerminal: false, width));
        return new(exit, output.ToString(), error.ToString());
    }
}

/// <summary>A file that is gone when the test is over.</summary>
internal sealed class Scratch : IDisposable
{
    public const string FactsHeader = "child,fact,from,to,authority,place,kind,hours,detail,known";

    private Scratch(byte[] bytes, string name)
    {
        Folder = Directory.CreateTempSubdirectory("onroll-test-").FullName;
        Path = System.IO.Path.Combine(Folder, name);
        File.WriteAllBytes(Path, bytes);
    }

    public string Folder { get; }

    public string Path { get; }

    public static Scratch Of(string text, string name = "facts.csv") => new(Encoding.UTF8.GetBytes(text), name);

    public static Scratch OfBytes(byte[] bytes, string name = "facts.csv") => new(bytes, name);

    public static Scratch Facts(params string[] lines) => Of(string.Join('\n', [FactsHeader, .. lines, ""]));

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
