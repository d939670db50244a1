using System.Globalization;

namespace OnRoll.Domain.Tests.Oracle;

/// <summary>
/// Random lines of facts that a reader must accept. Dates come from a small pool about one day of the child's life
/// that matters to some rule, so that periods meet, tie and overlap; the same seed gives the same lines.
/// </summary>
/// <param name="seed">Any number.</param>
/// <param name="contested">
/// Whether to make histories that the contract leaves open: hours at several schools with no school named, one
/// school with two registrations at once, absence from a school by name (the child may have left it), residences and
/// reasons that begin on the same day, a corrected birth or death withdrawn, a <c>known</c> without an offset.
/// </param>
public sealed class RandomHistories(int seed, bool contested = false)
{
    /// <summary>A moment of the run later than every other <c>known</c> made here.</summary>
    public static readonly DateTimeOffset Run = new(2027, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly DateOnly FirstDay = new(2013, 1, 1);
    private static readonly DateOnly LastDay = new(2026, 12, 31);

    private static readonly string[] HourTexts =
        ["0", "1", "5", "10.5", "11", "12", "12.5", "20.99", "21", "23", "23.5", "23.75", "24", "24.5", "25", "25.0", "30"];

    private static readonly (string Code, string From, string To)[] Authorities =
    [
        ("301", "", ""), ("202", "", ""), ("825", "", ""),
        ("835", "", "2019-03-31"), ("836", "", "2019-03-31"), ("837", "", "2019-03-31"),
        ("838", "2019-04-01", ""), ("839", "2019-04-01", ""),
        ("928", "", "2021-03-31"), ("940", "2021-04-01", ""), ("941", "2021-04-01", ""),
        ("909", "", "2023-03-31"), ("942", "2023-04-01", ""), ("943", "2023-04-01", ""),
    ];

    private readonly Random random = new(seed);
    private List<DateOnly> pool = [];
    private List<OracleLine> lines = [];
    private string child = "";
    private string[] schools = [""];
    private bool namesSchools;
    private bool nearSuccession;

    /// <summary>A file of several children, its lines in no order.</summary>
    public static IReadOnlyList<OracleLine> File(int seed, int children, bool contested = false)
    {
        RandomHistories histories = new(seed, contested);
        OracleLine[] all = [.. Enumerable.Range(1, children)
            .SelectMany(number => histories.Child(string.Create(CultureInfo.InvariantCulture, $"C{number:000}")))];
        histories.random.Shuffle(all);
        return all;
    }

    /// <summary>The lines of one child, in no order; never none.</summary>
    public IReadOnlyList<OracleLine> Child(string id)
    {
        child = id;
        lines = [];
        var (born, focus) = BornAndFocus();
        pool = [.. Enumerable.Range(0, 5).Select(_ => Clip(focus.AddDays(random.Next(-200, 120)))), focus, Clip(focus.AddDays(-30))];
        if (Chance(0.3))
        {
            pool.Add(Any(FirstDay, LastDay));
        }

        namesSchools = Chance(0.5);
        schools = contested ? ["101240", "101194", "St Mary hall", ""]
            : namesSchools ? ["101240", "101194", "St Mary hall", "101246"]
            : [Pick("101240", "", "Hill House")];

        Born(born);
        Times(0.05, 0.6, 3, Resident);
        Times(0.4, 0.5, 3, Registered);
        Times(0.7, 0.4, 2, () => Add("timetable", place: SchoolOrBlank(), hours: Hours(0.1)));
        Times(0.7, 0.4, 2, () => Add("attendance", place: SchoolOrBlank(), hours: Hours(0.05)));
        Times(0.75, 0.3, 2, () => Add("absent", place: contested ? SchoolOrBlank() : "",
            kind: Pick("unauthorised", "unauthorised", "authorised", "sick", "mobile")));
        Times(0.5, 0.5, 4, () => Add("provision",
            place: Pick("", "", "Unit A", "Unit B"),
            kind: Pick("ap", "tuition", "hospital", "online", "fe", "fe", "work-based", "custody", "eotas", "unregistered"),
            hours: Hours(0.25), detail: Pick("", "", "suitable", "suitable", "unsuitable", "health")));
        Times(0.6, 0.5, 3, () => Add("home-education", kind: Pick("not-yet", "suitable", "unsuitable", "no-response")));
        Times(0.55, 0.5, 3, () => Add("whereabouts", kind: Pick("known", "unknown", "unknown", "believed-abroad", "confirmed-abroad")));
        Times(0.7, 1, 1, Exclusions);
        Times(0.7, 0.4, 2, () => Add("application", kind: Pick("submitted", "offered", "declined", "declined", "refused")));
        Times(0.8, 0.5, 2, () => Add("attribute", kind: Pick("sen-support", "ehcp", "cin", "cp", "lac", "grt", "young-parent")));
        Times(0.7, 0.4, 2, Reason);
        Times(0.93, 0.2, 2, () => Add("died", from: PoolDay(), to: ""));
        Corrections();

        var result = lines.ToArray();
        random.Shuffle(result);
        return result;
    }

    /// <summary>Days about which a history may turn: the ends of its periods and the ages of law, each with its neighbours.</summary>
    public static IReadOnlyList<DateOnly> DaysToAsk(IEnumerable<OracleLine> lines)
    {
        SortedSet<DateOnly> days = [];
        void Around(DateOnly day)
        {
            days.Add(day.AddDays(-1));
            days.Add(day);
            days.Add(day.AddDays(1));
        }

        foreach (var line in lines)
        {
            if (line.Fact == "born" && line.From != "")
            {
                var born = OracleDays.Day(line.From);
                Around(OracleDays.SchoolAgeStarts(born));
                Around(OracleDays.SchoolAgeEnds(born));
                Around(OracleDays.SchoolAgeEnds(born).AddDays(-41));
                foreach (var years in (int[])[5, 8, 12, 15])
                {
                    Around(OracleDays.Birthday(born, years));
                }
            }
            else
            {
                foreach (var text in (string[])[line.From, line.To])
                {
                    if (text != "")
                    {
                        Around(OracleDays.Day(text));
                    }
                }
            }

            if (line.Fact == "exclusion")
            {
                var from = OracleDays.Day(line.From);
                days.UnionWith(Enumerable.Range(4, 9).Select(from.AddDays));
            }

            if (line.Authority is "835" or "836" or "837")
            {
                Around(new(2019, 4, 1));
            }
            else if (line.Authority is "928")
            {
                Around(new(2021, 4, 1));
            }
            else if (line.Authority is "909")
            {
                Around(new(2023, 4, 1));
            }
        }

        return [.. days.Where(day => day >= FirstDay && day <= LastDay)];
    }

    /// <summary>Instants between which what is known changes: each <c>known</c>, a microsecond before it, and the last of all.</summary>
    public static IReadOnlyList<DateTimeOffset> InstantsToAsk(IEnumerable<OracleLine> lines)
    {
        SortedSet<DateTimeOffset> instants = [Run];
        foreach (var line in lines.Where(line => line.Known != ""))
        {
            instants.Add(OracleDays.Instant(line.Known));
            instants.Add(OracleDays.Instant(line.Known).AddMicroseconds(-1));
        }

        return [.. instants];
    }

    // ---- Facts --------------------------------------------------------------------------------------------------

    private (DateOnly? Born, DateOnly Focus) BornAndFocus()
    {
        nearSuccession = false;
        var choice = random.Next(100);
        if (choice < 20)
        {
            // About the start: the fifth birthday on, before or after a prescribed day.
            var (month, day) = random.Next(3) switch { 0 => (3, 31), 1 => (8, 31), _ => (12, 31) };
            var fifth = new DateOnly(random.Next(2013, 2026), month, day).AddDays(random.Next(-1, 2));
            var born = OracleDays.Birthday(fifth, -5);
            return (born, Clip(OracleDays.SchoolAgeStarts(born)));
        }

        if (choice < 45)
        {
            // About the end, or the forty-second day before it.
            var year = random.Next(2013, 2027);
            var sixteenth = Chance(0.5) ? OracleDays.SchoolLeavingDate(year).AddDays(random.Next(-1, 2))
                : Chance(0.5) ? new DateOnly(year, 8, 31).AddDays(random.Next(-1, 3))
                : new DateOnly(year, 1, 1).AddDays(random.Next(365));
            var born = OracleDays.Birthday(sixteenth, -16);
            return (born, Clip(OracleDays.SchoolAgeEnds(born).AddDays(Pick(0, 0, -41, -42, -20))));
        }

        if (choice < 55)
        {
            var born = new DateOnly(Pick(2000, 2004, 2008, 2012, 2016), 2, 29);
            return (born, Clip(OracleDays.Birthday(born, Pick(5, 8, 12, 15))));
        }

        var focus = Any(new(2013, 9, 1), new(2026, 7, 1));
        if (choice < 63)
        {
            focus = new DateOnly(2015, 1, 5).AddDays(random.Next(-10, 11));
        }
        else if (choice < 73)
        {
            nearSuccession = true;
            focus = new DateOnly(Pick(2019, 2021, 2023), 4, 1).AddDays(random.Next(-40, 80));
        }
        else if (choice < 80)
        {
            focus = Pick(new DateOnly(2025, 12, 19), new(2024, 3, 28), new(2022, 5, 31), new(2019, 4, 18)).AddDays(random.Next(-5, 3));
        }

        if (Chance(0.08))
        {
            return (null, focus);
        }

        var years = Pick(8, 12, 15, 5, random.Next(5, 16));
        return (OracleDays.Birthday(focus, -years).AddDays(Chance(0.5) ? random.Next(-3, 4) : -random.Next(300)), focus);
    }

    private void Born(DateOnly? born)
    {
        if (Chance(0.03))
        {
            return;
        }

        lines.Add(new(child, "born", born is { } day ? OracleDays.Text(day) : "", "", "", "", Pick("F", "M", "U", ""), "", "", Known()));
        if (Chance(0.1))
        {
            var other = born?.AddDays(Pick(-365, -31, -1, 1, 31, 365));
            lines.Add(new(child, "born", other is { } corrected ? OracleDays.Text(corrected) : "", "", "", "",
                Pick("F", "M", "U"), "", "", Known()));
        }
    }

    private void Resident()
    {
        var from = Chance(0.5) ? Clip(PoolDay().AddDays(-random.Next(2000))) : PoolDay();
        var kind = Pick("", "confirmed", "confirmed", "believed");
        if (!contested && lines.Any(line => line.Fact == "resident" && line.From == OracleDays.Text(from)))
        {
            return;
        }

        Add("resident", from: from, to: Chance(0.6) ? "" : null, authority: Authority(from), kind: kind);
    }

    private string Authority(DateOnly from)
    {
        if (Chance(0.12))
        {
            return Pick("XSC", "XWA", "XNI", "XXX");
        }

        var day = OracleDays.Text(from);
        string[] open = [.. Authorities
            .Where(authority => string.CompareOrdinal(authority.From, day) <= 0
                && (authority.To == "" || string.CompareOrdinal(day, authority.To) <= 0))
            .Where(authority => !nearSuccession || authority.From != "" || authority.To != "" || Chance(0.3))
            .Select(authority => authority.Code)];
        return open.Length == 0 ? "301" : Pick(open);
    }

    private void Registered()
    {
        var place = Pick(schools);
        if (!contested && lines.Any(line => line.Fact == "registered" && line.Place == place))
        {
            return;
        }

        Add("registered", from: Chance(0.4) ? Clip(PoolDay().AddDays(-random.Next(700))) : null, place: place,
            kind: Pick("", "", "school", "pru", "special", "independent"), hours: Hours(0.7));
    }

    /// <summary>One to four exclusions, often each from the day, the school day or the weekend after the last.</summary>
    private void Exclusions()
    {
        var from = PoolDay();
        for (var n = random.Next(1, 5); n > 0; n--)
        {
            var to = from.AddDays(random.Next(0, 8));
            var open = Chance(0.1);
            Add("exclusion", from: from, to: open ? "" : OracleDays.Text(to), place: Chance(0.2) ? Pick(schools) : "",
                kind: Pick("suspension", "suspension", "suspension", "permanent"));
            from = Clip(to.AddDays(Pick(-1, 1, 1, 1, 2, 3, 4)));
        }
    }

    private void Reason()
    {
        var from = PoolDay();
        if (!contested && lines.Any(line => line.Fact == "reason" && line.From == OracleDays.Text(from)))
        {
            return;
        }

        var number = random.Next(1, 21);
        Add("reason", from: from,
            kind: Chance(0.7) ? SlowEvaluator.Reasons[number - 1] : number.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Lines that supersede others, take them back, and say again what was taken back.</summary>
    private void Corrections()
    {
        foreach (var line in lines.ToArray())
        {
            while (Chance(0.2))
            {
                var dated = line.Fact is not ("born" or "died");
                lines.Add(line with
                {
                    To = dated ? ToFor(OracleDays.Day(line.From)) : "",
                    Authority = line.Authority == "" || Chance(0.7) ? line.Authority : Authority(OracleDays.Day(line.From)),
                    Hours = line.Hours == "" ? "" : Hours(0.2),
                    Detail = line.Fact == "provision" ? Pick("", "suitable", "unsuitable", "health") : line.Detail,
                    Known = Known(),
                });
            }

            var replacesOthers = line.Fact is "born" or "died" && lines.Count(other => other.Fact == line.Fact) > 1;
            if (Chance(0.07) && (contested || !replacesOthers))
            {
                lines.Add(line with { Detail = "withdrawn", Known = Known() });
            }
        }
    }

    private void Add(
        string fact, DateOnly? from = null, string? to = null, string authority = "", string place = "", string kind = "",
        string hours = "", string detail = "")
    {
        var begins = from ?? PoolDay();
        lines.Add(new(child, fact, OracleDays.Text(begins), to ?? ToFor(begins), authority, place, kind, hours, detail, Known()));
    }

    // ---- Values -------------------------------------------------------------------------------------------------

    /// <summary>A last day that is not before the first, or <c>""</c>.</summary>
    private string ToFor(DateOnly from)
    {
        if (Chance(0.4))
        {
            return "";
        }

        var day = Chance(0.5) ? PoolDay() : from.AddDays(Pick(0, 0, 1, 4, 5, 6, 7, 13, 14, 30, 90, 400));
        return OracleDays.Text(day < from ? from : Clip(day));
    }

    private string Hours(double blank) => Chance(blank) ? "" : Pick(HourTexts);

    private string SchoolOrBlank() => contested ? Pick(schools)
        : namesSchools ? Pick(schools)
        : "";

    private string Known()
    {
        if (Chance(0.45))
        {
            return "";
        }

        var day = OracleDays.Text(PoolDay());
        return random.Next(contested ? 6 : 5) switch
        {
            0 or 1 => day,
            2 => day + Pick("T00:00:00Z", "T09:30:00Z", "T23:30:00Z"),
            3 => day + Pick("T00:00:00+01:00", "T09:30:00+01:00"),
            4 => day + "T09:30:00.123456Z",
            _ => day + "T09:30:00",
        };
    }

    private DateOnly PoolDay() => Clip(pool[random.Next(pool.Count)].AddDays(Pick(0, 0, 0, -1, 1)));

    private DateOnly Any(DateOnly first, DateOnly last) => first.AddDays(random.Next(last.DayNumber - first.DayNumber + 1));

    private static DateOnly Clip(DateOnly day) => day < FirstDay ? FirstDay : day > LastDay ? LastDay : day;

    private bool Chance(double probability) => random.NextDouble() < probability;

    private T Pick<T>(params T[] values) => values[random.Next(values.Length)];

    /// <summary>Not at all with one probability; else once, and again with another, at most so often.</summary>
    private void Times(double none, double again, int most, Action make)
    {
        if (Chance(none))
        {
            return;
        }

        do
        {
            make();
            most--;
        }
        while (most > 0 && Chance(again));
    }
}
