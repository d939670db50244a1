using System.Globalization;

namespace OnRoll.Domain.Tests.Oracle;

/// <summary>Each branch of each rule; the answers were worked by hand from the contract. 24 hours are full-time on the day.</summary>
public sealed class OracleRuleTests
{
    private const string On = "2025-11-10";

    [Theory]
    [InlineData("born,2013-03-15; resident,2018-01-01,,301; died,2025-11-10", "true")]
    [InlineData("born,2013-03-15; resident,2018-01-01,,301; died,2025-11-09", "false")]
    [InlineData("born,; resident,2018-01-01,,301", "unknown")]
    [InlineData("resident,2018-01-01,,301", "unknown")]
    [InlineData("born,; resident,2018-01-01,,301; died,2025-11-09", "false")]
    [InlineData("born,; resident,2018-01-01,,301; registered,2025-01-01,,,A", "false")]
    [InlineData("born,2013-03-15", "unknown")]
    [InlineData("born,2013-03-15; registered,2025-01-01,,,A", "false")]
    [InlineData("born,2020-09-01; resident,2020-09-01,,301", "false")]
    [InlineData("born,2020-08-31; resident,2020-09-01,,301", "true")]
    public void Age_bounds_every_answer(string facts, string answer) =>
        Assert.Equal(answer, OracleAsk.Word(OracleAsk.Of(facts).Answer("C", "DEF-1", OracleAsk.Day(On))));

    [Theory]
    // Facts beside a birth; then DEF-1, DEF-3 and DEF-18.
    [InlineData("resident,2018-01-01,,301", "true", "true", "true")]
    [InlineData("resident,2018-01-01,,XWA", "false", "false", "false")]
    [InlineData("resident,2018-01-01,2024-01-01,XNI", "false", "false", "false")]
    [InlineData("resident,2018-01-01,2025-11-09,301", "unknown", "true", "unknown")]
    [InlineData("resident,2018-01-01,2025-11-10,301", "true", "true", "true")]
    [InlineData("resident,2018-01-01,,301; resident,2025-11-01,,202,,believed", "unknown", "true", "unknown")]
    [InlineData("resident,2018-01-01,,301; resident,2025-11-01,,XXX,,believed", "unknown", "true", "unknown")]
    [InlineData("resident,2018-01-01,,301; resident,2025-11-01,2025-11-09,202,,believed", "true", "true", "true")]
    [InlineData("resident,2018-01-01,,301; resident,2018-01-01,,202,,believed", "true", "true", "true")]
    [InlineData("resident,2018-01-01,,301; resident,2017-01-01,,202,,believed", "true", "true", "true")]
    [InlineData("resident,2018-01-01,,301; resident,2025-11-01,,301,,believed", "true", "true", "true")]
    [InlineData("resident,2018-01-01,,836; resident,2025-11-01,,839,,believed", "true", "true", "true")]
    [InlineData("resident,2018-01-01,,928", "true", "true", "true")]
    [InlineData("resident,2018-01-01,,928; resident,2025-11-01,,940,,believed", "unknown", "true", "unknown")]
    [InlineData("resident,2025-01-01,,301,,believed", "unknown", "unknown", "unknown")]
    [InlineData("resident,2018-01-01,,301; whereabouts,2025-11-01,,,,believed-abroad", "unknown", "true", "false")]
    [InlineData("resident,2018-01-01,,301; whereabouts,2025-11-01,,,,confirmed-abroad", "false", "false", "false")]
    [InlineData("whereabouts,2025-11-01,,,,confirmed-abroad", "false", "false", "false")]
    [InlineData("whereabouts,2025-11-01,,,,believed-abroad", "unknown", "unknown", "false")]
    [InlineData("resident,2018-01-01,,301; whereabouts,2025-11-01,,,,confirmed-abroad; whereabouts,2025-11-05,,,,known", "true", "true", "true")]
    [InlineData("resident,2018-01-01,,301; whereabouts,2025-11-01,,,,confirmed-abroad; whereabouts,2025-11-05,2025-11-09,,,known", "false", "false", "false")]
    [InlineData("resident,2018-01-01,,301; whereabouts,2025-11-01,,,,confirmed-abroad; whereabouts,2025-11-01,,,,known", "unknown", "unknown", "unknown")]
    [InlineData("resident,2018-01-01,,XSC; whereabouts,2025-11-01,,,,confirmed-abroad; whereabouts,2025-11-01,,,,known", "false", "false", "false")]
    [InlineData("resident,2018-01-01,,301; whereabouts,2025-11-01,,,,unknown", "true", "true", "unknown")]
    public void A_child_is_in_the_area_as_far_as_each_definition_lets_it_be(string facts, string def1, string def3, string def18)
    {
        var oracle = OracleAsk.Of("born,2013-03-15; " + facts);

        Assert.Equal(def1, OracleAsk.Word(oracle.Answer("C", "DEF-1", OracleAsk.Day(On))));
        Assert.Equal(def3, OracleAsk.Word(oracle.Answer("C", "DEF-3", OracleAsk.Day(On))));
        Assert.Equal(def3, OracleAsk.Word(oracle.Answer("C", "DEF-4", OracleAsk.Day(On))));
        Assert.Equal(def18, OracleAsk.Word(oracle.Answer("C", "DEF-18", OracleAsk.Day(On))));
    }

    [Theory]
    // Facts; then DEF-1 and DEF-3.
    [InlineData("registered,2025-01-01,,,", "false", "false")]
    [InlineData("registered,2025-01-01,2025-11-09,,A", "true", "true")]
    [InlineData("provision,2025-01-01,,,,tuition,23.99", "true", "true")]
    [InlineData("provision,2025-01-01,,,,tuition,24", "false", "false")]
    [InlineData("provision,2025-01-01,,,,tuition,24,unsuitable", "true", "true")]
    [InlineData("provision,2025-01-01,,,,tuition,5,suitable", "true", "true")]
    [InlineData("provision,2025-01-01,,,,tuition,5,health", "false", "false")]
    [InlineData("provision,2025-01-01,,,,tuition,,", "unknown", "unknown")]
    [InlineData("provision,2025-01-01,,,,tuition,,; provision,2025-01-01,,,,ap,24", "false", "false")]
    [InlineData("provision,2025-01-01,,,,tuition,,unsuitable", "true", "true")]
    [InlineData("provision,2025-01-01,,,,tuition,12; provision,2025-01-01,,,,ap,12", "false", "false")]
    [InlineData("provision,2025-01-01,,,,tuition,12; provision,2025-01-01,,,,ap,12,unsuitable", "true", "true")]
    [InlineData("provision,2025-01-01,,,,eotas,1,suitable", "false", "false")]
    [InlineData("provision,2025-01-01,,,,eotas,1", "unknown", "unknown")]
    [InlineData("provision,2025-01-01,,,,custody,1,suitable", "false", "false")]
    [InlineData("provision,2025-01-01,,,,custody,1", "unknown", "unknown")]
    [InlineData("provision,2025-01-01,,,,custody,24", "false", "false")]
    [InlineData("provision,2025-01-01,,,,custody,24,unsuitable", "true", "true")]
    [InlineData("provision,2025-01-01,,,,unregistered,30,suitable", "unknown", "unknown")]
    [InlineData("provision,2025-01-01,,,,unregistered,30,unsuitable", "true", "true")]
    [InlineData("provision,2025-01-01,,,,unregistered,12; provision,2025-01-01,,,,tuition,12", "unknown", "unknown")]
    [InlineData("provision,2025-01-01,,,,unregistered,12; provision,2025-01-01,,,,tuition,24", "false", "false")]
    [InlineData("home-education,2025-01-01,,,,suitable", "false", "false")]
    [InlineData("home-education,2025-01-01,,,,unsuitable", "true", "true")]
    [InlineData("home-education,2025-01-01,,,,not-yet", "unknown", "false")]
    [InlineData("home-education,2025-01-01,,,,no-response", "unknown", "unknown")]
    [InlineData("home-education,2025-01-01,,,,suitable; home-education,2025-02-01,,,,unsuitable", "true", "true")]
    [InlineData("home-education,2025-01-01,,,,suitable; home-education,2025-01-01,,,,unsuitable", "unknown", "unknown")]
    [InlineData("home-education,2025-01-01,,,,suitable; home-education,2025-01-01,,,,unsuitable; provision,2025-01-01,,,,ap,24", "false", "false")]
    [InlineData("home-education,2025-01-01,,,,unsuitable; provision,2025-01-01,,,,eotas,1,suitable", "false", "false")]
    [InlineData("home-education,2025-01-01,,,,not-yet; provision,2025-01-01,,,,ap,1", "unknown", "false")]
    public void Missing_education_is_neither_registered_nor_suitable_otherwise(string facts, string def1, string def3)
    {
        Assert.Equal(def1, OracleAsk.Answer("DEF-1", On, facts));
        Assert.Equal(def3, OracleAsk.Answer("DEF-3", On, facts));
        Assert.Equal(def3, OracleAsk.Answer("DEF-4", On, facts));
    }

    [Theory]
    [InlineData("2020-08-31", 20.99, "true")]
    [InlineData("2020-08-31", 21, "false")]
    [InlineData("2018-11-10", 20.99, "true")]
    [InlineData("2018-11-10", 21, "false")]
    [InlineData("2017-11-11", 21, "false")]
    [InlineData("2017-11-10", 23.49, "true")]
    [InlineData("2017-11-10", 23.5, "false")]
    [InlineData("2013-11-11", 23.5, "false")]
    [InlineData("2013-11-10", 23.99, "true")]
    [InlineData("2013-11-10", 24, "false")]
    [InlineData("2010-11-11", 24, "false")]
    [InlineData("2010-11-10", 24.99, "true")]
    [InlineData("2010-11-10", 25, "false")]
    [InlineData("2009-09-01", 24.99, "true")]
    [InlineData("2009-09-01", 25, "false")]
    public void Full_time_is_so_many_hours_by_age_and_equal_is_full_time(string born, double hours, string missing)
    {
        var facts = string.Create(CultureInfo.InvariantCulture, $"born,{born}; resident,2014-01-01,,301; provision,2014-01-01,,,,ap,{hours}");

        Assert.Equal(missing, OracleAsk.Word(OracleAsk.Of(facts).Answer("C", "DEF-1", OracleAsk.Day(On))));
    }

    [Theory]
    // Registered.
    [InlineData("registered,2025-01-01,,,A", "false")]
    [InlineData("registered,2025-01-01,,,A; absent,2025-11-01,,,,mobile", "unknown")]
    [InlineData("registered,2025-01-01,,,A,,10; exclusion,2025-11-01,,,,suspension; absent,2025-11-01,,,,mobile", "unknown")]
    [InlineData("registered,2025-01-01,,,A; exclusion,2025-11-01,,,,suspension", "true")]
    [InlineData("registered,2025-01-01,,,A; exclusion,2025-11-01,2025-11-09,,,suspension", "false")]
    [InlineData("registered,2025-01-01,,,A,,23.5", "true")]
    [InlineData("registered,2025-01-01,,,A,,24", "false")]
    [InlineData("registered,2025-01-01,,,A; timetable,2025-10-01,,,A,,10", "true")]
    [InlineData("registered,2025-01-01,,,A; timetable,2025-10-01,,,B,,10", "false")]
    [InlineData("registered,2025-01-01,,,A; timetable,2025-10-01,,,A,,10; timetable,2025-11-01,,,A,,24", "false")]
    [InlineData("registered,2025-01-01,,,A; timetable,2025-10-01,,,A,,10; timetable,2025-11-01,2025-11-09,,A,,24", "true")]
    [InlineData("registered,2025-01-01,,,A,,10; timetable,2025-10-01,,,A,,24", "false")]
    [InlineData("registered,2025-01-01,,,A,,12; registered,2025-01-01,,,B,pru,12", "false")]
    [InlineData("registered,2025-01-01,,,A,,12; registered,2025-01-01,,,B,pru,11.5", "true")]
    [InlineData("registered,2025-01-01,,,A; attendance,2025-10-01,,,A,,23", "true")]
    [InlineData("registered,2025-01-01,,,A; attendance,2025-10-01,,,A,,24", "false")]
    [InlineData("registered,2025-01-01,,,A; registered,2025-01-01,,,B; attendance,2025-10-01,,,A,,12; attendance,2025-10-01,,,B,,12", "false")]
    [InlineData("registered,2025-01-01,,,A; absent,2025-10-01,,,,unauthorised", "true")]
    [InlineData("registered,2025-01-01,,,A; absent,2025-10-01,,,,sick", "false")]
    [InlineData("registered,2025-01-01,,,A; absent,2025-10-01,,,,authorised", "false")]
    [InlineData("registered,2025-01-01,,,A; whereabouts,2025-10-01,,,,unknown", "false")]
    [InlineData("registered,2025-01-01,,,A; home-education,2025-10-01,,,,suitable", "false")]
    // Not registered.
    [InlineData("", "true")]
    [InlineData("provision,2025-01-01,,,,fe,24", "false")]
    [InlineData("provision,2025-01-01,,,,fe,23", "true")]
    [InlineData("provision,2025-01-01,,,,fe,12; provision,2025-01-01,,,College,fe,12", "false")]
    [InlineData("provision,2025-01-01,,,,fe,", "true")]
    [InlineData("provision,2025-01-01,,,,fe,24; provision,2025-01-01,,,,unregistered,24", "false")]
    [InlineData("provision,2025-01-01,,,,fe,23; provision,2025-01-01,,,,unregistered,24", "unknown")]
    [InlineData("provision,2025-01-01,,,,tuition,24", "true")]
    [InlineData("provision,2025-01-01,,,,eotas,24,suitable", "true")]
    [InlineData("home-education,2025-10-01,,,,suitable", "unknown")]
    [InlineData("home-education,2025-10-01,,,,no-response", "unknown")]
    [InlineData("home-education,2025-10-01,,,,unsuitable", "true")]
    [InlineData("home-education,2025-10-01,,,,unsuitable; home-education,2025-10-01,,,,suitable", "unknown")]
    [InlineData("whereabouts,2025-10-01,,,,unknown", "unknown")]
    [InlineData("whereabouts,2025-10-01,,,,known", "true")]
    [InlineData("exclusion,2025-10-01,,,,permanent", "true")]
    public void Missing_out_is_not_at_full_time_school_in_the_usual_way(string facts, string answer) =>
        Assert.Equal(answer, OracleAsk.Answer("DEF-8", On, facts));

    [Theory]
    [InlineData("", "true")]
    [InlineData("provision,2025-01-01,,,,fe,24,suitable", "true")]
    [InlineData("registered,2025-01-01,,,A", "false")]
    [InlineData("registered,2025-01-01,,,A; absent,2025-10-01,,,,mobile", "unknown")]
    [InlineData("registered,2025-01-01,,,A,pru", "unknown")]
    [InlineData("registered,2025-01-01,,,A,pru,24; attendance,2025-10-01,,,A,,0", "unknown")]
    [InlineData("registered,2025-01-01,,,A,pru,23", "true")]
    [InlineData("registered,2025-01-01,,,A,pru; timetable,2025-10-01,,,A,,10", "true")]
    [InlineData("registered,2025-01-01,,,A,pru; exclusion,2025-11-01,,,,suspension", "true")]
    [InlineData("registered,2025-01-01,,,A; exclusion,2025-11-01,,,,suspension", "true")]
    [InlineData("registered,2025-01-01,,,A,,23", "true")]
    [InlineData("registered,2025-01-01,,,A,pru,12; registered,2025-01-01,,,B,,12", "false")]
    [InlineData("registered,2025-01-01,,,A; attendance,2025-10-01,,,A,,0", "true")]
    [InlineData("registered,2025-01-01,,,A; attendance,2025-10-01,,,A,,1", "unknown")]
    [InlineData("registered,2025-01-01,,,A; attendance,2025-10-01,,,A,,24", "false")]
    [InlineData("registered,2025-01-01,,,A; absent,2025-10-01,,,,unauthorised", "unknown")]
    [InlineData("registered,2025-01-01,,,A; absent,2025-10-01,,,,sick", "false")]
    [InlineData("whereabouts,2025-10-01,,,,believed-abroad", "true")]
    public void Not_in_full_time_school_lists_who_is_not_there(string facts, string answer) =>
        Assert.Equal(answer, OracleAsk.Answer("DEF-9", On, facts));

    [Theory]
    [InlineData("", "true")]
    [InlineData("provision,2025-01-01,,,,custody,24,suitable", "unknown")]
    [InlineData("provision,2025-01-01,,,,tuition,24,suitable", "true")]
    [InlineData("home-education,2025-01-01,,,,suitable", "true")]
    [InlineData("registered,2025-01-01,,,A", "false")]
    [InlineData("registered,2025-01-01,,,A; absent,2025-10-01,,,,mobile; provision,2025-10-01,,,,ap,1", "unknown")]
    [InlineData("registered,2025-01-01,,,A,,23", "true")]
    [InlineData("registered,2025-01-01,,,A; provision,2025-10-01,,,,ap,1", "true")]
    [InlineData("registered,2025-01-01,,,A; provision,2025-10-01,,,,ap,1,unsuitable", "true")]
    [InlineData("registered,2025-01-01,,,A; provision,2025-10-01,,,,custody,1", "true")]
    [InlineData("registered,2025-01-01,,,A; home-education,2025-10-01,,,,not-yet", "true")]
    [InlineData("registered,2025-01-01,,,A; home-education,2025-10-01,,,,not-yet; home-education,2025-10-01,,,,suitable", "true")]
    [InlineData("registered,2025-01-01,,,A; exclusion,2025-10-01,,,,permanent", "false")]
    [InlineData("registered,2025-01-01,,,A; absent,2025-10-01,,,,unauthorised; attendance,2025-10-01,,,A,,0", "false")]
    [InlineData("registered,2025-01-01,,,A; whereabouts,2025-10-01,,,,unknown", "false")]
    public void Not_in_school_is_educated_elsewhere_or_not_at_all(string facts, string answer) =>
        Assert.Equal(answer, OracleAsk.Answer("DEF-16", On, facts));

    [Theory]
    // Not registered.
    [InlineData("", "true")]
    [InlineData("application,2025-11-01,,,,declined", "unknown")]
    [InlineData("application,2025-11-01,2025-11-09,,,declined", "true")]
    [InlineData("application,2025-11-01,,,,refused", "true")]
    [InlineData("application,2025-11-01,,,,declined; provision,2025-10-01,,,,ap,24", "false")]
    [InlineData("whereabouts,2025-10-01,,,,unknown; provision,2025-10-01,,,,ap,24", "false")]
    [InlineData("whereabouts,2025-10-01,,,,unknown; provision,2025-10-01,,,,ap,1", "unknown")]
    [InlineData("home-education,2025-10-01,,,,not-yet", "unknown")]
    // Registered.
    [InlineData("registered,2025-01-01,,,A", "false")]
    [InlineData("registered,2025-01-01,,,A,,10", "true")]
    [InlineData("registered,2025-01-01,,,A,,10; provision,2025-10-01,,,,ap,13", "true")]
    [InlineData("registered,2025-01-01,,,A,,10; provision,2025-10-01,,,,ap,14", "false")]
    [InlineData("registered,2025-01-01,,,A,,10; provision,2025-10-01,,,,ap,2,health", "false")]
    [InlineData("registered,2025-01-01,,,A,,10; provision,2025-10-01,,,,ap,", "unknown")]
    [InlineData("registered,2025-01-01,,,A,,10; home-education,2025-10-01,,,,suitable", "false")]
    [InlineData("registered,2025-01-01,,,A; absent,2025-10-01,,,,unauthorised", "unknown")]
    [InlineData("registered,2025-01-01,,,A; absent,2025-10-01,,,,mobile", "false")]
    [InlineData("registered,2025-01-01,,,A; attendance,2025-10-01,,,A,,23", "unknown")]
    [InlineData("registered,2025-01-01,,,A; whereabouts,2025-10-01,,,,unknown", "unknown")]
    [InlineData("registered,2025-01-01,,,A; whereabouts,2025-10-01,,,,unknown; whereabouts,2025-10-01,,,,known", "unknown")]
    // Out: 3 November 2025 is a Monday, so 10 November is the sixth school day from it.
    [InlineData("registered,2025-01-01,,,A; exclusion,2025-11-03,,,,suspension", "true")]
    [InlineData("registered,2025-01-01,,,A; exclusion,2025-11-04,,,,suspension", "false")]
    [InlineData("registered,2025-01-01,,,A; exclusion,2025-11-03,,,,suspension; provision,2025-11-10,,,,ap,24", "false")]
    [InlineData("registered,2025-01-01,,,A; exclusion,2025-11-03,,,,suspension; home-education,2025-11-10,,,,no-response", "unknown")]
    [InlineData("registered,2025-01-01,,,A,,10; exclusion,2025-11-04,,,,permanent", "false")]
    [InlineData("registered,2025-01-01,,,A; exclusion,2025-11-01,,,,permanent", "true")]
    public void Owed_education_is_who_would_not_get_it(string facts, string answer) =>
        Assert.Equal(answer, OracleAsk.Answer("DEF-18", On, facts));

    [Theory]
    // Back to back over a weekend: 5 + 1 school days.
    [InlineData("2025-11-10", "suspension 2025-11-03 2025-11-07; suspension 2025-11-10 2025-11-12", "true")]
    [InlineData("2025-11-07", "suspension 2025-11-03 2025-11-07; suspension 2025-11-10 2025-11-12", "false")]
    // A school day between them begins the count again.
    [InlineData("2025-11-12", "suspension 2025-11-03 2025-11-06; suspension 2025-11-10 2025-11-14", "false")]
    // A bank holiday does not: 25 August 2025 is a Monday.
    [InlineData("2025-08-26", "suspension 2025-08-18 2025-08-22; suspension 2025-08-26 2025-08-29", "true")]
    // A permanent one counts from its own first day.
    [InlineData("2025-11-10", "suspension 2025-11-03 2025-11-07; permanent 2025-11-10 2025-12-19", "false")]
    [InlineData("2025-11-16", "suspension 2025-11-03 2025-11-07; permanent 2025-11-10 2025-12-19", "false")]
    [InlineData("2025-11-17", "suspension 2025-11-03 2025-11-07; permanent 2025-11-10 2025-12-19", "true")]
    // Weekends at the end of the fifth and sixth day.
    [InlineData("2025-11-09", "suspension 2025-11-03 2025-11-30", "false")]
    [InlineData("2025-11-10", "suspension 2025-11-03 2025-11-30", "true")]
    // Before 5 January 2015 each suspension counted by itself; 8 December 2014 is a Monday.
    [InlineData("2014-12-16", "suspension 2014-12-08 2014-12-12; suspension 2014-12-15 2014-12-19", "false")]
    [InlineData("2014-12-15", "suspension 2014-12-08 2014-12-19", "true")]
    // One that begins on the day counts what went before it back to back: 2 January and 29 to 31 December are school days.
    [InlineData("2015-01-05", "suspension 2014-12-29 2015-01-02; suspension 2015-01-05 2015-01-09", "false")]
    [InlineData("2015-01-06", "suspension 2014-12-29 2015-01-02; suspension 2015-01-05 2015-01-09", "true")]
    // One begun before it still counts by itself.
    [InlineData("2015-01-08", "suspension 2014-12-22 2015-01-01; suspension 2015-01-02 2015-01-09", "false")]
    [InlineData("2015-01-09", "suspension 2014-12-22 2015-01-01; suspension 2015-01-02 2015-01-09", "true")]
    public void Out_of_school_education_is_due_from_the_sixth_school_day(string day, string exclusions, string owed)
    {
        var facts = exclusions.Split(';', StringSplitOptions.TrimEntries).Select(text => text.Split(' '))
            .Select(part => $"exclusion,{part[1]},{part[2]},,,{part[0]}");
        var born = day.StartsWith("2025", StringComparison.Ordinal) ? "2013-03-15" : "2003-03-15";

        var oracle = OracleAsk.Of($"born,{born}; resident,2010-01-01,,301; registered,2014-09-01,,,A; {string.Join("; ", facts)}");

        Assert.Equal(owed, OracleAsk.Word(oracle.Answer("C", "DEF-18", OracleAsk.Day(day))));
    }

    [Theory]
    // Ends on 26 June 2026; its last 42 days begin on 16 May.
    [InlineData("2026-05-15", "true")]
    [InlineData("2026-05-16", "unknown")]
    [InlineData("2026-06-26", "unknown")]
    [InlineData("2026-06-27", "false")]
    public void In_the_last_forty_two_days_of_school_age_nobody_knows_of_examinations(string day, string owed) =>
        Assert.Equal(owed, OracleAsk.Word(OracleAsk.Of("born,2010-06-27; resident,2018-01-01,,301").Answer("C", "DEF-18", OracleAsk.Day(day))));
}
