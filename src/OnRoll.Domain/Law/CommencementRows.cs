using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Intake;

namespace OnRoll.Domain.Law;

/// <summary>Turns the rows of a file that switches parts of the 2026 Act on into entries.</summary>
/// <remarks>One for each file: it remembers the rows before, so that a contradiction is rejected where it stands.</remarks>
public sealed class CommencementRows(Action<Finding> report)
{
    private const int Part = 0;
    private const int Authority = 1;
    private const int From = 2;
    private const int Source = 3;

    private readonly Dictionary<(ActPart Part, LaCode Authority), (DateOnly From, long Line)> seen = [];

    /// <summary>The columns of a commencement file. A row with a blank authority is for all that have no row of their own.</summary>
    public static Layout Layout { get; } = new("commencements", ["part", "authority", "from"], ["source"]);

    /// <returns><c>null</c> if the row was rejected, or says again what an earlier one said; either has then been reported.</returns>
    public Commencement? Read(Row row)
    {
        var fields = new Fields(Layout, row);
        var part = ReadPart(fields);
        var authority = ReadAuthority(fields);
        var from = ReadFrom(fields);
        var source = fields.Text(Source);
        var isAgain = false;
        if (part is not null && from is { } first && !fields.IsRejected && !seen.TryAdd((part, authority), (first, row.Line)))
        {
            var (before, line) = seen[(part, authority)];
            isAgain = before == first;
            if (isAgain)
            {
                fields.Note(Part, $"says again what line {line} says", "leave it out");
            }
            else
            {
                fields.Reject(From, $"is not the day that line {line} gives for the same part and authority", "give one first day for each");
            }
        }

        foreach (var finding in fields.Findings)
        {
            report(finding);
        }

        return fields.IsRejected || isAgain || part is null || from is null ? null : new(part, authority, from.Value, source);
    }

    private static ActPart? ReadPart(Fields fields)
    {
        var text = fields.Text(Part);
        var part = ActPart.Find(text);
        if (part is null && !fields.IsRejected)
        {
            fields.Reject(Part, text.Length == 0 ? "is blank" : "is not a part of the Act that we know", $"use one of {string.Join(", ", ActPart.All)}");
        }

        return part;
    }

    private static LaCode ReadAuthority(Fields fields)
    {
        if (fields[Authority].Length == 0)
        {
            return default;
        }

        if (!LaCode.TryParse(fields[Authority], out var code, out var problem))
        {
            fields.Reject(Authority, "is not the code of an authority", problem.Sentence);
        }
        else if (Authorities.Find(code) is null)
        {
            fields.Reject(Authority, "is not the code of an authority in England", "give its three-digit code, such as 202, or leave it blank for all");
        }

        return code;
    }

    private static DateOnly? ReadFrom(Fields fields)
    {
        var from = fields.Day(From);
        if (fields[From].Length == 0)
        {
            fields.Reject(From, "is blank", "give the first day on which the part is in force, as YYYY-MM-DD; leave the row out while none is appointed");
        }
        else if (from < ActPart.Assent)
        {
            fields.Reject(From, "is before Royal Assent", $"give a day from {ActPart.Assent:yyyy-MM-dd} on");
        }
        else if (from > Fields.Latest)
        {
            fields.Reject(From, "is after 2199", "leave the row out while no day is appointed");
        }

        return from;
    }
}
