using OnRoll.Domain.Intake;

namespace OnRoll.Domain.Clocks;

/// <summary>A clock asked for in a file.</summary>
/// <param name="Code">Whose school days; blank where the file does not say.</param>
public sealed record DeadlineAsked(ClockRule Rule, DateOnly From, string Code);

/// <summary>Reads the rows of a file that asks for many deadlines at once.</summary>
public sealed class DeadlineRows(Action<Finding> report)
{
    private const int RuleId = 0;
    private const int From = 1;
    private const int Code = 2;

    public static Layout Layout { get; } = new("cases", ["rule", "from"], ["code"]);

    /// <returns><c>null</c> if the row was rejected; what is wrong has then been reported.</returns>
    public DeadlineAsked? Read(Row row)
    {
        var fields = new Fields(Layout, row);
        var rule = ClockRules.Find(fields[RuleId]);
        if (rule is null)
        {
            fields.Reject(RuleId, fields[RuleId].Length == 0 ? "is blank" : "is not a clock we know", "use D01 to D28");
        }

        var from = fields.Day(From);
        if (fields[From].Length == 0)
        {
            fields.Reject(From, "is blank", "give the day on which the clock starts, as YYYY-MM-DD");
        }

        var code = fields.Text(Code);
        foreach (var finding in fields.Findings)
        {
            report(finding);
        }

        return fields.IsRejected ? null : new(rule!, from!.Value, code);
    }
}
