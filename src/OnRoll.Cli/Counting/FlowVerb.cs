using OnRoll.Cli.Shell;
using OnRoll.Domain.Counting;

namespace OnRoll.Cli.Counting;

/// <summary>How a count came from one figure to another.</summary>
internal static class FlowVerb
{
    public static Verb Create(Terminal terminal)
    {
        var verb = new Verb("flow", "How the count came from the day before a period to its last day: opening, new, ended, closing, and how many ever",
            ("onroll flow --facts data/demo/facts.csv --from 2025-09-01 --to 2026-08-31", "a school year, reconciled"),
            ("onroll flow --facts data/demo/facts.csv --from 2025-09-01 --to 2026-08-31 --children", "the same, child by child"));
        var options = new CountOptions();
        var from = CommonOptions.Day("--from", "The first day");
        var to = CommonOptions.Day("--to", "The last day, included");
        from.Required = to.Required = true;
        options.AddTo(verb);
        verb.Options.Add(from);
        verb.Options.Add(to);
        verb.Options.Add(options.Children);
        return verb.Does(terminal, invocation =>
        {
            var period = SeriesVerb.Period(invocation, from, to);
            string[] figures = ["opening", "new", "ended", "closing", "ever", "unknown"];
            var children = invocation.Get(options.Children);
            options.Answer(invocation, children, [period.First, period.Until], (counts, groups, _) => children
                ? new([.. groups, "child", .. figures], counts.FlowMembers(period.First, period.Until).Select(member =>
                    (IReadOnlyList<string>)[.. member.Part.Group, member.Child, .. Figures(member.Part)]), figures)
                : new([.. groups, .. figures], counts.Flow(period.First, period.Until).Select(row =>
                    (IReadOnlyList<string>)[.. row.Group, .. Figures(row)]), figures));
        });
    }

    private static IEnumerable<string> Figures(FlowRow row) =>
        new[] { row.Opening, row.New, row.Ended, row.Closing, row.Ever, row.Unknown }.Select(SnapshotVerb.Number);
}
