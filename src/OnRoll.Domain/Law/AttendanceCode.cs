namespace OnRoll.Domain.Law;

/// <summary>How a session with a code enters the statistics of attendance.</summary>
public enum SessionCategory
{
    /// <summary>PRE: in school.</summary>
    Present,

    /// <summary>AEA: at an approved educational activity elsewhere, which counts as attendance.</summary>
    ApprovedActivity,

    /// <summary>AUT.</summary>
    AuthorisedAbsence,

    /// <summary>UNA.</summary>
    UnauthorisedAbsence,

    /// <summary>NPA: unable to attend, or due elsewhere. Not a possible session, so outside every rate.</summary>
    NotPossible,

    /// <summary>ADM: no session for this pupil. Outside every rate.</summary>
    Administrative,
}

/// <summary>What a mark shows of who has seen the child.</summary>
public enum Sighting
{
    None,

    /// <summary>The school saw the child.</summary>
    BySchool,

    /// <summary>Another provider did, if it confirms so.</summary>
    ByProvider,
}

/// <summary>A mark of the attendance register.</summary>
/// <param name="Code">One or two characters, upper case.</param>
/// <param name="Meaning">In our words.</param>
/// <param name="Certainty">How sure we are of the category. The code itself was read in a list.</param>
public sealed record AttendanceCode(string Code, string Meaning, SessionCategory Category, Certainty Certainty = Certainty.Reported, Sighting Seen = Sighting.None)
{
    /// <summary>Whether the session counts among those the pupil could have attended.</summary>
    public bool IsPossible => Category is not (SessionCategory.NotPossible or SessionCategory.Administrative);

    /// <summary>The three letters of the category in the department's statistics.</summary>
    public string CategoryLetters => Category switch
    {
        SessionCategory.Present => "PRE",
        SessionCategory.ApprovedActivity => "AEA",
        SessionCategory.AuthorisedAbsence => "AUT",
        SessionCategory.UnauthorisedAbsence => "UNA",
        SessionCategory.NotPossible => "NPA",
        SessionCategory.Administrative => "ADM",
        _ => throw new InvalidOperationException($"There is no category {Category}"),
    };

    public override string ToString() => Code;
}

/// <summary>The codes that a register could hold on one day.</summary>
public sealed class AttendanceCodeSet
{
    private readonly Dictionary<string, AttendanceCode> byCode;

    internal AttendanceCodeSet(params AttendanceCode[] all)
    {
        All = all;
        byCode = all.ToDictionary(code => code.Code, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Every code, grouped by category.</summary>
    public IReadOnlyList<AttendanceCode> All { get; }

    /// <summary>The code a mark stands for, upper or lower case; <c>null</c> if this set does not have it.</summary>
    /// <remarks>A mark without a code is kept as it came, left out of every rate, and reported; it is never an absence.</remarks>
    public AttendanceCode? Find(string mark) => byCode.GetValueOrDefault(mark);

    public override string ToString() =>
        string.Join("; ", All.GroupBy(code => code.CategoryLetters).Select(group => $"{group.Key} {string.Join(' ', group)}"));
}
