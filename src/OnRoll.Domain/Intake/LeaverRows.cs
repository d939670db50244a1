using OnRoll.Domain.Law;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Intake;

/// <summary>Turns the rows of a file of deletion returns into statements.</summary>
/// <remarks>
/// SI 2024/208 reg 13(4)–(6); before 19 August 2024 SI 2006/1751 reg 12. What follows from a notice is what it says and no more: the name
/// leaves the register on the last day; the child's whereabouts are unknown where the school says so; the parent home educates where
/// the school has the notice, and nobody has judged it yet. A destination is where the child is said to be going: it
/// becomes a registration, a provision or a stay abroad when whoever receives the child, or the authority, says so.
/// </remarks>
public sealed class LeaverRows(Received received, Action<Finding> report) : RecordRows(Columns, received, report)
{
    /// <summary>The columns of a file of leavers.</summary>
    public static Layout Columns { get; } = new("leavers",
        ["school", "id", "given_name", "surname", "date_of_birth", "last_day", "ground", "destination"],
        ["upn", "middle_names", "sex", "address_1", "address_2", "town", "postcode", "authority", "destination_school", "destination_authority",
            "new_address_1", "new_town", "new_postcode", "parent_given_name", "parent_surname", "phone"])
    {
        AlsoCalled =
        [
            .. Person.AlsoCalled("school", "id", "given_name", "surname", "date_of_birth", "middle_names", "sex", "address_1", "address_2", "town", "postcode", "phone"),
            ("leaving_date", "last_day"), ("leavingdate", "last_day"),
        ],
    };

    private protected override string SaidTwice => "keep one row for each deletion";

    private protected override Statement? Read(RecordFields row)
    {
        var school = row.Urn("school");
        var id = row.Needed("id", "give the pupil's id in the school's system");
        var lastDay = row.NeededDay("last_day", "give the last day on the admission register");
        var asOf = Received.Day;
        List<Assertion> says = [.. Person.Read(row, asOf)];
        var ground = GroundOf(row, lastDay);
        var destination = row.Word("destination", Destinations.Words, "a destination");
        if (row["destination"].Length == 0)
        {
            row.Reject("destination", "is blank", $"use one of {Destinations.Words.List}");
        }

        if (Person.Address(row, "new_address_1", "", "new_town", "new_postcode") is { } address)
        {
            says.Add(new Addressed(new(asOf), AddressKind.New, address));
        }

        if (row.Authority("authority") is { IsNone: false } home)
        {
            says.Add(new Resident(new(asOf), home, IsConfirmed: true, ""));
        }

        var (where, whose) = (row.Text("destination_school"), row.Text("destination_authority"));
        if (row.IsRejected || lastDay is not { } last || destination is not { } going)
        {
            return null;
        }

        says.AddRange(Following(row, last, going));
        return new(row.Line, SourceOf(school), id, asOf, school, says, new Leaving(last, Received.KindOf(school), ground, going, where, whose));
    }

    private protected override string? KeyOf(Statement statement) => $"{statement.Id}\n{((Leaving)statement.Also).LastDay:yyyyMMdd}";

    /// <summary>What the notice itself says of the days after the last one.</summary>
    private static IEnumerable<Assertion> Following(RecordFields row, DateOnly lastDay, Destination going)
    {
        var after = new DateSpan(lastDay.AddDays(1));
        switch (going)
        {
            case Destination.Unknown:
                yield return new WhereaboutsReported(after, Whereabouts.Unknown);
                break;
            case Destination.AbroadUnconfirmed:
                yield return new WhereaboutsReported(after, Whereabouts.BelievedAbroad);
                break;
            case Destination.AbroadConfirmed:
                row.Note("destination", "is the school's word and is held as belief until the authority has seen the proof",
                    "ask the school for what it holds: the new school's letter, a travel record");
                yield return new WhereaboutsReported(after, Whereabouts.BelievedAbroad);
                break;
            case Destination.HomeEducation:
                yield return new HomeEducated(after, HomeEducation.NotYetAssessed);
                break;
            case Destination.Died:
                row.Note("destination", "gives no day of death, and the last day on the register stands in for it", "record the day once it is known; send no letters");
                yield return new Died(lastDay);
                break;
        }
    }

    /// <summary>The ground by the regulations in force on the last day: a letter, or <c>2024(g)</c>.</summary>
    private static DeletionGround? GroundOf(RecordFields row, DateOnly? lastDay)
    {
        var text = row.Received.Map.Meaning("ground", row.Text("ground"));
        if (text.Length == 0)
        {
            row.Reject("ground", "is blank", "give the letter of the ground for deletion, a to o");
            return null;
        }

        if (lastDay is not { } day)
        {
            return null;
        }

        if (DeletionGrounds.RegulationsOn(day) is not { } regulations)
        {
            row.Note("ground", "is from before 1 September 2006, whose regulations are not held here", "it is kept without the ground");
            return null;
        }

        return Named(row, text, regulations, day);
    }

    private static DeletionGround? Named(RecordFields row, string text, RegisterRegulations regulations, DateOnly day)
    {
        var letter = text.Trim(' ', '(', ')');
        if (letter.Length == 1 && DeletionGrounds.Find(char.ToLowerInvariant(letter[0]), day) is { } found)
        {
            return found;
        }

        if (GroundId.TryParse(text, out var id, out _))
        {
            if (id.Regulations == regulations && DeletionGrounds.Find(id.Letter, day) is { } named)
            {
                return named;
            }

            row.Reject("ground", $"is of regulations that were not in force on the last day: those of {(int)regulations} were",
                $"give the letter in the regulations of {(int)regulations}");
            return null;
        }

        row.Reject("ground", "is not a ground for deletion on the last day",
            $"give one of the letters {string.Join(", ", DeletionGrounds.On(day).Select(ground => ground.Id.Letter))} of the regulations of {(int)regulations}");
        return null;
    }
}
