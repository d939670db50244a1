using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Intake;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Tests.Intake;

public sealed class RestatementTests
{
    private const string Pupil = "school=100012;id=17;upn=B801200005001;given_name=Zeph;surname=Quillon;date_of_birth=2015-03-04;sex=F;"
        + "address_1=1 Elm Row;postcode=LS1 1AA;entry_date=2022-09-05;enrolment=C";

    private readonly Register register = new();

    [Fact]
    public void A_first_roll_is_all_new_and_the_second_adds_nothing()
    {
        Assert.Equal(5, register.Roll("2026-09-10", Pupil).Count);
        Assert.Empty(register.Roll("2026-09-10", Pupil));
        Assert.Empty(register.Roll("2026-10-01", Pupil));
    }

    [Fact]
    public void A_changed_name_ends_the_old_on_the_day_before()
    {
        register.Roll("2026-09-10", Pupil);

        register.Roll("2026-10-01", Pupil, "surname=Quist");

        Assert.Equal(
            ["Quillon 2026-09-10 to 2026-09-30", "Quist since 2026-10-01"],
            register.Now.All<Named>().Select(named => $"{named.Name.Surname} {named.Held}"));
    }

    [Fact]
    public void An_earlier_roll_that_arrives_later_goes_where_it_belongs()
    {
        register.Roll("2026-10-01", Pupil, "surname=Quist");
        register.Roll("2026-11-02", Pupil, "surname=Quist");

        register.Roll("2026-09-10", Pupil);
        register.Roll("2026-10-20", Pupil, "surname=Quaid");

        Assert.Equal(
            ["Quillon 2026-09-10 to 2026-09-30", "Quist 2026-10-01 to 2026-10-19", "Quaid 2026-10-20 to 2026-11-01", "Quist since 2026-11-02"],
            register.Now.All<Named>().Select(named => $"{named.Name.Surname} {named.Held}"));
    }

    [Fact]
    public void A_upn_that_changed_becomes_a_former_one()
    {
        register.Roll("2026-09-10", Pupil);

        register.Roll("2026-10-01", Pupil, "upn=D320412312001");

        Assert.Equal(
            ["FormerUpn B801200005001 since 2026-10-01", "Upn B801200005001 2026-09-10 to 2026-09-30", "Upn D320412312001 since 2026-10-01"],
            register.Now.All<Identified>().Select(borne => $"{borne.Kind} {borne.Value} {borne.Held}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_second_file_of_the_same_day_takes_the_place_of_the_first()
    {
        register.Roll("2026-09-10", Pupil);

        register.Roll("2026-09-10", Pupil, "upn=D320412312001;surname=Quist");

        Assert.Equal("D320412312001", Assert.Single(register.Now.All<Identified>()).Value);
        Assert.Equal("Quist", Assert.Single(register.Now.All<Named>()).Name.Surname);
    }

    [Fact]
    public void A_blank_takes_nothing_back()
    {
        register.Roll("2026-09-10", Pupil);

        Assert.Empty(register.Roll("2026-10-01", Pupil, "upn=;address_1=;postcode=;sex=;date_of_birth="));
    }

    [Fact]
    public void A_changed_leaving_date_corrects_the_entry()
    {
        register.Roll("2026-09-10", Pupil);
        register.Roll("2026-10-01", Pupil, "leaving_date=2026-12-18");

        Assert.Equal(["2022-09-05 to 2026-12-18"], register.Entries);

        register.Roll("2026-11-01", Pupil, "leaving_date=2026-10-23");

        Assert.Equal(["2022-09-05 to 2026-10-23"], register.Entries);
        Assert.Empty(register.Roll("2026-10-15", Pupil)); // said before the day was set
        Assert.Equal(["2022-09-05 to 2026-10-23"], register.Entries);
    }

    [Fact]
    public void An_entry_after_the_last_that_was_said_is_a_second_entry()
    {
        register.Roll("2026-01-15", Pupil);

        register.Roll("2026-10-01", Pupil, "entry_date=2026-09-07");

        Assert.Equal(["2022-09-05 to 2026-09-06", "since 2026-09-07"], register.Entries);
    }

    [Theory]
    [InlineData("2022-09-12")]
    [InlineData("2022-08-29")]
    public void A_day_of_entry_that_was_wrong_is_taken_back(string right)
    {
        register.Roll("2026-09-10", Pupil);

        register.Roll("2026-10-01", Pupil, $"entry_date={right}");

        Assert.Equal([$"since {right}"], register.Entries);
        Assert.Empty(register.Roll("2026-10-01", Pupil, $"entry_date={right}"));
        Assert.Empty(register.Roll("2026-09-10", Pupil));
    }

    [Fact]
    public void A_leavers_notice_ends_the_entry_that_stood_on_its_last_day()
    {
        register.Roll("2026-09-10", Pupil);

        register.Leaver("2026-10-12", "2026-10-09", "destination=unknown");

        Assert.Equal(["2022-09-05 to 2026-10-09"], register.Entries);
        Assert.Equal(new WhereaboutsReported(new(new(2026, 10, 10)), Whereabouts.Unknown), Assert.Single(register.Now.All<WhereaboutsReported>()));
        Assert.Empty(register.Leaver("2026-10-12", "2026-10-09", "destination=unknown"));
        Assert.Empty(register.Roll("2026-10-01", Pupil));
    }

    [Fact]
    public void A_notice_before_any_roll_tells_of_its_last_day_alone_and_the_roll_of_the_rest()
    {
        register.Leaver("2026-10-12", "2026-10-09", "destination=known-school");
        Assert.Equal(["2026-10-09 to 2026-10-09"], register.Entries);

        register.Roll("2026-09-10", Pupil);

        Assert.Equal(["2022-09-05 to 2026-10-09"], register.Entries);
    }

    [Fact]
    public void A_roll_after_the_notice_that_still_has_the_pupil_opens_the_entry_again()
    {
        register.Roll("2026-09-10", Pupil);
        register.Leaver("2026-10-12", "2026-10-09", "destination=unknown");

        register.Roll("2026-11-02", Pupil);

        Assert.Equal(["since 2022-09-05"], register.Entries);
    }

    [Fact]
    public void A_new_pupil_return_that_comes_late_opens_nothing_again()
    {
        register.Roll("2026-10-01", Pupil, "leaving_date=2026-09-25");

        Assert.DoesNotContain(register.Take(Joiner("2026-11-02")), restated => restated.What is Registered);

        Assert.Equal(["2022-09-05 to 2026-09-25"], register.Entries);
    }

    [Fact]
    public void A_later_known_birth_replaces_an_earlier_and_never_the_other_way()
    {
        register.Roll("2026-10-01", Pupil);

        register.Roll("2026-09-10", Pupil, "date_of_birth=2014-03-04");
        Assert.Equal(new DateOnly(2015, 3, 4), register.Now.BirthDay);

        register.Roll("2026-11-01", Pupil, "date_of_birth=2013-03-04");
        Assert.Equal(new DateOnly(2013, 3, 4), register.Now.BirthDay);
    }

    [Fact]
    public void A_believed_residence_ends_no_confirmed_one()
    {
        register.Roll("2026-09-10", Pupil, "authority=202");
        var statement = new Statement(2, "", "17", new(2026, 10, 1), "", [new Resident(new(new(2026, 10, 1)), Code("301"), IsConfirmed: false, "")], new Listed(""));

        register.Take(statement);

        Assert.All(register.Now.All<Resident>(), home => Assert.True(home.Held.IsOpen));
        register.Roll("2026-11-01", Pupil, "authority=203");
        Assert.Equal(["202 2026-09-10 to 2026-10-31", "301 since 2026-10-01", "203 since 2026-11-01"], register.Now.All<Resident>().Select(home => $"{home.Authority} {home.Held}"));
    }

    [Fact]
    public void Rows_of_one_case_are_its_history_and_taking_them_twice_adds_nothing()
    {
        var rows = new Sheet((received, report) => new CaseloadRows(received, report), new(Sheet.Today) { Authority = Code("202") });
        const string opened = "case_id=9;given_name=Zeph;surname=Quillon;date_of_birth=2015-03-04;opened=2026-03-02";
        Statement[] history =
        [
            rows.Read(opened, "reason=application-awaiting;reason_from=2026-03-02;whereabouts=known")!,
            rows.Read(opened, "reason=unknown;reason_from=2026-05-11;whereabouts=unknown")!,
        ];

        register.Take(history);

        Assert.Equal(["application-awaiting", "unknown"], register.Now.All<ReasonRecorded>().Select(recorded => recorded.Reason.Slug));
        Assert.Equal(Whereabouts.Unknown, Assert.Single(register.Now.All<WhereaboutsReported>()).Kind);
        Assert.Equal("202 since 2026-03-02", Assert.Single(register.Now.All<Resident>().Select(home => $"{home.Authority} {home.Held}")));
        Assert.Empty(register.Take(history));
    }

    private static Statement Joiner(string received) =>
        new Sheet((file, report) => new JoinerRows(file, report), new(Sheet.Day(received)))
            .Read("school=100012;id=17;given_name=Zeph;surname=Quillon;date_of_birth=2015-03-04;entry_date=2022-09-05")!;

    private static LaCode Code(string text) => LaCode.TryParse(text, out var code, out _) ? code : default;
}

/// <summary>One record, as the store keeps it: what came, in the order it came, and of which days.</summary>
internal sealed class Register
{
    private readonly ChildLedger ledger = new("17");
    private readonly List<DateOnly> statedOn = [];
    private int batch;

    public EducationHistory Now => ledger.AsKnown();

    public IEnumerable<string> Entries => Now.All<Registered>().Select(entry => entry.Held.ToString());

    public IReadOnlyList<Restated> Take(params Statement[] statements)
    {
        var added = Restatement.Of(Now, statedOn, statements);
        var at = Moment.StartOf(new DateOnly(2027, 1, 1).AddDays(batch++));
        for (var i = 0; i < added.Count; i++)
        {
            ledger.Add(new(added[i].What, at, i, added[i].Withdraws));
        }

        statedOn.AddRange(statements.Select(statement => statement.AsOf));
        return added;
    }

    public IReadOnlyList<Restated> Roll(string on, params ReadOnlySpan<string> parts) => Take(Sheet.OfRolls(Sheet.Day(on)).Read(parts)!);

    public IReadOnlyList<Restated> Leaver(string received, string lastDay, string parts) =>
        Take(new Sheet((file, report) => new LeaverRows(file, report), new(Sheet.Day(received)))
            .Read($"school=100012;id=17;given_name=Zeph;surname=Quillon;date_of_birth=2015-03-04;ground=i;last_day={lastDay}", parts)!);
}
