using OnRoll.Domain.Enquiries;
using OnRoll.Domain.Escalations;
using OnRoll.Domain.Orders;
using OnRoll.Domain.Placement;
using OnRoll.Domain.Referrals;

namespace OnRoll.Domain.Casework;

/// <summary>Everything that can be done in a case. What is not here cannot be done, on any page or by any program.</summary>
public static class Acts
{
    /// <summary>All of them, under their headings, in the order in which they are offered.</summary>
    public static IReadOnlyList<Act> All { get; } =
    [
        new DecideReferral(), new AddReferral(),
        new Triage(), new MoveOn(), new DeclareNotTraced(), new ProposeClosure(), new DecideClosure(), new Reopen(),
        new RecordEnquiry(), new SendLetter(), new RecordWhereabouts(), new ExcuseEnquiry(), new SignEnquiries(),
        new RecordReason(), new RecordApplication(), new RecordStart(), new RecordLeaving(), new RecordProvision(), new RecordProvisionAttendance(), new RecordTimetable(), new ReviewTimetable(), new RecordExclusion(), new RecordHomeEducation(), new PlaceByFairAccess(), new PutCaseToPanel(), new RecordPanelDecision(),
        new PlaceHold(), new LiftHold(), new SetRank(),
        new WorkTowardsOrder(), new IssueOrder(),
        new Assign(), new SetTask(), new FinishTask(), new Review(), new Escalate(), new AcknowledgeEscalation(), new OfferHandOver(), new AnswerHandOver(),
        new AddNote(), new RecordAddress(), new RecordContact(), new EndContact(), new TieHousehold(), new UntieHousehold(), new RecordName(), new CorrectBirth(), new RecordResidence(), new RecordCharacteristic(),
    ];

    /// <summary>The one of a name; <c>null</c> if there is none.</summary>
    public static Act? Find(string name) => All.FirstOrDefault(act => act.Name == name);

    /// <summary>What a group is called.</summary>
    public static string NameOf(ActGroup group) => group switch
    {
        ActGroup.Referral => "Referral",
        ActGroup.NextStep => "Next step",
        ActGroup.Enquiries => "Enquiries and letters",
        ActGroup.Education => "Education and placement",
        ActGroup.Safeguarding => "Safeguarding and rank",
        ActGroup.Orders => "School attendance order",
        ActGroup.Team => "Team",
        _ => "Details",
    };
}
