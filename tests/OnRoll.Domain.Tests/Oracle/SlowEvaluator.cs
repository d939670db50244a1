using System.Globalization;
using static OnRoll.Domain.Tri;

namespace OnRoll.Domain.Tests.Oracle;

/// <summary>
/// The contract's questions of status, answered in the slowest and plainest way: every day by itself, every rule as
/// its row says it, from all the lines of the child. It shares nothing with the product but the three values.
/// </summary>
public sealed partial class SlowEvaluator
{
    public static readonly IReadOnlyList<string> Definitions =
        ["DEF-1", "DEF-3", "DEF-4", "DEF-8", "DEF-9", "DEF-16", "DEF-18"];

    public static readonly IReadOnlyList<string> Reasons =
    [
        "moved-in-la", "moved-in-country", "application-awaiting", "offered-not-accepted", "waiting-start",
        "not-preference", "ehe-unsuitable", "difficulty-accessing", "dissatisfaction-general", "dissatisfaction-send",
        "mental-health", "physical-health", "parental-decision", "did-not-apply", "challenging-order",
        "believed-moved-la", "believed-moved-country", "unknown", "not-recorded", "other",
    ];

    /// <summary>From this day an exclusion's sixth day is the sixth consecutive one (SI 2014/3216).</summary>
    private static readonly DateOnly SixthConsecutive = new(2015, 1, 5);

    private static readonly (string Old, DateOnly Abolished, string[] Successors)[] Successions =
    [
        ("835", new(2019, 4, 1), ["838", "839"]),
        ("836", new(2019, 4, 1), ["839"]),
        ("837", new(2019, 4, 1), ["839"]),
        ("928", new(2021, 4, 1), ["940", "941"]),
        ("909", new(2023, 4, 1), ["942", "943"]),
    ];

    private readonly Dictionary<string, Line[]> standing;

    /// <param name="lines">The lines of a file, in its order.</param>
    /// <param name="asKnown">Only what was known at this instant, it included, is read; <c>null</c>: everything.</param>
    /// <param name="run">The moment of the run, at which a line with a blank <c>known</c> was learnt.</param>
    public SlowEvaluator(IEnumerable<OracleLine> lines, DateTimeOffset? asKnown, DateTimeOffset run)
    {
        var known = lines
            .Select((raw, order) => Line.Of(raw, order, run))
            .Where(line => asKnown is null || line.Known <= asKnown)
            .ToArray();
        standing = known
            .GroupBy(line => line.Child)
            .ToDictionary(child => child.Key, child => Standing([.. child]));
    }

    /// <summary>The children of whom at least one line stands, in ordinal order.</summary>
    public IReadOnlyList<string> Children =>
        [.. standing.Where(child => child.Value.Length > 0).Select(child => child.Key).Order(StringComparer.Ordinal)];

    public Tri Answer(string child, string definition, DateOnly day) => definition switch
    {
        "DEF-1" => MissingByStatute(child, day),
        "DEF-3" or "DEF-4" => MissingByGuidance(child, day),
        "DEF-8" => MissingOut(child, day),
        "DEF-9" => NotInFullTimeSchool(child, day),
        "DEF-16" => NotInSchool(child, day),
        "DEF-18" => OwedEducation(child, day),
        _ => throw new ArgumentOutOfRangeException(nameof(definition), definition, "Not a definition of the oracle"),
    };

    /// <summary>
    /// The first day of the unbroken run of the answer up to <paramref name="day"/>, not before birth or, if that is
    /// unknown, the first <c>from</c>; <c>null</c> where the day itself is before that, or there is none.
    /// </summary>
    public DateOnly? Since(string child, string definition, DateOnly day)
    {
        var bound = Born(child) ?? Lines(child).Min(line => line.From);
        if (bound is null || day < bound)
        {
            return null;
        }

        var answer = Answer(child, definition, day);
        var since = day;
        while (since > bound && Answer(child, definition, since.AddDays(-1)) == answer)
        {
            since = since.AddDays(-1);
        }

        return since;
    }

    /// <summary>Days from <see cref="Since"/> to <paramref name="day"/>, both counted.</summary>
    public int? Days(string child, string definition, DateOnly day) =>
        Since(child, definition, day) is { } since ? day.DayNumber - since.DayNumber + 1 : null;

    /// <summary>The authority that counts the child; <c>""</c> for none, and where several succeeded it.</summary>
    public string AreaAuthority(string child, DateOnly day) =>
        Residence(child, day) is { } residence ? Successor(residence.Authority, day) : "";

    /// <summary>The slug of the reason recorded, <c>""</c> if none holds.</summary>
    public string Reason(string child, DateOnly day)
    {
        var kind = Holding(child, "reason", day).OrderBy(line => line.From).ThenBy(line => line.Known)
            .ThenBy(line => line.Order).LastOrDefault()?.Kind ?? "";
        return int.TryParse(kind, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Reasons[number - 1] : kind;
    }

    /// <summary><c>F</c>, <c>M</c> or <c>U</c>; <c>U</c> also where nobody said.</summary>
    public string Sex(string child) =>
        Lines(child).FirstOrDefault(line => line.Fact == "born")?.Kind is { Length: > 0 } sex ? sex : "U";

    /// <summary>Age in whole years, <c>""</c> where the date of birth is not known.</summary>
    public string Age(string child, DateOnly day) => Born(child) is { } born
        ? OracleDays.AgeInYears(born, day).ToString(CultureInfo.InvariantCulture) : "";

    // ---- What stands --------------------------------------------------------------------------------------------

    private static Line[] Standing(Line[] known)
    {
        List<Line> kept = [];
        foreach (var line in known)
        {
            var superseded = known.Any(other => other.IsSameAssertionAs(line) && other.IsLaterKnownThan(line));
            if (!superseded && line.Detail != "withdrawn")
            {
                kept.Add(line);
            }
        }

        return [.. kept];
    }

    private Line[] Lines(string child) => standing.TryGetValue(child, out var lines) ? lines : [];

    private Line[] Holding(string child, string fact, DateOnly day) =>
        [.. Lines(child).Where(line => line.Fact == fact && line.HoldsOn(day))];

    /// <summary>Of states that follow on: the lines with the latest <c>from</c> among those holding on the day.</summary>
    private static Line[] Latest(Line[] holding)
    {
        var from = holding.Max(line => line.From);
        return [.. holding.Where(line => line.From == from)];
    }

    /// <summary>The kind that counts of a state that follows on: <c>""</c> if none holds, <c>null</c> if two contradict.</summary>
    private string? State(string child, string fact, DateOnly day)
    {
        var kinds = Latest(Holding(child, fact, day)).Select(line => line.Kind).Distinct().ToArray();
        return kinds.Length switch
        {
            0 => "",
            1 => kinds[0],
            _ => null,
        };
    }

    private Tri Whereabouts(string child, string kind, DateOnly day) =>
        State(child, "whereabouts", day) is { } state ? Of(state == kind) : Unknown;

    // ---- Age ----------------------------------------------------------------------------------------------------

    private DateOnly? Born(string child) => Lines(child).FirstOrDefault(line => line.Fact == "born")?.From;

    private Tri OfSchoolAge(string child, DateOnly day)
    {
        if (Lines(child).FirstOrDefault(line => line.Fact == "died")?.From is { } died && day > died)
        {
            return False;
        }

        return Born(child) is { } born
            ? Of(OracleDays.SchoolAgeStarts(born) <= day && day <= OracleDays.SchoolAgeEnds(born))
            : Unknown;
    }

    private Tri OfSchoolAgeWithExaminations(string child, DateOnly day)
    {
        var inLastDays = Born(child) is { } born
            && OracleDays.SchoolAgeEnds(born).AddDays(-41) <= day && day <= OracleDays.SchoolAgeEnds(born);
        return inLastDays && OfSchoolAge(child, day) is True ? Unknown : OfSchoolAge(child, day);
    }

    private decimal FullTimeHours(string child, DateOnly day)
    {
        if (Born(child) is not { } born)
        {
            return 25m;
        }

        return OracleDays.AgeInYears(born, day) switch
        {
            <= 7 => 21m,
            <= 11 => 23.5m,
            <= 14 => 24m,
            _ => 25m,
        };
    }

    // ---- Area ---------------------------------------------------------------------------------------------------

    /// <summary>The confirmed residence that counts, <c>null</c> if none has begun.</summary>
    private Line? Residence(string child, DateOnly day)
    {
        var begun = Lines(child)
            .Where(line => line.Fact == "resident" && line.Kind == "confirmed" && line.From <= day).ToArray();
        return begun.Where(line => line.HoldsOn(day)).OrderBy(line => line.From).ThenBy(line => line.Known)
                .ThenBy(line => line.Order).LastOrDefault()
            ?? begun.OrderBy(line => line.To).ThenBy(line => line.From).ThenBy(line => line.Known)
                .ThenBy(line => line.Order).LastOrDefault();
    }

    private static string Successor(string authority, DateOnly day)
    {
        foreach (var (old, abolished, successors) in Successions)
        {
            if (old == authority && abolished <= day)
            {
                return successors.Length == 1 ? successors[0] : "";
            }
        }

        return authority;
    }

    private static bool IsOutsideEngland(string authority) => authority is "XSC" or "XWA" or "XNI" or "XXX";

    private static bool IsElsewhere(string authority, string confirmed, DateOnly day) =>
        authority != confirmed && !(Successor(authority, day) == Successor(confirmed, day) && Successor(authority, day) != "");

    /// <param name="inDoubt">What a definition makes of a child who may have gone.</param>
    /// <param name="believedAbroad">What it makes of one believed abroad.</param>
    private Tri InArea(string child, DateOnly day, Tri inDoubt, Tri believedAbroad)
    {
        var residence = Residence(child, day);
        if (Whereabouts(child, "confirmed-abroad", day) is True
            || (residence is not null && IsOutsideEngland(residence.Authority))
            || (Whereabouts(child, "believed-abroad", day) is True && believedAbroad is False))
        {
            return False;
        }

        if (residence is null || State(child, "whereabouts", day) is null)
        {
            return Unknown;
        }

        if (Whereabouts(child, "believed-abroad", day) is True)
        {
            return believedAbroad;
        }

        var believedElsewhere = Holding(child, "resident", day).Any(line => line.Kind == "believed"
            && line.From > residence.From && IsElsewhere(line.Authority, residence.Authority, day));
        return believedElsewhere || !residence.HoldsOn(day) ? inDoubt : True;
    }

    private Tri InAreaByStatute(string child, DateOnly day) => InArea(child, day, inDoubt: Unknown, believedAbroad: Unknown);

    private Tri InAreaUntilConfirmed(string child, DateOnly day) => InArea(child, day, inDoubt: True, believedAbroad: True);

    private Tri InAreaForProvision(string child, DateOnly day) => InArea(child, day, inDoubt: Unknown, believedAbroad: False);

    // ---- School -------------------------------------------------------------------------------------------------

    private bool IsRegistered(string child, DateOnly day) => Holding(child, "registered", day).Length > 0;

    private string[] Schools(string child, DateOnly day) =>
        [.. Holding(child, "registered", day).Select(line => line.Place).Distinct()];

    /// <summary>Of the lines about one school (or about no school by name), the one that counts.</summary>
    private Line? AtSchool(string child, string fact, string school, DateOnly day) =>
        Holding(child, fact, day).Where(line => line.Place == school || line.Place == "")
            .OrderBy(line => line.From).ThenBy(line => line.Place == school)
            .ThenBy(line => line.Known).ThenBy(line => line.Order).LastOrDefault();

    private decimal OfferAt(string child, string school, DateOnly day) =>
        AtSchool(child, "timetable", school, day)?.Hours
        ?? Holding(child, "registered", day).Where(line => line.Place == school)
            .OrderBy(line => line.From).ThenBy(line => line.Known).ThenBy(line => line.Order).Last().Hours
        ?? FullTimeHours(child, day);

    private decimal Offer(string child, DateOnly day) => Schools(child, day).Sum(school => OfferAt(child, school, day));

    private bool OfferIsBelowFullTime(string child, DateOnly day) => Offer(child, day) < FullTimeHours(child, day);

    /// <summary>Hours a week truly attended at the schools where registered; <c>null</c> if nobody recorded any.</summary>
    private decimal? Attendance(string child, DateOnly day)
    {
        var lines = Schools(child, day).Select(school => AtSchool(child, "attendance", school, day))
            .OfType<Line>().Where(line => line.Hours is not null).Distinct().ToArray();
        return lines.Length == 0 ? null : lines.Sum(line => line.Hours);
    }

    private bool AttendanceIsBelowFullTime(string child, DateOnly day) => Attendance(child, day) < FullTimeHours(child, day);

    private bool IsAbsent(string child, string kind, DateOnly day) => Holding(child, "absent", day)
        .Any(line => line.Kind == kind && (line.Place == "" || Schools(child, day).Contains(line.Place)));

    private bool IsOut(string child, DateOnly day) => Holding(child, "exclusion", day).Length > 0;

    private bool IsAtPupilReferralUnitFullTime(string child, DateOnly day) => Holding(child, "registered", day)
        .Any(line => line.Kind == "pru" && OfferAt(child, line.Place, day) >= FullTimeHours(child, day));

    private bool SixthDayHasCome(string child, DateOnly day) => Holding(child, "exclusion", day)
        .Any(exclusion => SchoolDaysOut(child, exclusion, day) >= 6);

    private int SchoolDaysOut(string child, Line exclusion, DateOnly day)
    {
        var consecutive = exclusion.Kind == "suspension" && exclusion.From >= SixthConsecutive;
        var count = 0;
        for (var d = day; d >= exclusion.From || consecutive; d = d.AddDays(-1))
        {
            if (!OracleDays.IsSchoolDay(d))
            {
                continue;
            }

            if (consecutive && !Holding(child, "exclusion", d).Any(line => line.Kind == "suspension"))
            {
                break;
            }

            count++;
        }

        return count;
    }

    // ---- Otherwise than at school -------------------------------------------------------------------------------

    private bool AnyProvision(string child, string kind, DateOnly day) =>
        Holding(child, "provision", day).Any(line => line.Kind == kind);

    private bool AnyHomeEducation(string child, DateOnly day) => Holding(child, "home-education", day).Length > 0;

    private Tri SuitableOtherwise(string child, DateOnly day) =>
        Any(SuitableHomeEducation(child, day), SuitableProvision(child, day));

    private Tri SuitableHomeEducation(string child, DateOnly day) => State(child, "home-education", day) switch
    {
        "" or "unsuitable" => False,
        "suitable" => True,
        _ => Unknown,
    };

    private Tri SuitableProvision(string child, DateOnly day)
    {
        var left = Holding(child, "provision", day).Where(line => line.Detail != "unsuitable").ToArray();
        var unregistered = left.Any(line => line.Kind == "unregistered") ? Unknown : False;
        return Any(unregistered, SuitableOfTheRest([.. left.Where(line => line.Kind != "unregistered")], child, day));
    }

    private Tri SuitableOfTheRest(Line[] rest, string child, DateOnly day)
    {
        if (rest.Length == 0)
        {
            return False;
        }

        if (rest.Any(line => line.Detail == "health")
            || rest.Any(line => line.Kind is "eotas" or "custody" && line.Detail == "suitable")
            || rest.Sum(line => line.Hours ?? 0) >= FullTimeHours(child, day))
        {
            return True;
        }

        return rest.Any(line => line.Hours is null)
            || rest.Any(line => line.Kind is "eotas" or "custody" && line.Detail == "") ? Unknown : False;
    }

    // ---- The definitions ----------------------------------------------------------------------------------------

    private Tri MissingByStatute(string child, DateOnly day) => All(
        OfSchoolAge(child, day),
        InAreaByStatute(child, day),
        Of(!IsRegistered(child, day)),
        Not(SuitableOtherwise(child, day)));

    private Tri MissingByGuidance(string child, DateOnly day) => All(
        OfSchoolAge(child, day),
        InAreaUntilConfirmed(child, day),
        Of(!IsRegistered(child, day)),
        Not(SuitableOtherwise(child, day)),
        Not(State(child, "home-education", day) is { } state ? Of(state == "not-yet") : Unknown));

    private Tri MissingOut(string child, DateOnly day) =>
        All(OfSchoolAge(child, day), InAreaByStatute(child, day), Not(Usual(child, day)));

    private Tri Usual(string child, DateOnly day)
    {
        if (IsRegistered(child, day))
        {
            return IsAbsent(child, "mobile", day) ? Unknown
                : Of(!(IsOut(child, day) || OfferIsBelowFullTime(child, day) || AttendanceIsBelowFullTime(child, day)
                    || IsAbsent(child, "unauthorised", day)));
        }

        var furtherEducation = Holding(child, "provision", day).Where(line => line.Kind == "fe").ToArray();
        if (furtherEducation.Length > 0 && furtherEducation.Sum(line => line.Hours ?? 0) >= FullTimeHours(child, day))
        {
            return True;
        }

        return AnyProvision(child, "unregistered", day)
            || State(child, "home-education", day) is not ("" or "unsuitable")
            || Whereabouts(child, "unknown", day) is not False ? Unknown : False;
    }

    private Tri NotInFullTimeSchool(string child, DateOnly day) =>
        All(OfSchoolAge(child, day), InAreaUntilConfirmed(child, day), Not(There(child, day)));

    private Tri There(string child, DateOnly day)
    {
        if (!IsRegistered(child, day))
        {
            return False;
        }

        if (IsAbsent(child, "mobile", day) || (IsAtPupilReferralUnitFullTime(child, day) && !IsOut(child, day)))
        {
            return Unknown;
        }

        if (IsOut(child, day) || OfferIsBelowFullTime(child, day) || Attendance(child, day) == 0)
        {
            return False;
        }

        return AttendanceIsBelowFullTime(child, day) || IsAbsent(child, "unauthorised", day) ? Unknown : True;
    }

    private Tri NotInSchool(string child, DateOnly day) =>
        All(OfSchoolAge(child, day), InAreaByStatute(child, day), Elsewhere(child, day));

    private Tri Elsewhere(string child, DateOnly day)
    {
        if (!IsRegistered(child, day))
        {
            return AnyProvision(child, "custody", day) ? Unknown : True;
        }

        return IsAbsent(child, "mobile", day) ? Unknown
            : Of(OfferIsBelowFullTime(child, day) || Holding(child, "provision", day).Length > 0 || AnyHomeEducation(child, day));
    }

    private Tri OwedEducation(string child, DateOnly day) =>
        All(OfSchoolAgeWithExaminations(child, day), InAreaForProvision(child, day), Not(Gets(child, day)));

    private Tri Gets(string child, DateOnly day)
    {
        if (!IsRegistered(child, day))
        {
            var suitable = SuitableOtherwise(child, day);
            var excused = Whereabouts(child, "unknown", day) is not False
                || Holding(child, "application", day).Any(line => line.Kind == "declined");
            return suitable is False && excused ? Unknown : suitable;
        }

        if (IsOut(child, day))
        {
            return SixthDayHasCome(child, day) ? SuitableOtherwise(child, day) : True;
        }

        if (Offer(child, day) + Holding(child, "provision", day).Sum(line => line.Hours ?? 0) < FullTimeHours(child, day))
        {
            return SuitableOtherwise(child, day);
        }

        return IsAbsent(child, "unauthorised", day) || AttendanceIsBelowFullTime(child, day)
            || Whereabouts(child, "unknown", day) is not False ? Unknown : True;
    }

    // ---- Three values -------------------------------------------------------------------------------------------

    private static Tri Of(bool value) => value ? True : False;

    private static Tri Not(Tri value) => value switch
    {
        True => False,
        False => True,
        _ => Unknown,
    };

    private static Tri All(params Tri[] parts) =>
        parts.Contains(False) ? False : parts.Contains(Unknown) ? Unknown : True;

    private static Tri Any(params Tri[] parts) =>
        parts.Contains(True) ? True : parts.Contains(Unknown) ? Unknown : False;

    // ---- A line, read -------------------------------------------------------------------------------------------

    private sealed record Line(
        int Order, string Child, string Fact, DateOnly? From, DateOnly To, string Authority, string Place, string Kind,
        decimal? Hours, string Detail, DateTimeOffset Known)
    {
        public static Line Of(OracleLine raw, int order, DateTimeOffset run) => new(
            order, raw.Child, raw.Fact,
            raw.From == "" ? null : OracleDays.Day(raw.From),
            raw.To == "" ? DateOnly.MaxValue : OracleDays.Day(raw.To),
            raw.Authority, raw.Place,
            (raw.Fact, raw.Kind) switch
            {
                ("resident", "") => "confirmed",
                ("registered", "") => "school",
                _ => raw.Kind,
            },
            raw.Hours == "" ? null : decimal.Parse(raw.Hours, CultureInfo.InvariantCulture),
            raw.Detail,
            raw.Known == "" ? run : OracleDays.Instant(raw.Known));

        public bool HoldsOn(DateOnly day) => From <= day && day <= To;

        public bool IsSameAssertionAs(Line other) => Fact == other.Fact
            && (Fact is "born" or "died" || (From == other.From && Place == other.Place && Kind == other.Kind));

        public bool IsLaterKnownThan(Line other) =>
            Known > other.Known || (Known == other.Known && Order > other.Order);
    }
}
