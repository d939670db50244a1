using OnRoll.Domain.Ledger;

namespace OnRoll.Domain.Intake;

/// <summary>Turns the rows of a list of resident children, from births, health, benefits or arrivals, into statements.</summary>
/// <remarks>
/// Such lists are what rolls are compared with, so that a child who was never at any school is found: Education Act 1996 s 436A(1). A
/// service that serves the family at an address in the area is taken to have confirmed that it lives there.
/// </remarks>
public sealed class PopulationRows(Received received, Action<Finding> report) : RecordRows(Columns, received, report)
{
    /// <summary>The columns of a population list.</summary>
    public static Layout Columns { get; } = new("population",
        ["id", "given_name", "surname", "date_of_birth"],
        ["authority", "middle_names", "sex", "address_1", "address_2", "town", "postcode", "nhs_number", "upn", "parent_given_name", "parent_surname", "phone", "email", "source"])
    {
        AlsoCalled = Person.AlsoCalled("id", "given_name", "surname", "date_of_birth", "middle_names", "sex", "address_1", "address_2", "town", "postcode", "nhs_number", "phone", "email"),
    };

    private protected override Statement? Read(RecordFields row)
    {
        var id = row.Needed("id", "give the child's id in the list it comes from");
        List<Assertion> says = [.. Person.Read(row, Received.Day)];
        var home = row.Authority("authority") is { IsNone: false } said ? said : Received.Authority;
        if (!home.IsNone)
        {
            says.Add(new Resident(new(Received.Day), home, IsConfirmed: true, ""));
        }

        var list = row.Text("source");
        return row.IsRejected ? null : new(row.Line, list, id, Received.Day, "", says, new Listed(list));
    }

    private protected override string? KeyOf(Statement statement) => statement.Id;
}
