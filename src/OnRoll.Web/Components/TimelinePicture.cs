using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;
using OnRoll.Domain;
using OnRoll.Domain.Casework;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Status;
using OnRoll.Domain.Time;

namespace OnRoll.Web.Components;

/// <summary>One child's time at a glance: a lane for each kind of fact, and one for what the definition says. The same stands in a table beside it.</summary>
public static class TimelinePicture
{
    private const int Width = 960;
    private const int Left = 130;
    private const int LaneHeight = 34;
    private const int Years = 3;

    /// <summary>A stretch in a lane.</summary>
    public sealed record Bar(string Lane, string Class, DateSpan Days, string Words);

    /// <summary>What is drawn and tabled, the earliest first.</summary>
    public static IReadOnlyList<Bar> Bars(CaseView view, IEnumerable<CaseEntry> log, DateOnly today)
    {
        var from = today.AddYears(-Years);
        var bars = new List<Bar>();
        bars.AddRange(view.Timeline.Runs(Definitions.Cme.Test!).Where(run => run.Result is not Tri.False && run.Days.Until >= from && run.Days.First <= today)
            .Select(run => new Bar("Missing education", run.Result is Tri.True ? "missing" : "unknown", run.Days, run.Result is Tri.True ? "missing education (DEF-1)" : "not known whether missing education (DEF-1)")));
        bars.AddRange(Cut(view.History.All<WhereaboutsReported>().ToList()).Concat(Cut(view.History.All<HomeEducated>().ToList()))
            .Concat(view.History.Standing.Select(line => line.What).Where(what => what is not (WhereaboutsReported or HomeEducated))).Select(BarOf).OfType<Bar>().Where(bar => bar.Days.Until >= from && bar.Days.First <= today));
        bars.AddRange(log.Where(entry => entry.On >= from && entry is not Noted).Select(entry => new Bar("Work", "case", entry.Held, entry.Words)));
        return [.. bars.OrderBy(bar => bar.Days.First)];
    }

    public static IHtmlContent Draw(IReadOnlyList<Bar> bars, DateOnly today)
    {
        string[] lanes = ["Missing education", "School", "Other provision", "Home education", "Whereabouts", "Work"];
        var shown = lanes.Where(lane => bars.Any(bar => bar.Lane == lane)).ToArray();
        var first = today.AddYears(-Years);
        var height = (shown.Length * LaneHeight) + 40;
        double X(DateOnly day) => Left + ((double)(Math.Clamp(day.DayNumber, first.DayNumber, today.DayNumber) - first.DayNumber) / (today.DayNumber - first.DayNumber) * (Width - Left - 10));
        var svg = new StringBuilder().Append(CultureInfo.InvariantCulture, $"<svg class=\"onroll-timeline\" viewBox=\"0 0 {Width} {height}\" role=\"img\" aria-labelledby=\"timeline-title timeline-words\">")
            .Append(CultureInfo.InvariantCulture, $"<title id=\"timeline-title\">The last {Years} years</title><desc id=\"timeline-words\">The same is in the table below.</desc>");
        for (var year = first.Year + 1; year <= today.Year; year++)
        {
            var x = X(new(year, 1, 1));
            svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{x:0.#}\" y1=\"0\" x2=\"{x:0.#}\" y2=\"{height - 22}\"/><text x=\"{x + 3:0.#}\" y=\"{height - 6}\">{year}</text>");
        }

        for (var lane = 0; lane < shown.Length; lane++)
        {
            var y = (lane * LaneHeight) + 6;
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"0\" y=\"{y + 16}\">{shown[lane]}</text>");
            foreach (var bar in bars.Where(bar => bar.Lane == shown[lane]))
            {
                var (start, end) = (X(bar.Days.First), X(bar.Days.Until < today ? bar.Days.Until : today));
                svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"onroll-timeline__{bar.Class}\" x=\"{start:0.#}\" y=\"{y}\" width=\"{Math.Max(4, end - start):0.#}\" height=\"22\"><title>{Html.Encode(bar.Words)}</title></rect>");
            }
        }

        return Html.Raw(svg.Append("</svg>").ToString());
    }

    // Of states that follow on, the one that began last counts: each is drawn until the next begins.
    private static IEnumerable<Assertion> Cut<T>(IReadOnlyList<T> states)
        where T : Assertion => states.Select((state, i) => i + 1 < states.Count && states[i + 1].Held.First > state.Held.First && states[i + 1].Held.First <= state.Held.Until
            ? state with { Held = new(state.Held.First, states[i + 1].Held.First.AddDays(-1)) } : state);

    private static Bar? BarOf(Assertion what) => what switch
    {
        Registered name => new("School", "school", name.Held, name.Words),
        Provided provided => new("Other provision", "provision", provided.Held, provided.Words),
        HomeEducated home => new("Home education", "home", home.Held, home.Words),
        WhereaboutsReported { Kind: not Whereabouts.Known } where => new("Whereabouts", "where", where.Held, where.Words),
        _ => null,
    };
}
