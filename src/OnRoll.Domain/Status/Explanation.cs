using System.Globalization;
using OnRoll.Domain.Law;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Status;

/// <summary>One child's answer in words that can be read aloud: paragraphs, and lists under them.</summary>
/// <param name="Paragraphs">Each with its list, which may be empty.</param>
public sealed record Explanation(IReadOnlyList<(string Text, IReadOnlyList<string> List)> Paragraphs)
{
    /// <param name="ledger">Everything recorded, to say what has since been corrected.</param>
    /// <param name="timeline">The child as known at <paramref name="asKnown"/>.</param>
    public static Explanation Of(ChildLedger ledger, Timeline timeline, Definition definition, DateOnly day, Moment? asKnown)
    {
        var answer = Answer.Of(timeline, definition, day);
        var paragraphs = new List<(string, IReadOnlyList<string>)>
        {
            ($"{answer.Child}, on {Long(day)}{(asKnown is { } moment ? $", as it was known at {moment}" : "")}.", []),
            (Verdict(answer), []),
            ("Because the child", [.. answer.Grounds.Select(ground => $"{ground.Sentence}.")]),
            ("The rule.", [$"{definition.Id}, {definition.Title}, {definition.Dates}. {definition.Meaning}", $"Source: {Cite(definition.Source)}.{(definition.Note.Length > 0 ? " " + definition.Note : "")}"]),
            ("Where and why.", [AreaWords(answer.Situation), ReasonWords(answer.Situation)]),
            ("The other definitions, from the same facts.", [.. Others(timeline, definition, day)]),
            ("What the register held for that day.", [.. Held(timeline.History, day)]),
        };
        var contradictions = Contradictions.In(timeline.History, day).Select(finding => $"line {finding.Line}: {finding.What}; {finding.Mend}.").ToList();
        if (contradictions.Count > 0)
        {
            paragraphs.Add(("What contradicts itself.", contradictions));
        }

        if (asKnown is { } then && ledger.Lines.Count(line => line.At > then) is var later and > 0)
        {
            paragraphs.Add(($"Since then the register has learnt {later} {(later == 1 ? "thing" : "things")} more of this child; asked without --as-known, the answer takes them in.", []));
        }

        return new(paragraphs);
    }

    private static string Verdict(Answer answer)
    {
        var result = answer.Result switch
        {
            Tri.True => $"The child counts under {answer.Definition.Id}: yes",
            Tri.False => $"The child does not count under {answer.Definition.Id}: no",
            _ => $"It cannot be said whether the child counts under {answer.Definition.Id}: not known, and to be found out",
        };
        return answer.Since is { } since
            ? $"{result}. It has been so since {Long(since)}: {answer.Days} {(answer.Days == 1 ? "day" : "days")}, both ends counted."
            : $"{result}.";
    }

    private static string AreaWords(Situation on) => on.Area switch
    {
        { Code: { } code } area => $"In the area of {Identifiers.Authorities.Find(code)?.ToString() ?? code.ToString()}, from: {area.Residence!.Words}.",
        { IsOneOfSeveral: true } area => $"The area has been divided between authorities and nobody has said which part: {area.Residence!.Words}. A finding for each of them.",
        _ => "No confirmed residence has been recorded, so no authority's area.",
    };

    private static string ReasonWords(Situation on) =>
        on.Reason is { } reason ? $"Reason recorded: {reason.Label}." : "No reason has been recorded.";

    private static IEnumerable<string> Others(Timeline timeline, Definition asked, DateOnly day) =>
        Definitions.All.Where(definition => definition.Test is not null && definition.Id != asked.Id)
            .GroupBy(definition => timeline.Answer(definition.Test!, day)).OrderBy(group => group.Key is Tri.True ? 0 : group.Key is Tri.Unknown ? 1 : 2)
            .Select(group => $"{group.Key.Word()}: {string.Join(", ", group.Select(definition => definition.Id))}");

    private static IEnumerable<string> Held(EducationHistory history, DateOnly day) =>
        history.Standing.Where(line => line.What is Born || line.What.Held.Contains(day))
            .Select(line => $"{line.What.Words}; {(line.IsUndated ? "not said when learnt" : $"learnt {line.At.Day:yyyy-MM-dd}")} (line {line.Sequence})");

    private static string Cite(Provision source) => source.Certainty switch
    {
        Certainty.Read => $"{source}",
        Certainty.Reported => $"{source}, as reported in a secondary source",
        _ => $"{source}, to be confirmed",
    };

    private static string Long(DateOnly day) => day.ToString("dddd d MMMM yyyy", CultureInfo.InvariantCulture);
}
