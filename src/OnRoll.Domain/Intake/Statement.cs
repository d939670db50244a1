using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Law;
using OnRoll.Domain.Ledger;

namespace OnRoll.Domain.Intake;

/// <summary>What one row of a file says of one record, as of a day.</summary>
/// <remarks>
/// A statement is not yet history: <see cref="Restatement"/> works out what it adds to what the record says already. Where a row does
/// not say since when a thing is so, the assertion begins on <paramref name="AsOf"/> and never earlier.
/// </remarks>
/// <param name="Line">The line of the file.</param>
/// <param name="Source">Whose id it is: <c>urn-100041</c> for what schools send, the list for a list of residents; blank: the source of the file.</param>
/// <param name="Id">The child's, or for a caseload the case's, id in that source.</param>
/// <param name="AsOf">The day on which it is said to be so.</param>
/// <param name="School">The school the row is about: its URN, or any text in referrals and caseloads; blank if none.</param>
/// <param name="Says">The assertions.</param>
/// <param name="Also">What else the row carries that is no assertion about a child.</param>
public sealed record Statement(long Line, string Source, string Id, DateOnly AsOf, string School, IReadOnlyList<Assertion> Says, Carried Also)
{
    /// <summary>Whether the row says that the child's name is on the school's admission register on <see cref="AsOf"/>.</summary>
    public bool SaysOnRoll => Also is NewPupil or RollEntry { IsOnRoll: true }
        && Says.OfType<Registered>().Any(registered => registered.Held.Contains(AsOf));
}

/// <summary>What a row carries beside assertions, by kind of file.</summary>
public abstract record Carried;

/// <summary>A line of a school's roll.</summary>
/// <param name="Entry">The day the name was entered; <c>null</c> where a guest or previous pupil has none.</param>
/// <param name="Leaving">The last day on the roll; <c>null</c> while none is set.</param>
/// <param name="Year">The national curriculum year as the school writes it.</param>
public sealed record RollEntry(Enrolment Enrolment, DateOnly? Entry, DateOnly? Leaving, string Year) : Carried
{
    public bool IsOnRoll => Enrolments.IsOnRoll(Enrolment);
}

/// <summary>A new-pupil return: SI 2024/208 reg 13(1)–(3), from 1 September 2016 SI 2006/1751 reg 12(3).</summary>
/// <param name="Entry">The day the name was entered.</param>
/// <param name="PreviousSchool">A URN or any text; blank if not said.</param>
/// <param name="PreviousAuthority">As the school writes it; blank if not said.</param>
public sealed record NewPupil(DateOnly Entry, string PreviousSchool, string PreviousAuthority) : Carried;

/// <summary>A deletion return: SI 2024/208 reg 13(4)–(6), before it SI 2006/1751 reg 12.</summary>
/// <param name="LastDay">The last day on the admission register.</param>
/// <param name="Kind">What kind of school it is.</param>
/// <param name="Ground">By the regulations in force on that day; <c>null</c> where there were none.</param>
/// <param name="DestinationSchool">A URN or any text; blank if not said.</param>
/// <param name="DestinationAuthority">Blank if not said.</param>
public sealed record Leaving(DateOnly LastDay, SchoolKind Kind, DeletionGround? Ground, Destination Destination, string DestinationSchool, string DestinationAuthority) : Carried;

/// <summary>A line of a list of the children living somewhere.</summary>
/// <param name="List">What the list is of, such as births, health, benefits, arrivals; blank if not said.</param>
public sealed record Listed(string List) : Carried;

/// <summary>A referral under the arrangements that an authority makes for section 436A of the Education Act 1996.</summary>
/// <param name="LastSeen">The last day anyone at the referring body saw the child; <c>null</c> if not said.</param>
/// <param name="ReferredBy">The kind of body.</param>
/// <param name="Referrer">Who it was, as written.</param>
/// <param name="Reason">As written.</param>
/// <param name="Authority">In whose area the child is said to be; none if not said.</param>
public sealed record ReferralMade(DateOnly ReferredOn, DateOnly? LastSeen, string ReferredBy, string Referrer, string Reason, LaCode Authority) : Carried;

/// <summary>A case that an authority held in another system.</summary>
/// <param name="Closed">The day it was closed; <c>null</c> while it is open.</param>
/// <param name="Reason">The reason as the old system writes it, mapped or not.</param>
/// <param name="Outcome">As written.</param>
public sealed record CaseHeld(DateOnly Opened, DateOnly? Closed, string Officer, string Outcome, string Reason) : Carried;
