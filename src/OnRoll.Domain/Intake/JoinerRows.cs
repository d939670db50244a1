using OnRoll.Domain.Ledger;

namespace OnRoll.Domain.Intake;

/// <summary>Turns the rows of a file of new-pupil returns into statements.</summary>
/// <remarks>
/// SI 2024/208 reg 13(1)–(3); from 1 September 2016 SI 2006/1751 reg 12(3). The return says that a name was entered on a day; whether it
/// still stands there when the return arrives, it does not say.
/// </remarks>
public sealed class JoinerRows(Received received, Action<Finding> report) : RecordRows(Columns, received, report)
{
    /// <summary>The columns of a file of joiners.</summary>
    public static Layout Columns { get; } = new("joiners",
        ["school", "id", "given_name", "surname", "date_of_birth", "entry_date"],
        ["upn", "middle_names", "sex", "address_1", "address_2", "town", "postcode", "authority", "previous_school", "previous_authority"])
    {
        AlsoCalled = Person.AlsoCalled("school", "id", "given_name", "surname", "date_of_birth", "entry_date", "middle_names", "sex", "address_1", "address_2", "town", "postcode"),
    };

    private protected override string SaidTwice => "keep one row for each entry";

    private protected override Statement? Read(RecordFields row)
    {
        var school = row.Urn("school");
        var id = row.Needed("id", "give the pupil's id in the school's system");
        var entry = row.NeededDay("entry_date", "give the day on which the name was entered in the admission register");
        List<Assertion> says = [.. Person.Read(row, Received.Day)];
        if (row.Authority("authority") is { IsNone: false } home)
        {
            says.Add(new Resident(new(Received.Day), home, IsConfirmed: true, ""));
        }

        if (row.IsRejected || entry is not { } first)
        {
            return null;
        }

        says.Add(new Registered(new(first), school, Received.KindOf(school), Hours: null));
        return new(row.Line, SourceOf(school), id, Received.Day, school, says, new NewPupil(first, row.Text("previous_school"), row.Text("previous_authority")));
    }

    // A pupil may come, go and come again within one file.
    private protected override string? KeyOf(Statement statement) => $"{statement.Id}\n{((NewPupil)statement.Also).Entry:yyyyMMdd}";
}
