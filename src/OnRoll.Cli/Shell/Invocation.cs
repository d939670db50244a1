using System.CommandLine;
using System.Globalization;
using OnRoll.Data.Facts;
using OnRoll.Data.Law;
using OnRoll.Domain.Intake;
using OnRoll.Domain.Law;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Status;
using OnRoll.Domain.Time;

namespace OnRoll.Cli.Shell;

/// <summary>One command as typed, with what it needs to answer.</summary>
public sealed class Invocation(ParseResult words, Terminal terminal) : IDisposable
{
    private Registers? registers;
    private string? rejectedTo;

    public Terminal Terminal { get; } = terminal;

    /// <summary>The register that the command works on, opened once.</summary>
    internal Registers Registers => registers ??= new(this);

    public void Dispose() => registers?.Dispose();

    public bool IsQuiet => words.GetValue(CommonOptions.Quiet);

    /// <summary>The exit status so far: raised when a file had lines rejected.</summary>
    public int ExitStatus { get; private set; } = ExitCode.Done;

    public T? Get<T>(Option<T> option) => words.GetValue(option);

    public T? Get<T>(Argument<T> argument) => words.GetValue(argument);

    /// <summary>The day given, else today in England.</summary>
    public DateOnly DayOrToday(Option<DateOnly?> option) => words.GetValue(option) ?? Terminal.Now.Day;

    /// <summary>Says something that is not the answer.</summary>
    public void Notice(string sentence)
    {
        if (!IsQuiet)
        {
            Terminal.Error.WriteLine($"onroll: notice: {sentence}");
        }
    }

    /// <summary>Lines of a calendar that were rejected: an answer in school days is then not to be relied on.</summary>
    public long CalendarLinesRejected { get; private set; }

    /// <summary>Records that the answer leaves something out that was given.</summary>
    /// <exception cref="CommandStoppedException">All or nothing was asked for.</exception>
    public void SomeWasRejected(Option<bool> allOrNothing)
    {
        if (words.GetValue(allOrNothing))
        {
            throw new CommandStoppedException(ExitCode.SomeRejected, "some lines were rejected, and all or nothing was asked for; nothing was answered");
        }

        ExitStatus = ExitCode.SomeRejected;
    }

    /// <summary>Records that the answer leaves lines out that could not be taken.</summary>
    public void SomeWasRejected() => ExitStatus = ExitCode.SomeRejected;

    /// <summary>Records that rows of a file did not go in, because the register changed since they were reviewed.</summary>
    public void SomeWasHeldBack() => ExitStatus = ExitCode.SomeRejected;

    /// <summary>Records that part of what was asked could not be answered for want of a word.</summary>
    public void WordsWereWrong() => ExitStatus = ExitCode.WrongWords;

    /// <summary>Records that a check found something.</summary>
    public void CheckFailed() => ExitStatus = ExitCode.CheckFailed;

    /// <summary>Says what is wrong with a request, and stops; nothing wrong, it goes on.</summary>
    /// <exception cref="CommandStoppedException">Something is.</exception>
    public void StopAt(IReadOnlyList<Domain.Problem> problems)
    {
        foreach (var problem in problems.SkipLast(1))
        {
            Terminal.Error.WriteLine($"onroll: {problem.Sentence}");
        }

        if (problems.Count > 0)
        {
            throw new CommandStoppedException(ExitCode.WrongWords, problems[^1].Sentence);
        }
    }

    /// <summary>Writes the answer where and how it was asked for.</summary>
    public void Write(Sheet sheet)
    {
        if (words.GetValue(CommonOptions.Out) is not { } path)
        {
            var format = words.GetValue(CommonOptions.Format) ?? (Terminal.OutIsTerminal ? SheetFormat.Table : SheetFormat.Csv);
            sheet.Write(Terminal.Out, format, Terminal.Width);
            return;
        }

        WriteFile(path, writer => sheet.Write(writer, words.GetValue(CommonOptions.Format) ?? SheetFormat.Csv, Terminal.Width));
    }

    /// <summary>Writes words where they were asked for.</summary>
    public void WriteText(string text)
    {
        if (words.GetValue(CommonOptions.Out) is { } path)
        {
            WriteFile(path, writer => writer.Write(text));
            return;
        }

        Terminal.Out.Write(text);
        Terminal.Out.Flush();
    }

    /// <summary>Opens a file to read; <c>-</c> is standard input.</summary>
    /// <exception cref="CommandStoppedException">It cannot be read.</exception>
    public Stream Open(string path)
    {
        if (path.Length == 0)
        {
            throw new CommandStoppedException(ExitCode.WrongWords, "the name of a file is blank");
        }

        if (path == "-")
        {
            return Console.OpenStandardInput();
        }

        RefuseIfWritten(path);
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CommandStoppedException(ExitCode.SurroundingsFailed, $"{path}: there is no such file");
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or IOException)
        {
            throw new CommandStoppedException(ExitCode.SurroundingsFailed, $"{path}: cannot be read; is it a file, and may you read it?");
        }
    }

    /// <summary>Reads the facts file named, else what the register holds, or stops.</summary>
    /// <param name="onlyChild">Whose contradictions to say, and the only child read from a register; <c>null</c>: all children's.</param>
    public FactsRead ReadFacts(FactsOptions options, string? onlyChild = null)
    {
        if (words.GetValue(options.Facts) is not { } path)
        {
            return ReadRegister(options, onlyChild);
        }

        rejectedTo = words.GetValue(options.Rejected);
        if (rejectedTo is not null && words.GetValue(CommonOptions.Out) is { } answerTo && OutputFile.AreSame(rejectedTo, answerTo))
        {
            throw new CommandStoppedException(ExitCode.WrongWords, "--out and --rejected name the same file; give each its own");
        }

        var report = new FindingsReport(Terminal, path, IsQuiet);
        using var progress = new Progress(Terminal, "Reading", IsQuiet);
        using var stream = Open(path);
        using var rejected = rejectedTo is not null ? new RejectedRows(new OutputFile(rejectedTo)) : null;
        var facts = FactsFile.Read(stream, Terminal.Now, report.Take, rejected is null ? null : rejected.Write, progress.Show);
        progress.Clear();
        report.Close();
        if (report.Rejected > 0)
        {
            SomeWasRejected(options.AllOrNothing);
        }

        NoteUndated(options, facts.WithoutKnown);
        NoteAll(Contradictions.In(facts.Children.Where(ledger => onlyChild is null || ledger.Child == onlyChild), words.GetValue(options.AsKnown)), path);
        return facts;
    }

    private FactsRead ReadRegister(FactsOptions options, string? onlyChild)
    {
        if (!Registers.IsThere)
        {
            throw new CommandStoppedException(ExitCode.WrongWords, "no facts to answer from; give --facts FILE, or take one into a register with onroll import");
        }

        var door = Registers.Door();
        var asKnown = words.GetValue(options.AsKnown);
        var children = onlyChild is null
            ? door.List($"{words.CommandResult.Command.Name} of all").Select(child => child.Ledger).OrderBy(ledger => ledger.Child, StringComparer.Ordinal).ToList()
            : [door.Read(door.Resolve(onlyChild), asKnown: asKnown).Ledger.Renamed(onlyChild)];
        var undated = children.Sum(ledger => ledger.Lines.LongCount(line => line.IsUndated && line.At > (asKnown ?? Terminal.Now)));
        NoteUndated(options, undated);
        NoteAll(Contradictions.In(children, asKnown), "register");
        return new(children, children.Sum(ledger => (long)ledger.Lines.Count), undated, IsRefused: false);
    }

    private void NoteUndated(FactsOptions options, long lines)
    {
        if (words.GetValue(options.AsKnown) is { } asKnown && lines > 0 && asKnown < Terminal.Now)
        {
            Notice(string.Create(CultureInfo.InvariantCulture,
                $"{lines:N0} {(lines == 1 ? "line does" : "lines do")} not say when learnt, and {(lines == 1 ? "is" : "are")} left out of what was known then"));
        }
    }

    /// <summary>Reads the calendar named; if none is, and the answer comes from a register, those it holds.</summary>
    /// <param name="facts">The file of facts that answers; <c>null</c> if the verb takes none.</param>
    public SchoolCalendars ReadCalendars(Option<string?> option, Option<bool> allOrNothing, Option<string?>? facts = null)
    {
        if (words.GetValue(option) is not { } path)
        {
            if (facts is null || words.GetValue(facts) is not null)
            {
                return SchoolCalendars.None;
            }

            return Registers.IsThere ? Registers.Door().Calendars() : SchoolCalendars.None;
        }

        (var calendars, CalendarLinesRejected) = ReadFile(path, CalendarFile.Read, allOrNothing);
        return calendars;
    }

    /// <summary>Reads which parts of the 2026 Act are commenced, if a file says so.</summary>
    public Commencements ReadCommencements(Option<string?> option, Option<bool> allOrNothing) =>
        words.GetValue(option) is { } path ? ReadFile(path, CommencementFile.Read, allOrNothing).Read : Commencements.None;

    /// <summary>Reads a file to its end and says what was wrong with it.</summary>
    /// <returns>What was read, and how many faults rejected lines.</returns>
    /// <exception cref="CommandStoppedException">It was refused, or lines were rejected and all or nothing was asked for.</exception>
    public (T Read, long Rejected) ReadFile<T>(string path, Func<Stream, Action<Finding>, T> read, Option<bool> allOrNothing)
    {
        var report = new FindingsReport(Terminal, path, IsQuiet);
        using var stream = Open(path);
        var result = read(stream, report.Take);
        report.Close();
        if (report.Rejected > 0)
        {
            SomeWasRejected(allOrNothing);
        }

        return (result, report.Rejected);
    }

    /// <summary>Says of whom it cannot be told in whose area they are, because an authority was divided.</summary>
    public void NoteDividedAreas(IEnumerable<ChildLedger> children, FactsOptions options, DateOnly day) =>
        NoteAll(Contradictions.DividedAreas(children, words.GetValue(options.AsKnown), day), words.GetValue(options.Facts) ?? "register");

    private void NoteAll(IEnumerable<Finding> findings, string path)
    {
        if (IsQuiet)
        {
            return;
        }

        var report = new FindingsReport(Terminal, path, quiet: false);
        foreach (var finding in findings)
        {
            report.Take(finding);
        }

        report.Close();
    }

    /// <exception cref="CommandStoppedException">The file is one that the answer or the rejected lines go to.</exception>
    private void RefuseIfWritten(string path)
    {
        if (Written.Any(written => OutputFile.AreSame(written, path)))
        {
            throw new CommandStoppedException(ExitCode.WrongWords, "a file to be written is one that is read; give it another name");
        }
    }

    private IEnumerable<string> Written => new[] { words.GetValue(CommonOptions.Out), rejectedTo }.OfType<string>();

    /// <summary>Writes a file that is not the answer itself.</summary>
    /// <exception cref="CommandStoppedException">It cannot be written.</exception>
    public static void WriteFile(string path, Action<TextWriter> write)
    {
        using var file = new OutputFile(path);
        file.Write(write);
        file.Keep();
    }
}
