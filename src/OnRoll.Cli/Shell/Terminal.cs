using System.Globalization;
using OnRoll.Domain.Time;

namespace OnRoll.Cli.Shell;

/// <summary>What a command talks to: its two streams, what is at their ends, and the clock.</summary>
/// <param name="Width">Columns of the terminal that <see cref="Out"/> goes to.</param>
public sealed record Terminal(TextWriter Out, TextWriter Error, TextReader In, TimeProvider Time, bool OutIsTerminal, bool ErrorIsTerminal, int Width)
{
    public Moment Now => new(Time.GetUtcNow());

    /// <summary>The terminal this process was started from.</summary>
    public static Terminal OfProcess()
    {
        var output = new StreamWriter(Console.OpenStandardOutput(), bufferSize: 1 << 16) { AutoFlush = false };
        return new(output, Console.Error, Console.In, TimeProvider.System, !Console.IsOutputRedirected, !Console.IsErrorRedirected, WidthOfProcess());
    }

    private static int WidthOfProcess()
    {
        if (int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), CultureInfo.InvariantCulture, out var columns) && columns >= 20)
        {
            return columns;
        }

        try
        {
            return Console.IsOutputRedirected ? 100 : Math.Max(20, Console.WindowWidth);
        }
        catch (IOException)
        {
            return 80; // a terminal that does not say how wide it is
        }
    }
}
