using System.Globalization;
using OnRoll.Cli.Shell;
using OnRoll.Data.Demo;
using OnRoll.Data.Simulation;
using OnRoll.Domain.Counting;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Status;
using OnRoll.Domain.Time;

namespace OnRoll.Cli.Demo;

/// <summary>All of England in small: every authority, a hundredth of its children.</summary>
internal static class EnglandDemo
{
    private const string Folder = "data/demo-england";
    private const decimal Scale = 0.01m;

    public static PracticeRegister Run(Invocation invocation, DateOnly today)
    {
        var terminal = invocation.Terminal;
        invocation.WriteText(Prose.InLines([("OnRoll: practice. A hundredth of England, all of it synthetic: nobody here is a person.", [])], terminal.Width));
        using (var making = new Progress(terminal, "Making authorities", invocation.IsQuiet))
        {
            DemoVerb.Made(() => SyntheticEngland.Write(Folder, new SimulationOptions { Scale = Scale, On = today, FactsOnly = true }, making.Show));
        }

        var practice = DemoVerb.Practice(terminal.Time);
        using (var taking = new Progress(terminal, "Taking in lines", invocation.IsQuiet))
        {
            using var calendar = invocation.Open($"{Folder}/calendar.csv");
            using var facts = invocation.Open($"{Folder}/facts.csv");
            practice.Take(calendar, facts, taking.Show);
            practice.Work(DemoVerb.Camden, DemoVerb.Islington, today);
            practice.Open();
        }

        Show(invocation, practice, today, "Missing education by region (DEF-4, as the termly collection counts)", Dimension.Region);
        Show(invocation, practice, today, "Why", Dimension.Reason);
        Show(invocation, practice, today, "For how long", Dimension.Weeks);
        var flow = practice.Door.Count(Return, [], null, SchoolCalendars.None, listsChildren: false, "flow of a year", counts => counts.Flow(today.AddYears(-1).AddDays(1), today)[0]);
        invocation.WriteText(string.Create(CultureInfo.InvariantCulture,
            $"\nIn the year to {today:yyyy-MM-dd}: {flow.Opening:N0} at its beginning, {flow.New:N0} began, {flow.Ended:N0} ended, {flow.Closing:N0} at its end, {flow.Ever:N0} children at some time.\n"));
        invocation.WriteText($"\nAsk further\n\n  ./onroll snapshot --db {DemoVerb.Database} --on {today:yyyy-MM-dd} --by authority,reason\n  ./onroll series --db {DemoVerb.Database} --from {today.AddYears(-1):yyyy-MM-dd} --to {today:yyyy-MM-dd} --step month\n");
        return practice;
    }

    private static Definition Return => Definitions.Find("DEF-4")!;

    private static void Show(Invocation invocation, PracticeRegister practice, DateOnly today, string heading, Dimension by)
    {
        var rows = practice.Door.Count(Return, [by], null, SchoolCalendars.None, listsChildren: false, heading, counts => counts.Snapshot(today));
        using var text = new StringWriter { NewLine = "\n" };
        new Sheet([Dimensions.Names[(int)by], "children", "unknown"], rows.Select(row => (IReadOnlyList<string>)
            [row.Group[0].Length == 0 ? "not recorded" : by is Dimension.Reason && Reasons.TryParse(row.Group[0], out var reason) ? reason.Label : row.Group[0],
                row.True.ToString("N0", CultureInfo.InvariantCulture), row.Unknown.ToString("N0", CultureInfo.InvariantCulture)]), "children", "unknown").Write(text, SheetFormat.Table, invocation.Terminal.Width);
        invocation.WriteText($"\n{heading}\n\n{text}");
    }
}
