using System.Text.Json.Serialization;
using OnRoll.Domain.Access;
using OnRoll.Domain.Casework;

namespace OnRoll.Domain.Enquiries;

/// <summary>What an enquiry brought.</summary>
public enum EnquiryOutcome : byte
{
    /// <summary>Asked, and no answer yet.</summary>
    NoReply = 0,
    NoTrace,
    Located,
    DestinationGiven,
    Refused,
}

/// <summary>Somebody was asked, or a home was visited.</summary>
/// <param name="Enquiry">Which of <see cref="Enquiries.Enquiry.All"/>.</param>
/// <param name="Asked">Who was asked.</param>
/// <param name="Next">When to ask again; <c>null</c>: not to be asked again.</param>
public sealed record EnquiryMade(
    DateOnly On, string Key, string By, string Enquiry, EnquirySide Side, string Asked, EnquiryOutcome Outcome, string Evidence, DateOnly? Next) : CaseEntry(On, Key, By)
{
    [JsonIgnore]
    public override RecordPart Part => RecordPart.EnquiryLog;

    public override string Words => $"Enquiry {Enquiry} by the {(Side is EnquirySide.School ? "school" : "authority")}: {EnquiryOutcomes.NameOf(Outcome)}";

    public override string Text => string.Join(". ", new[] { Asked, Evidence }.Where(part => part.Length > 0));
}

/// <summary>An enquiry is not made, and why not.</summary>
public sealed record EnquiryExcused(DateOnly On, string Key, string By, string Enquiry, string Why) : CaseEntry(On, Key, By)
{
    [JsonIgnore]
    public override RecordPart Part => RecordPart.EnquiryLog;

    public override string Words => $"Enquiry {Enquiry} not applicable";

    public override string Text => Why;
}

/// <summary>What school and authority agree the enquiries came to.</summary>
public enum EnquiryResult : byte
{
    NotLocated = 0,

    /// <summary>Found, and both agree that the pupil will not come back.</summary>
    LocatedAndNotReturning,
    Located,
}

/// <summary>The joint plan is signed: all usual enquiries made or excused, one at least by each side.</summary>
/// <remarks>Joint since 1 September 2016: SI 2006/1751 reg 8(1)(f)(iii) and (h)(iii) as amended by SI 2016/792; SI 2024/208 reg 9(1)(h) and (i).</remarks>
public sealed record EnquiriesSigned(DateOnly On, string Key, string By, EnquiryResult Result, string ForTheSchool, string Note) : CaseEntry(On, Key, By)
{
    [JsonIgnore]
    public override RecordPart Part => RecordPart.EnquiryLog;

    public override string Words => $"Enquiries signed off: {EnquiryOutcomes.NameOf(Result)}";

    public override string Text => Note;
}

/// <summary>What outcomes are called.</summary>
public static class EnquiryOutcomes
{
    public static string NameOf(EnquiryOutcome outcome) => outcome switch
    {
        EnquiryOutcome.NoReply => "no reply yet",
        EnquiryOutcome.NoTrace => "no trace",
        EnquiryOutcome.Located => "child located",
        EnquiryOutcome.DestinationGiven => "destination given",
        _ => "refused to answer",
    };

    public static string NameOf(EnquiryResult result) => result switch
    {
        EnquiryResult.NotLocated => "not located",
        EnquiryResult.LocatedAndNotReturning => "located, and both agree that the pupil will not return",
        _ => "located",
    };
}
