using System.CommandLine;
using OnRoll.Cli.Shell;
using OnRoll.Cli.Web;
using OnRoll.Data.Demo;
using OnRoll.Data.Simulation;
using OnRoll.Domain.Identifiers;

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
            ("onroll demo", "the answer printed, and a web application to practise in"),
            ("onroll demo --no-serve", "the answer, printed"),
            ("onroll demo --no-serve --on 2025-10-02", "the same as if today were that day"),
            ("onroll demo --england --no-serve", "all authorities, in small"));
        var on = CommonOptions.Day("--on", "The day to take for today");
        var noServe = new Option<bool>("--no-serve") { Description = "Stop after the answer is printed" };
        var england = new Option<bool>("--england") { Description = "All authorities instead of one, in small" };
        verb.Options.Add(on);
        verb.Options.Add(noServe);
        verb.Options.Add(england);
        var port = ServeVerb.Port();
        verb.Options.Add(port);
        return verb.Does(terminal, invocation =>
        {
            if (invocation.Get(CommonOptions.Database) is not null)
            {
                throw new CommandStoppedException(ExitCode.WrongWords, $"the demonstration works in {Database} alone; leave --db out");
            }

            using var practice = invocation.Get(england) ? EnglandDemo.Run(invocation, invocation.Get(on) ?? SimulationOptions.UsualDay) : OneAuthority(invocation, invocation.DayOrToday(on));
            if (!invocation.Get(noServe))
            {
                ServeVerb.Run(invocation, practice.Register, invocation.Get(port) ?? ServeVerb.UsualPort);
            }
        });
    }

    private static PracticeRegister OneAuthority(Invocation invocation, DateOnly today)
    {
        if (today < Earliest || today > Latest)
        {
            throw new CommandStoppedException(ExitCode.WrongWords, $"--on: the demonstration knows bank holidays and terms for {Earliest:yyyy-MM-dd} to {Latest:yyyy-MM-dd}");
        }

        var report = new DemoReport(today, invocation.Terminal.Width);
        invocation.WriteText(report.Welcome());
        var schools = DemoSchools.Camden(static _ => { });
        var files = Made(() => DemoFacts.Write(Folder, schools, DemoSchools.Authority, today, Seed));
        var practice = Practice(invocation.Terminal.Time);
        using var facts = new MemoryStream(files.Facts.ToArray());
        using var calendar = new MemoryStream(files.Calendar.ToArray());
        practice.Take(calendar, facts);
        practice.Work(Camden, Islington, today);
        practice.Open();
        var children = practice.Door.List("the demonstration").Select(child => child.Ledger).OrderBy(child => child.Child, StringComparer.Ordinal).ToList();
        invocation.WriteText(report.Answer(schools, children, practice.Door.Calendars(), Database));
        return practice;
    }

    internal static LaCode Camden => LaCode.FromNumber(202);

    internal static LaCode Islington => LaCode.FromNumber(206);

    /// <summary>A new practice register in its place, where nothing else stands.</summary>
    internal static PracticeRegister Practice(TimeProvider time)
    {
        if (File.Exists(Database))
        {
            using (var there = Data.Store.Register.Open(Database, time))
            {
                if (!there.IsPractice)
                {
                    throw new CommandStoppedException(ExitCode.NotFound, $"{Database}: is not a practice register, and the demonstration touches no other; move it away first");
                }
            }

            foreach (var file in new[] { Database, $"{Database}-wal", $"{Database}-shm" })
            {
                File.Delete(file);
            }
        }

        return PracticeRegister.Make(Database, time);
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
