using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Intake;

/// <summary>The columns by which files say who a child is, and what each says.</summary>
internal static class Person
{
    private const int OldestPupil = 20;

    private static readonly Words<Sex> Sexes = new(("F", Sex.Female), ("M", Sex.Male), ("U", Sex.Unknown), ("female", Sex.Female), ("male", Sex.Male),
        ("girl", Sex.Female), ("boy", Sex.Male), ("unknown", Sex.Unknown));

    /// <summary>Other names of these columns that are met, with the names they have here. For a layout that has the columns.</summary>
    public static IReadOnlyList<(string Met, string Column)> AlsoCalled(params ReadOnlySpan<string> columns)
    {
        var met = new List<(string, string)>();
        foreach (var pair in OtherNames)
        {
            if (columns.Contains(pair.Column))
            {
                met.Add(pair);
            }
        }

        return met;
    }

    private static readonly (string Met, string Column)[] OtherNames =
    [
        ("forename", "given_name"), ("first_name", "given_name"), ("firstname", "given_name"), ("fname", "given_name"), ("fname_c1", "given_name"), ("legal_forename", "given_name"),
        ("middle_name", "middle_names"), ("middlenames", "middle_names"),
        ("last_name", "surname"), ("lastname", "surname"), ("lname", "surname"), ("family_name", "surname"), ("legal_surname", "surname"),
        ("preferredsurname", "preferred_surname"), ("formersurname", "former_surname"),
        ("dob", "date_of_birth"), ("birth_date", "date_of_birth"), ("birthdate", "date_of_birth"), ("dateofbirth", "date_of_birth"),
        ("gender", "sex"), ("nhs", "nhs_number"), ("nhsnumber", "nhs_number"), ("formerupn", "former_upn"), ("uniquelearnernumber", "uln"),
        ("address", "address_1"), ("address1", "address_1"), ("addressline1", "address_1"), ("street", "address_1"),
        ("address2", "address_2"), ("addressline2", "address_2"), ("suburb", "address_2"), ("locality", "address_2"),
        ("city", "town"), ("post_code", "postcode"), ("telephone", "phone"), ("phone_number", "phone"), ("e_mail", "email"),
        ("urn", "school"), ("pupil_id", "id"), ("child_id", "id"), ("admission_number", "id"),
        ("entrydate", "entry_date"), ("leavingdate", "leaving_date"), ("enrolstatus", "enrolment"), ("enrol_status", "enrolment"), ("ncyearactual", "year"), ("year_group", "year"),
    ];

    /// <summary>Who the child is, as of a day.</summary>
    public static IEnumerable<Assertion> Read(RecordFields row, DateOnly asOf)
    {
        var held = new DateSpan(asOf);
        List<Assertion> says = [.. Names(row, held), .. Birth(row, asOf)];
        Identifier(row, says, held, "upn", IdentifierScheme.Upn, text => Upn.TryParse(text, out var value, out var problem) ? (value.ToString(), value.Note) : (null, problem));
        Identifier(row, says, held, "former_upn", IdentifierScheme.FormerUpn, text => Upn.TryParse(text, out var value, out var problem) ? (value.ToString(), null) : (null, problem));
        Identifier(row, says, held, "nhs_number", IdentifierScheme.NhsNumber, text => NhsNumber.TryParse(text, out var value, out var problem) ? (value.ToDigits(), null) : (null, problem));
        Identifier(row, says, held, "uln", IdentifierScheme.Uln, text => Uln.TryParse(text, out var value, out var problem) ? (value.ToString(), null) : (null, problem));
        if (Address(row, "address_1", "address_2", "town", "postcode") is { } home)
        {
            says.Add(new Addressed(held, AddressKind.Home, home));
        }

        if (Parent(row, held) is { } parent)
        {
            says.Add(parent);
        }

        return says;
    }

    /// <summary>An address; <c>null</c> if nothing of it is there.</summary>
    public static PostalAddress? Address(RecordFields row, string line1, string line2, string town, string postcode)
    {
        var text = row.Text(postcode);
        if (Postcode.TryParse(text, out var sound, out _))
        {
            text = sound.ToString();
        }
        else if (text.Length > 0)
        {
            row.Note(postcode, "does not have the form of a postcode and is kept as it came", "compare it with the family's own post; it is like NW3 2BQ");
        }

        var address = new PostalAddress(row.Text(line1), row.Text(line2), row.Text(town), text);
        return address == new PostalAddress("", "", "", "") ? null : address;
    }

    private static IEnumerable<Assertion> Names(RecordFields row, DateSpan held)
    {
        var name = new PersonName(row.Text("given_name"), row.Text("middle_names"), row.Text("surname"));
        if (row["given_name"].Length == 0 && row["surname"].Length == 0)
        {
            row.Reject("surname", "is blank, and so is given_name", "give the name the child is known by, in either column if there is but one");
            yield break;
        }

        yield return new Named(held, NameKind.Legal, name);
        if (row.Text("preferred_surname") is { Length: > 0 } preferred && preferred != name.Surname)
        {
            yield return new Named(held, NameKind.Preferred, name with { Surname = preferred });
        }

        if (row.Text("former_surname") is { Length: > 0 } former && former != name.Surname)
        {
            yield return new Named(held, NameKind.Former, name with { Surname = former });
        }
    }

    // A child with a placeholder for a date of birth is still a child: the row is in, the placeholder is not.
    private static IEnumerable<Born> Birth(RecordFields row, DateOnly asOf)
    {
        var day = row.Day("date_of_birth");
        if (row["date_of_birth"].Length == 0)
        {
            row.Note("date_of_birth", "is blank, so it is not known whether the child is of school age", "give the date of birth");
        }
        else if (day == Fields.Earliest)
        {
            row.Note("date_of_birth", "is 1 January 1900 and was left out", "give the true date of birth, or leave it blank");
            day = null;
        }
        else if (day > asOf)
        {
            row.Note("date_of_birth", "is in the future and was left out", "give the true date of birth; look whether day and month, or two columns, are swapped");
            day = null;
        }
        else if (day?.AddYears(OldestPupil) < asOf)
        {
            row.Note("date_of_birth", $"makes the child over {OldestPupil}", "look whether the year is right");
        }

        var sex = Sex.Unknown;
        if (row.Text("sex") is { Length: > 0 } text && !Sexes.TryParse(row.Received.Map.Meaning("sex", text), out sex))
        {
            row.Note("sex", "is not a word we know and was left out", "use F, M or U");
        }

        if (day is not null || sex is not Sex.Unknown)
        {
            yield return new(day, sex);
        }
    }

    /// <summary>A number, sound or not: a child with a wrong one is kept, and somebody is told.</summary>
    private static void Identifier(RecordFields row, List<Assertion> says, DateSpan held, string column, IdentifierScheme scheme,
        Func<string, (string? Sound, Problem? Problem)> read)
    {
        var text = row.Text(column);
        if (text.Length == 0)
        {
            return;
        }

        var (sound, problem) = read(text);
        if (problem is not null)
        {
            row.Note(column, sound is null ? "cannot be right and is kept as it came" : "should be looked at", problem.Sentence);
        }

        says.Add(new Identified(held, scheme, sound ?? string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)))));
    }

    private static Contacted? Parent(RecordFields row, DateSpan held)
    {
        var name = new PersonName(row.Text("parent_given_name"), "", row.Text("parent_surname"));
        var (phone, email) = (row.Text("phone"), row.Text("email"));
        return name.Given.Length + name.Surname.Length + phone.Length + email.Length == 0 ? null
            : new(held, ContactKind.Parent, name, phone, email);
    }
}
