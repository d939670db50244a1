using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Intake;

/// <summary>Turns the rows of a roll into statements: whose name stood on a school's admission register on a day.</summary>
/// <remarks>
/// Education Act 1996 s 434, SI 2024/208 regs 4–8. Columns as in the school census. A guest and a previous pupil are not on the
/// register; their rows say who they are and, for a previous pupil with both days, when they were.
/// </remarks>
public sealed class RollRows(Received received, Action<Finding> report) : RecordRows(Columns, received, report)
{
    private const int HoursInAWeek = 168;

    private readonly Dictionary<(string School, string Upn), long> upns = [];

    /// <summary>The columns of a roll.</summary>
    public static Layout Columns { get; } = new("roll",
        ["school", "id", "given_name", "surname", "date_of_birth", "entry_date", "enrolment"],
        ["upn", "former_upn", "uln", "middle_names", "preferred_surname", "former_surname", "sex", "address_1", "address_2", "town", "postcode",
            "authority", "leaving_date", "hours", "year", "as_of"])
    {
        AlsoCalled = Person.AlsoCalled("school", "id", "given_name", "surname", "date_of_birth", "entry_date", "enrolment", "former_upn", "uln", "middle_names",
            "preferred_surname", "former_surname", "sex", "address_1", "address_2", "town", "postcode", "leaving_date", "year"),
    };

    private protected override string SaidTwice => "keep one row for each pupil of a school";

    private protected override Statement? Read(RecordFields row)
    {
        var asOf = row["as_of"].Length > 0 ? row.PastDay("as_of", "give the day of the roll") ?? Received.Day : Received.Day;
        var school = row.Urn("school");
        var id = row.Needed("id", "give the pupil's id in the school's system");
        List<Assertion> says = [.. Person.Read(row, asOf)];
        var enrolment = row.Word("enrolment", Enrolments.Letters, "an enrolment status");
        if (row["enrolment"].Length == 0)
        {
            row.Reject("enrolment", "is blank", $"use one of {Enrolments.Letters.List}");
        }

        var status = enrolment ?? default;
        var entry = row.Day("entry_date");
        var leaving = row.Day("leaving_date");
        if (entry is null && enrolment is not null && Enrolments.IsOnRoll(status) && row["entry_date"].Length == 0)
        {
            row.Reject("entry_date", "is blank", "give the day on which the name was entered in the admission register");
        }

        if (leaving < entry)
        {
            row.Reject("leaving_date", "is before entry_date", "the last day on the register is on or after the day of entry");
        }

        var hours = Hours(row);
        if (row.IsRejected)
        {
            return null;
        }

        if (entry is { } first && (Enrolments.IsOnRoll(status) || (status is Enrolment.Previous && leaving is not null)))
        {
            says.Add(new Registered(new(first, leaving), school, Received.KindOf(school), hours));
        }

        if (row.Authority("authority") is { IsNone: false } home)
        {
            says.Add(new Resident(new(asOf), home, IsConfirmed: true, ""));
        }

        NoteSameUpn(row, school);
        return new(row.Line, SourceOf(school), id, asOf, school, says, new RollEntry(status, entry, leaving, row.Text("year")));
    }

    private protected override string? KeyOf(Statement statement) => statement.Id;

    private static decimal? Hours(RecordFields row)
    {
        var text = row["hours"];
        if (text.Length == 0)
        {
            return null;
        }

        if (Weekly.TryParse(text, out var hours))
        {
            return hours;
        }

        row.Reject("hours", "is not a number of hours in a week", $"give a number from 0 to {HoursInAWeek}, such as 12.5, or leave it blank for full-time");
        return null;
    }

    /// <summary>School census test 1520: no two pupils of a return have one UPN.</summary>
    private void NoteSameUpn(RecordFields row, string school)
    {
        if (row["upn"] is { Length: > 0 } upn && !upns.TryAdd((school, upn.ToUpperInvariant()), row.Line))
        {
            row.Note("upn", $"is that of line {upns[(school, upn.ToUpperInvariant())]} too", "look which of the two pupils it was issued to");
        }
    }
}
