namespace OnRoll.Domain.Law;

/// <summary>Who must have looked for the pupil before a name may be deleted.</summary>
public enum EnquiriesAsked
{
    /// <summary>The ground turns on something else.</summary>
    None,

    /// <summary>The school and the authority, each for itself.</summary>
    Each,

    /// <summary>The school and the authority together.</summary>
    Joint,
}

/// <summary>What mostly has to follow a deletion, for the authority that reads the return. Our own reading of practice.</summary>
public enum FollowUp
{
    None,
    ConfirmStart,
    CheckAge,
    CheckOrder,
    HomeEducation,
    Trace,
    YouthJustice,
    CloseAndStopLetters,
    FindPlace,
    AskDestination,
    SixthDayEducation,
    EducationForHealth,
}

/// <summary>What a ground asks for.</summary>
/// <param name="Conditions">All of them, in our words.</param>
/// <param name="SchoolDays">The school days that the ground counts; <c>null</c> where it counts none.</param>
/// <param name="Enquiries">Who must have looked for the pupil.</param>
public sealed record GroundTerms(string Conditions, int? SchoolDays = null, EnquiriesAsked Enquiries = EnquiriesAsked.None)
{
    public override string ToString() => Conditions + Enquiries switch
    {
        EnquiriesAsked.None => "",
        EnquiriesAsked.Each => " (enquiries by school and authority, each)",
        EnquiriesAsked.Joint => " (joint enquiries)",
        _ => throw new InvalidOperationException($"There is no kind of enquiry {Enquiries}"),
    };
}

/// <summary>A ground for deleting the name of a pupil of compulsory school age from an admission register.</summary>
public sealed class DeletionGround
{
    internal DeletionGround(GroundId id, string title, FollowUp followUp, IReadOnlyList<GroundId> counterparts, DatedRule<GroundTerms> terms)
    {
        Id = id;
        Title = title;
        FollowUp = followUp;
        Counterparts = counterparts;
        Terms = terms;
    }

    public GroundId Id { get; }

    /// <summary>A few words of ours.</summary>
    public string Title { get; }

    public FollowUp FollowUp { get; }

    /// <summary>The same ground in the other instrument: mostly one, sometimes two, none where it was taken away.</summary>
    public IReadOnlyList<GroundId> Counterparts { get; }

    /// <summary>What it asks for, by date.</summary>
    public DatedRule<GroundTerms> Terms { get; }

    /// <summary>What it asked for on a day, or <c>null</c> if there was no such ground then.</summary>
    public GroundTerms? On(DateOnly day) => Terms.On(day)?.Value;

    public override string ToString() => $"{Id} {Title}";
}
