using OnRoll.Domain.Ledger;

namespace OnRoll.Domain.Intake;

/// <summary>How a pupil stands on a roll: the school census item "enrolment status".</summary>
/// <remarks>Source: Common Basic Data Set, enrolment status, as transcribed from the set of May 2026.</remarks>
public enum Enrolment : byte
{
    /// <summary>C: at this school alone.</summary>
    Current = 0,

    /// <summary>M: here, at the main school, and at another.</summary>
    Main,

    /// <summary>S: here as well as at a main school.</summary>
    Subsidiary,

    /// <summary>F: at a further education college; used by pupil referral units.</summary>
    FurtherEducation,

    /// <summary>O: at another provider; used by pupil referral units.</summary>
    OtherProvider,

    /// <summary>G: taught here and not registered here.</summary>
    Guest,

    /// <summary>P: no longer here.</summary>
    Previous,
}

/// <summary>What an enrolment status means for the register.</summary>
public static class Enrolments
{
    /// <summary>The census letters.</summary>
    public static readonly Words<Enrolment> Letters = new(("C", Enrolment.Current), ("M", Enrolment.Main), ("S", Enrolment.Subsidiary),
        ("F", Enrolment.FurtherEducation), ("O", Enrolment.OtherProvider), ("G", Enrolment.Guest), ("P", Enrolment.Previous));

    /// <summary>Whether the name is on the admission register. A guest's and a previous pupil's is not: a child seen only as a guest may be missing education.</summary>
    public static bool IsOnRoll(Enrolment enrolment) => enrolment is not (Enrolment.Guest or Enrolment.Previous);

    /// <summary>Whether the school says that it is the pupil's only or main one. Two schools cannot both be.</summary>
    public static bool IsMain(Enrolment enrolment) => enrolment is Enrolment.Current or Enrolment.Main;
}
