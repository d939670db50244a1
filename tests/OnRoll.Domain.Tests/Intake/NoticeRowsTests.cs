using OnRoll.Domain.Intake;
using OnRoll.Domain.Law;
using OnRoll.Domain.Ledger;

namespace OnRoll.Domain.Tests.Intake;

/// <summary>What schools send when a pupil comes and when one goes.</summary>
public sealed class NoticeRowsTests
{
    private const string Pupil = "school=100012;id=17;given_name=Zeph;surname=Quillon;date_of_birth=2015-03-04;sex=M";
    private const string Leaver = Pupil + ";last_day=2026-10-02;ground=g;destination=unknown";

    private readonly Sheet joiners = new((received, report) => new JoinerRows(received, report));
    private readonly Sheet leavers = new((received, report) => new LeaverRows(received, report));

    [Fact]
    public void A_joiner_is_on_the_register_from_the_day_of_entry()
    {
        var statement = joiners.Read(Pupil, "entry_date=2026-10-05;previous_school=100013;previous_authority=301")!;

        Assert.Contains(new Registered(new(new(2026, 10, 5)), "100012", SchoolKind.School, null), statement.Says);
        Assert.Equal((new NewPupil(new(2026, 10, 5), "100013", "301"), Sheet.Today, "urn-100012", true), ((NewPupil)statement.Also, statement.AsOf, statement.Source, statement.SaysOnRoll));
    }

    [Fact]
    public void A_joiner_still_to_come_is_not_on_the_register_today() =>
        Assert.False(joiners.Read(Pupil, "entry_date=2026-11-02")!.SaysOnRoll);

    [Fact]
    public void A_pupil_may_come_twice_in_one_file_but_not_on_one_day()
    {
        Assert.NotNull(joiners.Read(Pupil, "entry_date=2026-09-07"));
        Assert.NotNull(joiners.Read(Pupil, "entry_date=2026-10-05"));
        Assert.Null(joiners.Read(Pupil, "entry_date=2026-10-05"));

        Assert.Equal(["id: stands already on line 3"], joiners.Rejected);
    }

    [Theory]
    [InlineData("entry_date=", "entry_date: is blank")]
    [InlineData("entry_date=5 Oct 2026", "entry_date: is not a date")]
    [InlineData("entry_date=2026-10-05;school=Elm", "school: is not a URN")]
    public void What_is_wrong_with_a_joiner(string change, string fault)
    {
        Assert.Null(joiners.Read(Pupil, change));
        Assert.Equal([fault], joiners.Rejected);
    }

    [Theory]
    [InlineData("unknown", "whereabouts unknown (since 2026-10-03)")]
    [InlineData("abroad-unconfirmed", "believed to be abroad (since 2026-10-03)")]
    [InlineData("abroad-confirmed", "believed to be abroad (since 2026-10-03)")]
    [InlineData("home-education", "home educated, not yet assessed (since 2026-10-03)")]
    [InlineData("died", "died 2026-10-02")]
    [InlineData("known-school", "")]
    [InlineData("independent", "")]
    [InlineData("wales-scotland-ni", "")]
    [InlineData("ap", "")]
    [InlineData("custody", "")]
    [InlineData("fe", "")]
    [InlineData("over-age", "")]
    public void From_a_destination_follows_what_the_notice_says_and_no_more(string destination, string follows)
    {
        var statement = leavers.Read(Leaver, $"destination={destination}")!;

        Assert.Equal(follows, string.Join("; ", statement.Says.Where(said => said is not (Particular or Born)).Select(said => said.Words)));
        Assert.Equal(destination, Destinations.Words.Of(((Leaving)statement.Also).Destination));
        Assert.Equal(destination is "abroad-confirmed" or "died", leavers.Notices.Any());
    }

    [Fact]
    public void Every_destination_is_tried_above_and_none_registers_a_child_anywhere()
    {
        foreach (var going in Enum.GetValues<Destination>())
        {
            var statement = leavers.Read(Leaver, $"id={going};destination={Destinations.Words.Of(going)};destination_school=100013;destination_authority=301")!;
            Assert.DoesNotContain(statement.Says, said => said is Registered or Resident or Provided);
            Assert.Equal(("100013", "301"), (((Leaving)statement.Also).DestinationSchool, ((Leaving)statement.Also).DestinationAuthority));
        }

        Assert.Equal(12, Enum.GetValues<Destination>().Length);
    }

    [Fact]
    public void A_notice_may_tell_a_new_address_and_a_parent()
    {
        var statement = leavers.Read(Leaver, "new_address_1=9 Oak Way;new_town=Hull;new_postcode=hu1 1aa;parent_given_name=Ros;parent_surname=Quillon;phone=01632 960001")!;

        Assert.Contains(new Addressed(new(Sheet.Today), AddressKind.New, new("9 Oak Way", "", "Hull", "HU1 1AA")), statement.Says);
        Assert.Contains(new Contacted(new(Sheet.Today), ContactKind.Parent, new("Ros", "", "Quillon"), "01632 960001", ""), statement.Says);
    }

    // SI 2024/208 took over on 19 August 2024; (h) was long absence before it and is leave after it.
    [Theory]
    [InlineData("2024-08-18", "h", "2006(h)")]
    [InlineData("2024-08-19", "h", "2024(h)")]
    [InlineData("2024-08-19", "(I)", "2024(i)")]
    [InlineData("2026-10-02", "2024(g)", "2024(g)")]
    [InlineData("2011-08-31", "n", "2006(n)")]
    public void A_ground_is_read_by_the_regulations_of_the_last_day(string lastDay, string letter, string ground) =>
        Assert.Equal(ground, ((Leaving)leavers.Read(Leaver, $"last_day={lastDay};ground={letter}")!.Also).Ground!.Id.ToString());

    [Theory]
    [InlineData("2026-10-02", "p", "ground: is not a ground for deletion on the last day")]
    [InlineData("2011-08-31", "o", "ground: is not a ground for deletion on the last day")]
    [InlineData("2026-10-02", "", "ground: is blank")]
    [InlineData("2026-10-02", "2006(g)", "ground: is of regulations that were not in force on the last day: those of 2024 were")]
    [InlineData("2026-10-02", "moved away", "ground: is not a ground for deletion on the last day")]
    public void A_ground_that_there_was_not_is_a_fault(string lastDay, string letter, string fault)
    {
        Assert.Null(leavers.Read(Leaver, $"last_day={lastDay};ground={letter}"));
        Assert.Equal([fault], leavers.Rejected);
    }

    [Fact]
    public void Before_September_2006_a_notice_is_kept_without_its_ground()
    {
        Assert.Null(((Leaving)leavers.Read(Leaver, "last_day=2006-08-31")!.Also).Ground);
        Assert.Equal(["ground: is from before 1 September 2006, whose regulations are not held here"], leavers.Notices);
    }

    [Theory]
    [InlineData("destination=", "destination: is blank")]
    [InlineData("destination=moon", "destination: is not a destination we know")]
    [InlineData("last_day=", "last_day: is blank")]
    [InlineData("last_day=02-10-2026", "last_day: is not a date")]
    public void What_is_wrong_with_a_leaver(string change, string fault)
    {
        Assert.Null(leavers.Read(Leaver, change));
        Assert.Equal([fault], leavers.Rejected);
    }

    [Fact]
    public void Every_ground_of_both_instruments_can_be_given()
    {
        foreach (var ground in DeletionGrounds.All)
        {
            var day = ground.Id.Regulations is RegisterRegulations.Of2006 ? "2020-01-10" : "2026-01-09";
            Assert.NotNull(leavers.Read(Leaver, $"id={ground.Id};last_day={day};ground={ground.Id.Letter}"));
        }
    }
}
