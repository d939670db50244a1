using System.Globalization;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Ledger;

/// <summary>The kinds of fact, by the names the facts file gives them.</summary>
public enum Fact : byte
{
    Born,
    Died,
    Resident,
    Registered,
    Timetable,
    Attendance,
    Absent,
    Provision,
    HomeEducation,
    Whereabouts,
    Exclusion,
    Application,
    Attribute,
    Reason,

    /// <summary>From here on: who the child is. No status, clock or count looks at these.</summary>
    Name,
    Identifier,
    Address,
    Contact,

    /// <summary>The address must not be shown.</summary>
    Protection,

    /// <summary>Something done, decided or said in a case. No status, clock or count looks at it.</summary>
    Case,
}

/// <summary>What tells two assertions about a child apart: a later-known one with the same slot supersedes the earlier.</summary>
/// <param name="From">The first day; <see cref="DateOnly.MinValue"/> for birth and death, of which there is one each.</param>
/// <param name="Place">Compared without regard to case.</param>
public readonly record struct Slot(Fact Fact, DateOnly From, string Place, string Kind)
{
    public bool Equals(Slot other) =>
        Fact == other.Fact && From == other.From && string.Equals(Kind, other.Kind, StringComparison.OrdinalIgnoreCase)
        && string.Equals(Place, other.Place, StringComparison.OrdinalIgnoreCase);

    public override int GetHashCode() =>
        HashCode.Combine(Fact, From, Place.GetHashCode(StringComparison.OrdinalIgnoreCase),
            Kind.GetHashCode(StringComparison.OrdinalIgnoreCase));
}

/// <summary>About one child, this was so from this day to that day. Who said it, and when we learnt it, is <see cref="Recorded"/>.</summary>
/// <param name="Held">The days on which it was so, both ends included. For a birth of unknown date: always.</param>
public abstract record Assertion(DateSpan Held)
{
    /// <summary>Where a correction of it would fall.</summary>
    public abstract Slot Slot { get; }

    /// <summary>What it says, in words that can stand in a sentence, its days included.</summary>
    public abstract string Words { get; }

    /// <summary>Whether the later known of the two supersedes the other. As comparing slots, but most pairs are told apart before any is made.</summary>
    public bool SharesSlotWith(Assertion other) =>
        GetType() == other.GetType() && (Held.First == other.Held.First || this is Born or Died) && Slot.Equals(other.Slot);

    private protected static string Weekly(decimal hours) =>
        string.Create(CultureInfo.InvariantCulture, $"{hours:0.##} hours a week");

    private protected static string At(string place) => place.Length == 0 ? "" : $" at {place}";
}

/// <param name="Day">The date of birth; <c>null</c> when it is not known.</param>
public sealed record Born(DateOnly? Day, Sex Sex) : Assertion(new DateSpan(Day ?? DateOnly.MinValue))
{
    public override Slot Slot => new(Fact.Born, DateOnly.MinValue, "", "");

    public override string Words => Day is { } day ? $"born {day:yyyy-MM-dd}" : "date of birth not known";
}

public sealed record Died(DateOnly Day) : Assertion(new DateSpan(Day))
{
    public override Slot Slot => new(Fact.Died, DateOnly.MinValue, "", "");

    public override string Words => $"died {Day:yyyy-MM-dd}";
}

/// <summary>Lives in the area of an authority.</summary>
/// <param name="IsConfirmed">Whether somebody has confirmed it; otherwise it is believed.</param>
public sealed record Resident(DateSpan Held, LaCode Authority, bool IsConfirmed, string Place) : Assertion(Held)
{
    public override Slot Slot => new(Fact.Resident, Held.First, Place, IsConfirmed ? "confirmed" : "believed");

    public override string Words => $"{(IsConfirmed ? "lives" : "is believed to live")} in {Authority} ({Held})";
}

/// <summary>Has a name on the admission register of a school.</summary>
/// <param name="School">Its URN, or any text where it has none.</param>
/// <param name="Hours">Taught hours a week; <c>null</c> means full-time.</param>
public sealed record Registered(DateSpan Held, string School, SchoolKind Kind, decimal? Hours) : Assertion(Held)
{
    public override Slot Slot => new(Fact.Registered, Held.First, School, Slugs.School.Of(Kind));

    public override string Words
    {
        get
        {
            var kind = Kind is SchoolKind.Pru ? " (pupil referral unit)" : "";
            var hours = Hours is { } taught ? $", {Weekly(taught)}" : "";
            return $"on the register{At(School)}{kind}{hours} ({Held})";
        }
    }
}

/// <summary>Has a part-time timetable at the school where registered.</summary>
/// <param name="School">Blank: the school where registered, whichever it is.</param>
/// <param name="TaughtHours">Hours a week there; <c>null</c> when not recorded.</param>
public sealed record Timetabled(DateSpan Held, string School, decimal? TaughtHours) : Assertion(Held)
{
    public override Slot Slot => new(Fact.Timetable, Held.First, School, "");

    public override string Words => $"part-time timetable{(TaughtHours is { } taught ? $" of {Weekly(taught)}" : "")}{At(School)} ({Held})";
}

/// <summary>Truly attended so much at school, on average over the period.</summary>
/// <param name="School">Blank: the school where registered, whichever it is.</param>
/// <param name="AttendedHours">Hours a week; <c>null</c> when not recorded.</param>
public sealed record Attended(DateSpan Held, string School, decimal? AttendedHours) : Assertion(Held)
{
    public override Slot Slot => new(Fact.Attendance, Held.First, School, "");

    public override string Words => $"attends {(AttendedHours is { } attended ? Weekly(attended) : "hours not recorded")}{At(School)} ({Held})";
}

/// <summary>Has been absent without a break from the school where registered.</summary>
public sealed record Absent(DateSpan Held, AbsenceKind Kind, string School) : Assertion(Held)
{
    public override Slot Slot => new(Fact.Absent, Held.First, School, Slugs.Absence.Of(Kind));

    public override string Words => Kind is AbsenceKind.Mobile
        ? $"travelling with the family for work{At(School)} ({Held})"
        : $"absent, {Slugs.Absence.Of(Kind)}{At(School)} ({Held})";
}

/// <summary>Is given education other than at the school where registered.</summary>
/// <param name="Hours">Hours a week; <c>null</c> when not known.</param>
public sealed record Provided(DateSpan Held, ProvisionKind Kind, string Place, decimal? Hours, Judgement Judgement) : Assertion(Held)
{
    public override Slot Slot => new(Fact.Provision, Held.First, Place, Slugs.Provision.Of(Kind));

    public override string Words
    {
        get
        {
            var hours = Hours is { } weekly ? Weekly(weekly) : "hours not recorded";
            var judged = Judgement switch
            {
                Judgement.Suitable => ", judged suitable",
                Judgement.Unsuitable => ", judged unsuitable",
                Judgement.PartTimeForHealth => ", part-time for health",
                _ => "",
            };
            return $"{NameOf(Kind)}{At(Place)}, {hours}{judged} ({Held})";
        }
    }

    /// <summary>A kind of provision in words.</summary>
    public static string NameOf(ProvisionKind kind) => kind switch
    {
        ProvisionKind.AlternativeProvision => "alternative provision",
        ProvisionKind.Tuition => "tuition",
        ProvisionKind.Hospital => "hospital teaching",
        ProvisionKind.Online => "online teaching",
        ProvisionKind.FurtherEducation => "further education college",
        ProvisionKind.WorkBased => "work-based learning",
        ProvisionKind.Custody => "education in custody",
        ProvisionKind.Eotas => "education otherwise than at school under a plan",
        ProvisionKind.Unregistered => "a setting that is not registered as a school",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No name for this kind"),
    };
}

/// <summary>The parent says that the child is educated at home.</summary>
public sealed record HomeEducated(DateSpan Held, HomeEducation Kind) : Assertion(Held)
{
    public override Slot Slot => new(Fact.HomeEducation, Held.First, "", Slugs.HomeEducation.Of(Kind));

    public override string Words => Kind switch
    {
        HomeEducation.NotYetAssessed => $"home educated, not yet assessed ({Held})",
        HomeEducation.Suitable => $"home educated, judged suitable ({Held})",
        HomeEducation.Unsuitable => $"home educated, judged unsuitable ({Held})",
        _ => $"home educated, no response to the authority ({Held})",
    };
}

/// <summary>What is known of where the child is.</summary>
public sealed record WhereaboutsReported(DateSpan Held, Whereabouts Kind) : Assertion(Held)
{
    public override Slot Slot => new(Fact.Whereabouts, Held.First, "", Slugs.Whereabouts.Of(Kind));

    public override string Words => Kind switch
    {
        Whereabouts.Known => $"whereabouts known ({Held})",
        Whereabouts.Unknown => $"whereabouts unknown ({Held})",
        Whereabouts.BelievedAbroad => $"believed to be abroad ({Held})",
        _ => $"confirmed to be abroad ({Held})",
    };
}

/// <summary>Is excluded from school. The name is on the register until it is lawfully deleted.</summary>
public sealed record Excluded(DateSpan Held, ExclusionKind Kind, string School) : Assertion(Held)
{
    public override Slot Slot => new(Fact.Exclusion, Held.First, School, Slugs.Exclusion.Of(Kind));

    public override string Words =>
        $"{(Kind is ExclusionKind.Permanent ? "permanently excluded" : "suspended")}{At(School)} ({Held})";
}

/// <summary>An application for a school place stands so.</summary>
public sealed record Applied(DateSpan Held, ApplicationKind Kind, string Place) : Assertion(Held)
{
    public override Slot Slot => new(Fact.Application, Held.First, Place, Slugs.Application.Of(Kind));

    public override string Words => Kind switch
    {
        ApplicationKind.Submitted => $"application submitted{At(Place)} ({Held})",
        ApplicationKind.Offered => $"place offered{At(Place)} ({Held})",
        ApplicationKind.Declined => $"place declined by the parent{At(Place)} ({Held})",
        _ => $"place refused{At(Place)} ({Held})",
    };
}

/// <summary>A characteristic, dated so that it labels nobody for ever.</summary>
/// <param name="Name">From the code sets, in lower case, or whatever the source said.</param>
public sealed record Attributed(DateSpan Held, string Name, string Place) : Assertion(Held)
{
    public override Slot Slot => new(Fact.Attribute, Held.First, Place, Name);

    public override string Words => $"{Name} ({Held})";
}

/// <summary>The primary reason recorded for missing education.</summary>
public sealed record ReasonRecorded(DateSpan Held, Reason Reason) : Assertion(Held)
{
    public override Slot Slot => new(Fact.Reason, Held.First, "", Reason.Slug);

    public override string Words => $"reason recorded: {Reason.Label} ({Held})";
}
