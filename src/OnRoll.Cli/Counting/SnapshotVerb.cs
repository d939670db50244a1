using System.Globalization;
using OnRoll.Cli.Shell;
using OnRoll.Domain;

namespace OnRoll.Cli.Counting;

/// <summary>How many children on a day.</summary>
internal static class SnapshotVerb
{
    public static Verb Create(Terminal terminal)
    {
        var verb = new Verb("snapshot", "How many children on a day, by any breakdown; with --children, who they are",
            ("onroll snapshot --facts data/demo/facts.csv --on 2026-10-01 --by authority,reason", "how many, and why"),
            ("onroll snapshot --facts data/demo/facts.csv --on 2026-10-01 --as-known 2026-10-15", "the same as it stood a fortnight later"));
        var options = new CountOptions();
        var on = CommonOptions.Day("--on", "The day asked; today if left out");
        options.AddTo(verb);
        verb.Options.Add(on);
        verb.Options.Add(options.Children);
        return verb.Does(terminal, invocation =>
        {
            var day = invocation.DayOrToday(on);
            var children = invocation.Get(options.Children);
            options.Answer(invocation, children, [day], (counts, groups, _) => children
                ? new([.. groups, "child", "result", "since"], counts.Members(day).Select(member =>
                    (IReadOnlyList<string>)[.. member.Group, member.Child, member.Result.Word(), member.Since.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)]))
                : new([.. groups, "true", "unknown"], counts.Snapshot(day).Select(row =>
                    (IReadOnlyList<string>)[.. row.Group, Number(row.True), Number(row.Unknown)]), "true", "unknown"));
        });
    }

    internal static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
