using OnRoll.Domain.Ledger;
using OnRoll.Domain.Status;

namespace OnRoll.Domain.Registers;

/// <summary>A child's place in the register of children not in school, or beside it.</summary>
public enum RegisterPlace : byte
{
    /// <summary>On a register and taught full-time there, or not of compulsory school age in the area.</summary>
    None = 0,

    /// <summary>Home educated, judged suitable.</summary>
    HomeEducationSuitable,

    /// <summary>Home educated, not yet judged, or no answer from the parent.</summary>
    HomeEducationUnassessed,

    /// <summary>On a school's register, and educated there for part of the week only, or elsewhere for part of it.</summary>
    PartTime,

    /// <summary>On no school's register, and provided for elsewhere.</summary>
    ProvisionElsewhere,

    /// <summary>On no register and without suitable education: missing education by statute (DEF-1).</summary>
    Missing,

    /// <summary>It cannot be said; to be found out.</summary>
    Unknown,
}

/// <summary>The register of children not in school: one model in which each child's place follows from the facts.</summary>
/// <remarks>
/// Education Act 1996 ss 436B to 436G, as inserted by the Children's Wellbeing and Schools Act 2026: not commenced. Until it is, the
/// register is the authority's own practice under s 436A, and no parent owes particulars under it.
/// </remarks>
public static class NotInSchool
{
    /// <summary>What each place is called, in the order in which they are shown.</summary>
    public static IReadOnlyList<(RegisterPlace Place, string Name)> Places { get; } =
    [
        (RegisterPlace.Missing, "Missing education"), (RegisterPlace.HomeEducationUnassessed, "Home educated, not yet assessed"), (RegisterPlace.HomeEducationSuitable, "Home educated, suitable"),
        (RegisterPlace.PartTime, "On a school's register, part-time"), (RegisterPlace.ProvisionElsewhere, "Provided for elsewhere"), (RegisterPlace.Unknown, "Not known"),
    ];

    /// <summary>A child's place on a day.</summary>
    public static RegisterPlace Of(Timeline timeline, DateOnly day)
    {
        var now = timeline.Child.On(day);
        var inArea = TriLogic.And(Parts.SchoolAge.On(now), Parts.InArea.On(now));
        if (inArea is Tri.False)
        {
            return RegisterPlace.None;
        }

        if (now.IsRegistered)
        {
            return now.Schooling.Offered < now.FullTime || now.First<Provided>() is not null ? RegisterPlace.PartTime : RegisterPlace.None;
        }

        return now.HomeEducation.Latest?.Kind switch
        {
            HomeEducation.Suitable => RegisterPlace.HomeEducationSuitable,
            HomeEducation.NotYetAssessed or HomeEducation.NoResponse => RegisterPlace.HomeEducationUnassessed,
            _ => Definitions.Cme.Test!.On(now) switch
            {
                Tri.True => RegisterPlace.Missing,
                Tri.False => RegisterPlace.ProvisionElsewhere,
                _ => RegisterPlace.Unknown,
            },
        };
    }
}
