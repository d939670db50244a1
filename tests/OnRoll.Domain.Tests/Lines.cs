using OnRoll.Domain.Intake;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Status;
using OnRoll.Domain.Tests.Oracle;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Tests;

/// <summary>Makes ledgers from lines written as a facts file has them.</summary>
internal static class Lines
{
    /// <summary>Noon on 1 March 2027: later than anything the tests say was learnt.</summary>
    public static readonly Moment Now = new(RandomHistories.Run);

    public static Recorded Read(OracleLine line, int number)
    {
        var rows = new FactRows(Now, finding => Assert.NotEqual(Severity.Rejected, finding.Severity));
        return rows.Read(new(number, [line.Child, line.Fact, line.From, line.To, line.Authority, line.Place, line.Kind, line.Hours, line.Detail, line.Known]))!.Value.Recorded;
    }

    /// <summary>One ledger for each child, in order of id; the lines are numbered as in a file.</summary>
    public static IReadOnlyList<ChildLedger> Ledgers(IEnumerable<OracleLine> lines)
    {
        var ledgers = new SortedDictionary<string, ChildLedger>(StringComparer.Ordinal);
        var number = 1;
        foreach (var line in lines)
        {
            number++;
            if (!ledgers.TryGetValue(line.Child, out var ledger))
            {
                ledgers.Add(line.Child, ledger = new(line.Child));
            }

            ledger.Add(Read(line, number));
        }

        return [.. ledgers.Values];
    }

    /// <summary>The timeline of one child from its lines without the id, e.g. <c>born,2015-03-01,,,,F,,,</c>.</summary>
    public static Timeline Of(params string[] lines) => Of(SchoolCalendars.None, lines);

    public static Timeline Of(SchoolCalendars calendars, params string[] lines) =>
        new(Ledgers(lines.Select(line => OracleLine.Parse($"C,{line}")))[0].AsKnown(), calendars);
}
