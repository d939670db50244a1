namespace OnRoll.Cli.Shell;

/// <summary>A file that an answer goes to: written beside and moved into place when whole, so that a fault leaves no half a file.</summary>
/// <remarks>A link is followed. What is no ordinary file, such as a device, is written to as it stands.</remarks>
internal sealed class OutputFile : IDisposable
{
    private readonly string path;
    private readonly string? beside;
    private readonly string asked;

    /// <exception cref="CommandStoppedException">It cannot be written.</exception>
    public OutputFile(string asked)
    {
        this.asked = asked;
        if (asked.Length == 0)
        {
            throw new CommandStoppedException(ExitCode.WrongWords, "the name of a file to write is blank");
        }

        path = TargetOf(asked);
        beside = path.StartsWith("/dev/", StringComparison.Ordinal) ? null : $"{path}.{Environment.ProcessId}.part";
        Writer = Try(() => new StreamWriter(beside ?? path));
    }

    private StreamWriter Writer { get; }

    /// <exception cref="CommandStoppedException">There is no room for it.</exception>
    public void Write(Action<TextWriter> write) => Try(() =>
    {
        write(Writer);
        return true;
    });

    /// <summary>Puts what was written in its place.</summary>
    /// <exception cref="CommandStoppedException">There is no room for it.</exception>
    public void Keep()
    {
        Try(() =>
        {
            Writer.Dispose();
            if (beside is not null)
            {
                File.Move(beside, path, overwrite: true);
            }

            return true;
        });
    }

    public void Dispose()
    {
        if (beside is not null)
        {
            Writer.Dispose();
            File.Delete(beside);
        }
    }

    /// <summary>Whether two names lead to one file.</summary>
    public static bool AreSame(string one, string other) => one.Length > 0 && other.Length > 0 && TargetOf(one) == TargetOf(other);

    private static string TargetOf(string path)
    {
        var full = Path.GetFullPath(path);
        return File.Exists(full) ? File.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full : full;
    }

    private T Try<T>(Func<T> act)
    {
        try
        {
            return act();
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or IOException)
        {
            throw new CommandStoppedException(ExitCode.SurroundingsFailed, $"{asked}: cannot be written; does the directory exist, may you write there, and is there room?");
        }
    }
}
