namespace OnRoll.Domain.Access;

/// <summary>Everything that can be asked of the register, each with what it takes. What is not here cannot be asked.</summary>
/// <param name="Name">As the audit has it.</param>
/// <param name="Part">The part of a record it needs; <c>null</c> for what is done to the register itself.</param>
/// <param name="Needs">The power it needs there.</param>
public sealed record GateAction(string Name, RecordPart? Part, Powers Needs)
{
    public static readonly GateAction ReadChild = new("read-child", RecordPart.Education, Powers.Read);
    public static readonly GateAction ReadIdentity = new("read-identity", RecordPart.Identity, Powers.Read);
    public static readonly GateAction ListChildren = new("list-children", RecordPart.Education, Powers.Read);
    public static readonly GateAction RecordFacts = new("record-facts", RecordPart.Education, Powers.Update);

    /// <summary>Recording that there is a safeguarding concern and which: a protection plan, care, exploitation feared.</summary>
    public static readonly GateAction RecordConcern = new("record-concern", RecordPart.SafeguardingDetail, Powers.Create);
    public static readonly GateAction RecordIdentity = new("record-identity", RecordPart.Identity, Powers.Update);
    public static readonly GateAction Import = new("import", RecordPart.Education, Powers.Create);
    public static readonly GateAction StageFile = new("stage-file", RecordPart.Education, Powers.Create);
    public static readonly GateAction AnswerFinding = new("answer-finding", RecordPart.CaseLog, Powers.Update);
    public static readonly GateAction JoinRecords = new("join", RecordPart.Identity, Powers.Update);
    public static readonly GateAction PartRecords = new("part", RecordPart.Identity, Powers.Update);
    public static readonly GateAction Tie = new("assign", RecordPart.CaseLog, Powers.Update);

    /// <summary>Telling the authority of a child who may be missing education.</summary>
    public static readonly GateAction Refer = new("refer", RecordPart.CaseLog, Powers.Create);

    /// <summary>What an officer does in a case from day to day.</summary>
    public static readonly GateAction WorkCase = new("work-case", RecordPart.CaseLog, Powers.Update);

    /// <summary>What takes a second pair of eyes, or somebody who leads.</summary>
    public static readonly GateAction DecideCase = new("decide-case", RecordPart.CaseLog, Powers.Decide);
    public static readonly GateAction Enquire = new("enquire", RecordPart.EnquiryLog, Powers.Update);
    public static readonly GateAction SignEnquiries = new("sign-enquiries", RecordPart.EnquiryLog, Powers.Decide);
    public static readonly GateAction Safeguard = new("safeguard", RecordPart.SafeguardingFlag, Powers.Update);
    public static readonly GateAction WorkOrder = new("work-order", RecordPart.Orders, Powers.Update);
    public static readonly GateAction IssueOrder = new("issue-order", RecordPart.Orders, Powers.Decide);

    /// <summary>Recording how home education stands, the judgement of it among it: Education Act 1996, s 437(1).</summary>
    public static readonly GateAction JudgeHomeEducation = new("judge-home-education", RecordPart.HomeEducation, Powers.Update);

    /// <summary>Finding a place at a school, from the application to the first day.</summary>
    public static readonly GateAction ArrangePlace = new("arrange-place", RecordPart.Places, Powers.Update);

    /// <summary>Arranging education other than at a school, and watching over its hours: Education Act 1996, s 19.</summary>
    public static readonly GateAction ArrangeProvision = new("arrange-provision", RecordPart.Provision, Powers.Update);

    /// <summary>Accepting or refusing a case that another authority offers: open to those who work cases in the authority it is offered to.</summary>
    public static readonly GateAction AnswerHandOver = new("answer-hand-over", RecordPart.CaseLog, Powers.Update);
    public static readonly GateAction Count = new("count", RecordPart.Statistics, Powers.Aggregate);
    public static readonly GateAction ReadAccessLog = new("who-looked", null, Powers.Read);
    public static readonly GateAction Erase = new("erase", null, Powers.Decide);
    public static readonly GateAction ReviewGlass = new("review-break-glass", null, Powers.Decide);
    public static readonly GateAction ManageAccounts = new("manage-accounts", null, Powers.Update);
    public static readonly GateAction Maintain = new("maintain", null, Powers.Update);
    /// <summary>Saying what will be done about what reached one: the lead's of the authority, and the senior officer's of what has come so far.</summary>
    public static readonly GateAction AnswerEscalation = new("answer-escalation", RecordPart.CaseLog, Powers.Read);

    /// <summary>Setting what the law leaves to the authority.</summary>
    public static readonly GateAction SetSettings = new("set-settings", null, Powers.Decide);
    public static readonly GateAction Verify = new("verify", null, Powers.Read);

    /// <summary>Every one of them.</summary>
    public static IReadOnlyList<GateAction> All { get; } =
    [
        ReadChild, ReadIdentity, ListChildren, RecordFacts, RecordConcern, RecordIdentity, Import, StageFile, AnswerFinding, JoinRecords, PartRecords, Tie,
        Refer, WorkCase, DecideCase, Enquire, SignEnquiries, Safeguard, WorkOrder, IssueOrder,
        JudgeHomeEducation, ArrangePlace, ArrangeProvision, AnswerHandOver, AnswerEscalation, Count,
        ReadAccessLog, Erase, ReviewGlass, ManageAccounts, Maintain, SetSettings, Verify,
    ];

    /// <summary>Whether a role may do it at all: of most actions the table of parts alone says who.</summary>
    internal bool IsFor(Role role) => Name != "answer-escalation" || role is Role.Lead or Role.SeniorOfficer or Role.Operator;

    /// <summary>The roles to which what is done to the register itself is open. Nobody who reads children manages accounts, and the other way round.</summary>
    internal IReadOnlyList<Role> OpenTo => Name switch
    {
        "who-looked" => [Role.Lead, Role.SeniorOfficer, Role.Auditor, Role.Operator],
        "erase" => [Role.Auditor, Role.Operator],
        "review-break-glass" => [Role.Lead, Role.SeniorOfficer, Role.Auditor, Role.Operator],
        "manage-accounts" => [Role.Administrator, Role.Operator],
        "maintain" => [Role.Administrator, Role.Operator],
        "set-settings" => [Role.Lead, Role.SeniorOfficer, Role.Administrator, Role.Operator],
        "verify" => [Role.Auditor, Role.Administrator, Role.Operator],
        _ => [],
    };
}
