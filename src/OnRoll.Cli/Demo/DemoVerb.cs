using System.CommandLine;
using OnRoll.Cli.Shell;
using OnRoll.Data.Demo;
using OnRoll.Data.Simulation;

namespace OnRoll.Cli.Demo;

/// <summary>The first thing a newcomer types: real schools, synthetic children, and the answer.</summary>
internal static class DemoVerb
{
    internal const string Database = "data/demo.db";

    private const string Folder = "data/demo";
    private const ulong Seed = 1;
    private static readonly DateOnly Earliest = new(2018, 1, 1);
    private static readonly DateOnly Latest = new(2027, 8, 31);

    public static Verb Create(Terminal terminal)
    {
        var verb = new Verb("demo", "Practise: the real schools of Camden and synthetic children; who is missing education today, why, since when, and what is overdue",
            ("onroll demo --no-serve", "the answer, printed"),
            ("onroll demo --no-serve --on 2025-10-02", "the same as if today were that day"),
            ("onroll demo --england --no-serve", "all authorities, in small"));
        var on = CommonOptions.Day("--on", "The day to take for today");
        var noServe = new Option<bool>("--no-serve") { Description = "Stop after the answer is printed" };
        var england = new Option<bool>("--england") { Description = "All authorities instead of one, in small" };
        verb.Options.Add(on);
        verb.Options.Add(noServe);
        verb.Options.Add(england);
        return verb.Does(terminal, invocation =>
        {
            if (invocation.Get(CommonOptions.Database) is not null)
            {
                throw new CommandStoppedException(ExitCode.WrongWords, $"the demonstration works in {Database} alone; leave --db out");
            }

            if (invocation.Get(england))
            {
                EnglandDemo.Run(invocation, invocation.Get(on) ?? SimulationOptions.UsualDay);
            }
            else
            {
                OneAuthority(invocation, invocation.DayOrToday(on));
            }

            if (!invocation.Get(noServe))
            {
                invocation.Notice("this version has no web application yet; it stops here");
            }
        });
    }

    private static void OneAuthority(Invocation invocation, DateOnly today)
    {
        if (today < Earliest || today > Latest)
        {
            throw new CommandStoppedException(ExitCode.WrongWords, $"--on: the demonstration knows bank holidays and terms for {Earliest:yyyy-MM-dd} to {Latest:yyyy-MM-dd}");
        }

        var report = new DemoReport(today, invocation.Terminal.Width);
        invocation.WriteText(report.Welcome());
        var schools = DemoSchools.Camden(static _ => { });
        var files = Made(() => DemoFacts.Write(Folder, schools, DemoSchools.Authority, today, Seed));
        using var practice = PracticeRegister.Make(Database, invocation.Terminal.Time);
        using var facts = new MemoryStream(files.Facts.ToArray());
        using var calendar = new MemoryStream(files.Calendar.ToArray());
        practice.Take(calendar, facts);
        var children = practice.Door.List("the demonstration").Select(child => child.Ledger).OrderBy(child => child.Child, StringComparer.Ordinal).ToList();
        invocation.WriteText(report.Answer(schools, children, practice.Door.Calendars(), Database));
    }

    internal static T Made<T>(Func<T> make)
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
