using System.CommandLine;
using OnRoll.Cli.Shell;
using OnRoll.Data.Demo;
using OnRoll.Data.Facts;

namespace OnRoll.Cli.Demo;

/// <summary>The first thing a newcomer types: real schools, synthetic children, and the answer.</summary>
internal static class DemoVerb
{
    private const string Folder = "data/demo";
    private const ulong Seed = 1;
    private static readonly DateOnly Earliest = new(2018, 1, 1);
    private static readonly DateOnly Latest = new(2027, 8, 31);

    public static Verb Create(Terminal terminal)
    {
        var verb = new Verb("demo", "Practise: the real schools of Camden and synthetic children; who is missing education today, why, since when, and what is overdue",
            ("onroll demo --no-serve", "the answer, printed"),
            ("onroll demo --no-serve --on 2025-10-02", "the same as if today were that day"));
        var on = CommonOptions.Day("--on", "The day to take for today");
        var noServe = new Option<bool>("--no-serve") { Description = "Stop after the answer is printed" };
        verb.Options.Add(on);
        verb.Options.Add(noServe);
        return verb.Does(terminal, invocation =>
        {
            var today = invocation.DayOrToday(on);
            if (today < Earliest || today > Latest)
            {
                throw new CommandStoppedException(ExitCode.WrongWords, $"--on: the demonstration knows bank holidays and terms for {Earliest:yyyy-MM-dd} to {Latest:yyyy-MM-dd}");
            }

            if (invocation.Get(CommonOptions.Database) is not null)
            {
                throw new CommandStoppedException(ExitCode.WrongWords, "the demonstration works with its own files only; leave --db out");
            }

            var report = new DemoReport(today, terminal.Width);
            invocation.WriteText(report.Welcome());
            var register = DemoSchools.Camden(static _ => { });
            var files = Made(() => DemoFacts.Write(Folder, register, DemoSchools.Authority, today, Seed));
            using var facts = new MemoryStream(files.Facts.ToArray());
            using var calendar = new MemoryStream(files.Calendar.ToArray());
            var read = FactsFile.Read(facts, terminal.Now, static _ => { });
            var calendars = CalendarFile.Read(calendar, static _ => { });
            invocation.WriteText(report.Answer(register, read, calendars, Folder));
            if (!invocation.Get(noServe))
            {
                invocation.Notice("this version has no web application yet; it stops here");
            }
        });
    }

    private static T Made<T>(Func<T> make)
    {
        try
        {
            return make();
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or IOException)
        {
            throw new CommandStoppedException(ExitCode.SurroundingsFailed, $"{Folder}: cannot be written; may you write there, and is there room?");
        }
    }
}
