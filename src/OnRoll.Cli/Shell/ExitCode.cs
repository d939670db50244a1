namespace OnRoll.Cli.Shell;

/// <summary>What the command's exit status means. Public interface: never changed.</summary>
public static class ExitCode
{
    public const int Done = 0;

    /// <summary>The words of the command are wrong.</summary>
    public const int WrongWords = 2;

    /// <summary>Some input was rejected; the rest is in and answered from.</summary>
    public const int SomeRejected = 3;

    /// <summary>Not found, or not allowed.</summary>
    public const int NotFound = 4;

    /// <summary>A check failed: something was altered.</summary>
    public const int CheckFailed = 5;

    /// <summary>The surroundings failed: an unreadable file, a full disk, no database.</summary>
    public const int SurroundingsFailed = 6;

    /// <summary>A fault of ours.</summary>
    public const int OurFault = 70;
}

/// <summary>Ends a command with one sentence for the person who typed it.</summary>
public sealed class CommandStoppedException(int exitCode, string sentence) : Exception(sentence)
{
    public int ExitCode { get; } = exitCode;
}
