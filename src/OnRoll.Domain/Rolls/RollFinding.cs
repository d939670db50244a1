namespace OnRoll.Domain.Rolls;

/// <summary>What somebody has to ask after rolls were compared.</summary>
public enum RollQuestion
{
    /// <summary>On the last roll, not on this one, and no notice says why.</summary>
    NotOnThisRoll,

    /// <summary>A roll gives a last day, or has the pupil as no longer on it, and no leavers notice has come.</summary>
    LeftWithoutNotice,

    /// <summary>Not on this roll of the school, but on another's of the same upload.</summary>
    OnAnotherRoll,

    /// <summary>The pupil's row on this roll could not be read.</summary>
    NotReadable,

    /// <summary>The school closed; on no roll of those that took its place.</summary>
    NotOnSuccessor,

    /// <summary>The school closed and nobody took its place; on no roll of this upload.</summary>
    SchoolClosed,

    /// <summary>Two schools each say that they are the only or the main one.</summary>
    TwoMainSchools,

    /// <summary>A main school of a dual registration, and no school that says it is the other.</summary>
    MainWithoutSubsidiary,

    /// <summary>A second school of a dual registration, and no school that says it is the main one.</summary>
    SubsidiaryWithoutMain,

    /// <summary>About the school: its roll did not come, so nothing is concluded.</summary>
    NoRollCame,

    /// <summary>About the school: by the register of schools it was not open on the day of its roll.</summary>
    SchoolNotOpen,

    /// <summary>About the school: the register of schools does not have its URN.</summary>
    SchoolNotKnown,
}

/// <summary>A question that comparing rolls leaves open, for a person.</summary>
/// <param name="School">The URN of the school whose record it is about.</param>
/// <param name="Id">The pupil's id in that school's system; blank where it is about the school.</param>
/// <param name="Other">The URN of another school concerned; blank if none.</param>
/// <param name="Words">What was found and what to do, without a value of the child's.</param>
public sealed record RollFinding(RollQuestion Question, string School, string Id, string Other, string Words);
