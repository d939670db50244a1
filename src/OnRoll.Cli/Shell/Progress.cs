using System.Globalization;

namespace OnRoll.Cli.Shell;

/// <summary>Shows on a terminal how far long work has come, and leaves nothing behind.</summary>
internal sealed class Progress(Terminal terminal, string what, bool quiet) : IDisposable
{
    private int shown;

    public void Show(long done)
    {
        if (quiet || !terminal.ErrorIsTerminal)
        {
            return;
        }

        var text = string.Create(CultureInfo.InvariantCulture, $"{what}… {done:N0}");
        terminal.Error.Write($"\r{text.PadRight(shown)}");
        shown = text.Length;
    }

    public void Clear()
    {
        if (shown > 0)
        {
            terminal.Error.Write($"\r{new string(' ', shown)}\r");
            shown = 0;
        }
    }

    public void Dispose() => Clear();
}
