using System.Globalization;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Intake;

/// <summary>A line of a facts file, once read: about which child, and what was recorded.</summary>
public readonly record struct FactLine(string Child, Recorded Recorded);

/// <summary>Turns the rows of a facts file into assertions, and says of each row that cannot be one what is wrong with it.</summary>
/// <param name="now">The moment of reading, which stands in where <c>known</c> is blank.</param>
/// <param name="report">Told of every fault and notice.</param>
public sealed class FactRows(Moment now, Action<Finding> report)
{
    private const int Child = 0;
    private const int FactName = 1;
    private const int From = 2;
    private const int To = 3;
    private const int Authority = 4;
    private const int Place = 5;
    private const int Kind = 6;
    private const int Hours = 7;
    private const int Detail = 8;
    private const int Known = 9;

    private const string Withdrawn = "withdrawn";
    private const int HoursInAWeek = 168;

    /// <summary>The columns of a facts file.</summary>
    public static Layout Layout { get; } =
        new("facts", ["child", "fact", "from", "to"], ["authority", "place", "kind", "hours", "detail", "known"]);

    private static readonly Words<Fact> Facts = new(
        ("born", Fact.Born), ("died", Fact.Died), ("resident", Fact.Resident), ("registered", Fact.Registered),
        ("timetable", Fact.Timetable), ("attendance", Fact.Attendance), ("absent", Fact.Absent), ("provision", Fact.Provision),
        ("home-education", Fact.HomeEducation), ("whereabouts", Fact.Whereabouts), ("exclusion", Fact.Exclusion),
        ("application", Fact.Application), ("attribute", Fact.Attribute), ("reason", Fact.Reason));

    /// <summary>The attributes of the code sets. Others are kept as they came, with a notice.</summary>
    private static readonly HashSet<string> Attributes = new(StringComparer.OrdinalIgnoreCase)
    {
        "sen-support", "ehcp", "statement", "cin", "cp", "lac", "previously-lac", "early-help", "uasc", "grt", "young-parent",
        "young-carer", "service-child", "refugee", "asylum-seeker", "homeless", "youth-justice", "kinship-care", "missing-report",
        "exploitation", "forced-marriage", "fgm", "radicalisation",
    };

    /// <summary>Reads one row.</summary>
    /// <returns><c>null</c> if the row was rejected; what is wrong has then been reported.</returns>
    public FactLine? Read(Row row)
    {
        var fields = new Fields(Layout, row);
        var child = fields.Needed(Child, "give the child's id in its source");
        var known = KnownAt(fields);
        var withdraws = fields[Detail].Equals(Withdrawn, StringComparison.OrdinalIgnoreCase);
        Assertion? assertion = null;
        if (!Facts.TryParse(fields[FactName], out var fact))
        {
            fields.Reject(FactName, fields[FactName].Length == 0 ? "is blank" : "is not a fact we know", $"use one of {Facts.List}");
        }
        else
        {
            assertion = Assert(fact, fields, withdraws);
        }

        foreach (var finding in fields.Findings)
        {
            report(finding);
        }

        return fields.IsRejected || assertion is null ? null
            : new(child, new(assertion, known ?? now, row.Line, withdraws, IsUndated: known is null));
    }

    private Assertion? Assert(Fact fact, Fields fields, bool withdraws) => fact switch
    {
        Fact.Born => Birth(fields),
        Fact.Died => Death(fields),
        _ => fields.Period(From, To) is { } held ? Held(fact, fields, held, withdraws) : null,
    };

    private static Assertion? Held(Fact fact, Fields fields, DateSpan held, bool withdraws)
    {
        var place = fields.Text(Place);
        if (fact is not Fact.Provision && fields[Detail].Length > 0 && !withdraws)
        {
            fields.Note(Detail, "is not used for this fact", "to take a line back, write withdrawn");
        }

        return fact switch
        {
            Fact.Resident => Residence(fields, held, place),
            Fact.Registered => new Registered(held, place, KindOr(fields, Slugs.School, SchoolKind.School), HoursOf(fields)),
            Fact.Timetable => new Timetabled(held, place, HoursWanted(fields, withdraws)),
            Fact.Attendance => new Attended(held, place, HoursWanted(fields, withdraws)),
            Fact.Absent => Needed(fields, Slugs.Absence) is { } kind ? new Absent(held, kind, place) : null,
            Fact.Provision => Needed(fields, Slugs.Provision) is { } kind
                ? new Provided(held, kind, place, HoursOf(fields), JudgementOf(fields, withdraws)) : null,
            Fact.HomeEducation => Needed(fields, Slugs.HomeEducation) is { } kind ? new HomeEducated(held, kind) : null,
            Fact.Whereabouts => Needed(fields, Slugs.Whereabouts) is { } kind ? new WhereaboutsReported(held, kind) : null,
            Fact.Exclusion => Needed(fields, Slugs.Exclusion) is { } kind ? new Excluded(held, kind, place) : null,
            Fact.Application => Needed(fields, Slugs.Application) is { } kind ? new Applied(held, kind, place) : null,
            Fact.Attribute => Attribute(fields, held, place),
            Fact.Reason => ReasonOf(fields, held),
            _ => throw new ArgumentOutOfRangeException(nameof(fact), fact, "Not a fact that holds for a period"),
        };
    }

    private Born? Birth(Fields fields)
    {
        var day = fields.Day(From);
        if (IsInFuture(fields, day) || (fields[From].Length > 0 && day is null))
        {
            return null;
        }

        return new(day, KindOr(fields, Slugs.Sex, Sex.Unknown));
    }

    private Died? Death(Fields fields) =>
        fields.Period(From, To) is { } span && !IsInFuture(fields, span.First) ? new(span.First) : null;

    private bool IsInFuture(Fields fields, DateOnly? day)
    {
        if (day > now.Day)
        {
            fields.Reject(From, "is in the future", "a birth or death is recorded when it has happened");
            return true;
        }

        return false;
    }

    private static Resident? Residence(Fields fields, DateSpan held, string place)
    {
        var isConfirmed = true;
        if (fields[Kind].Equals("believed", StringComparison.OrdinalIgnoreCase))
        {
            isConfirmed = false;
        }
        else if (fields[Kind].Length > 0 && !fields[Kind].Equals("confirmed", StringComparison.OrdinalIgnoreCase))
        {
            fields.Reject(Kind, "is not a kind of residence we know", "use confirmed or believed");
        }

        var text = fields.Needed(Authority, "give the three-digit code of the authority, or XSC, XWA, XNI or XXX outside England");
        if (text.Length == 0)
        {
            return null;
        }

        if (!LaCode.TryParse(text, out var code, out _))
        {
            fields.Reject(Authority, "is not the code of an authority", "give its three digits, such as 202, or XSC, XWA, XNI or XXX outside England");
            return null;
        }

        return CheckInBeing(fields, code, held) ? new(held, code, isConfirmed, place) : null;
    }

    /// <summary>Whether the code is an authority's; says so where it was not in being on the first day.</summary>
    /// <remarks>Such a line is kept: the child counts where the area lies, and to drop it would take the child out of the count.</remarks>
    private static bool CheckInBeing(Fields fields, LaCode code, DateSpan held)
    {
        if (!code.IsEngland)
        {
            return true;
        }

        if (Authorities.Find(code) is not { } authority)
        {
            fields.Reject(Authority, "is not the code of an authority in England", "give its three-digit code, such as 202");
            return false;
        }

        if (held.First > authority.InForce.Until)
        {
            NoteOtherTime(fields, $"did not exist on the first day: {code} ended on {authority.InForce.Until:yyyy-MM-dd}", Authorities.SuccessorsOn(code, held.First));
        }
        else if (held.First < authority.InForce.First && authority.InForce.First > Authorities.FirstDay)
        {
            NoteOtherTime(fields, $"did not exist on the first day: {code} began on {authority.InForce.First:yyyy-MM-dd}", Authorities.PredecessorsOn(code, held.First));
        }

        return true;
    }

    private static void NoteOtherTime(Fields fields, string what, IReadOnlyList<Identifiers.Authority> holders) =>
        fields.Note(Authority, what, holders.Count == 0 ? "give the authority of that day"
            : $"on that day it was {string.Join(" or ", holders.Select(holder => holder.Code))}{(holders.Count == 1 ? ", where the child counts" : "; say which")}");

    private static Attributed? Attribute(Fields fields, DateSpan held, string place)
    {
        var name = fields.Needed(Kind, "give the attribute, such as ehcp");
        if (name.Length == 0)
        {
            return null;
        }

        if (!Attributes.Contains(name))
        {
            fields.Note(Kind, "is not in the code sets and is kept as it came", "see the glossary for the attributes that are counted");
        }

        return new(held, name.ToLowerInvariant(), place);
    }

    private static ReasonRecorded? ReasonOf(Fields fields, DateSpan held)
    {
        if (Reasons.TryParse(fields.Needed(Kind, "give the reason, such as application-awaiting"), out var reason))
        {
            return new(held, reason);
        }

        if (fields[Kind].Length > 0)
        {
            fields.Reject(Kind, "is not a reason we know", "use a slug, label or number of the collection's list, or a slug of Table 2");
        }

        return null;
    }

    private static T? Needed<T>(Fields fields, Words<T> words)
        where T : struct, Enum
    {
        if (words.TryParse(fields[Kind], out var kind))
        {
            return kind;
        }

        fields.Reject(Kind, fields[Kind].Length == 0 ? "is blank" : "is not a kind we know", $"use one of {words.List}");
        return null;
    }

    private static T KindOr<T>(Fields fields, Words<T> words, T whenBlank)
        where T : struct, Enum =>
        fields[Kind].Length == 0 ? whenBlank : Needed(fields, words) ?? whenBlank;

    private static Judgement JudgementOf(Fields fields, bool withdraws)
    {
        if (withdraws)
        {
            return Judgement.NotJudged;
        }

        if (Slugs.Judgement.TryParse(fields[Detail], out var judgement))
        {
            return judgement;
        }

        fields.Reject(Detail, "is not a judgement we know", $"use one of {Slugs.Judgement.List}, or leave it blank while not judged");
        return default;
    }

    private static decimal? HoursWanted(Fields fields, bool withdraws)
    {
        if (fields[Hours].Length == 0 && !withdraws)
        {
            fields.Note(Hours, "is blank, so the line changes no hours", "give the hours a week, 0 if none");
        }

        return HoursOf(fields);
    }

    private static decimal? HoursOf(Fields fields)
    {
        var text = fields[Hours];
        if (text.Length == 0)
        {
            return null;
        }

        if (text.Length <= 12 && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var hours)
            && hours <= HoursInAWeek)
        {
            return hours;
        }

        fields.Reject(Hours, "is not a number of hours in a week", $"give a number from 0 to {HoursInAWeek}, such as 12.5");
        return null;
    }

    private Moment? KnownAt(Fields fields)
    {
        if (fields[Known].Length == 0)
        {
            return null;
        }

        if (fields[Known].Length > 40 || !Moment.TryParse(fields[Known], out var known) || known.Day < Fields.Earliest)
        {
            fields.Reject(Known, "is not a moment", "write the day as YYYY-MM-DD or the moment as YYYY-MM-DDThh:mm:ssZ");
            return null;
        }

        if (known > now)
        {
            fields.Note(Known, "is in the future", "give the day on which it was learnt");
        }

        return known;
    }
}
