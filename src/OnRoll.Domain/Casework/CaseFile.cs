using OnRoll.Domain.Enquiries;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Orders;
using OnRoll.Domain.Referrals;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Casework;

/// <summary>A referral and what came of it.</summary>
/// <param name="Decided"><c>null</c> while nobody has decided.</param>
public sealed record ReferralStanding(Referred Referral, Moment At, ReferrerNamed? Referrer, ReferralDecided? Decided)
{
    public bool IsWaiting => Decided is null;
}

/// <summary>A task and whether it is done.</summary>
public sealed record TaskStanding(TaskSet Task, TaskDone? Done);

/// <summary>How one enquiry stands.</summary>
/// <param name="Made">Each time it was made, the last first.</param>
/// <param name="Excused"><c>null</c> unless it was found not to apply.</param>
public sealed record EnquiryStanding(Enquiry Enquiry, IReadOnlyList<EnquiryMade> Made, EnquiryExcused? Excused)
{
    /// <summary>Whether it has been made and answered, or found not to apply.</summary>
    public bool IsDone => Excused is not null || (Made.Count > 0 && Made[0].Outcome is not EnquiryOutcome.NoReply);

    /// <summary>When it is to be made again; <c>null</c>: not.</summary>
    public DateOnly? Next => IsDone || Made.Count == 0 ? null : Made[0].Next;
}

/// <summary>A line of the case log.</summary>
public sealed record LogLine(CaseEntry Entry, Moment At);

/// <summary>The work on a child, read off the case log as it stands: where it is, who has it, what waits.</summary>
/// <remarks>Nothing of this is stored but the entries. It says how far the work is, never what the child is.</remarks>
public sealed class CaseFile
{
    private readonly List<LogLine> log;
    private readonly List<ReferralStanding> referrals = [];
    private readonly List<TaskStanding> tasks = [];

    private CaseFile(EducationHistory history)
    {
        History = history;
        log = [.. history.Standing.Where(line => line.What is CaseEntry).OrderBy(line => line.At).ThenBy(line => line.Sequence).Select(line => new LogLine((CaseEntry)line.What, line.At))];
        foreach (var line in log)
        {
            Take(line);
        }

        Enquiries = [.. Enquiry.All.Select(Standing)];
    }

    /// <summary>What the log is part of.</summary>
    public EducationHistory History { get; }

    /// <summary>Everything done, in the order in which it was written down.</summary>
    public IReadOnlyList<LogLine> Log => log;

    public IReadOnlyList<ReferralStanding> Referrals => referrals;

    public IReadOnlyList<TaskStanding> Tasks => tasks;

    /// <summary>All enquiries there are, each with how it stands in this episode.</summary>
    public IReadOnlyList<EnquiryStanding> Enquiries { get; }

    public CaseState State { get; private set; }

    /// <summary>Since when it is in that state.</summary>
    public DateOnly Since { get; private set; }

    /// <summary>The state before it was closed.</summary>
    public CaseState Before { get; private set; }

    /// <summary>How often a case was opened for the child.</summary>
    public int Episodes { get; private set; }

    /// <summary>The day on which this episode's case was opened; <c>null</c>: none is.</summary>
    public DateOnly? Opened { get; private set; }

    /// <summary>The account of the one named worker; <c>null</c>: nobody yet.</summary>
    public string? Worker { get; private set; }

    public HoldPlaced? Hold { get; private set; }

    public Ranked? RankSet { get; private set; }

    public DateOnly? LastReview { get; private set; }

    /// <summary>A closing that waits for the second pair of eyes.</summary>
    public ClosureProposed? Proposal { get; private set; }

    /// <summary>Why the last episode was closed; <c>null</c> while a case is open.</summary>
    public ClosureProposed? Closure { get; private set; }

    /// <summary>A hand-over that the other authority has not answered.</summary>
    public HandOverOffered? HandOver { get; private set; }

    /// <summary>The last step towards an order in this episode.</summary>
    public OrderStepTaken? LastOrderStep { get; private set; }

    public FairAccessTaken? FairAccess { get; private set; }

    /// <summary>The last signing of the enquiries in this episode.</summary>
    public EnquiriesSigned? SignOff { get; private set; }

    public bool IsOpen => State is not (CaseState.None or CaseState.Closed);

    public bool DoNotContact => Hold is { DoNotContact: true };

    /// <summary>Referrals that nobody has decided on.</summary>
    public IEnumerable<ReferralStanding> WaitingReferrals => referrals.Where(referral => referral.IsWaiting);

    /// <summary>Usual enquiries neither made nor excused.</summary>
    public IEnumerable<EnquiryStanding> EnquiriesLeft => Enquiries.Where(standing => standing.Enquiry.IsUsual && !standing.IsDone);

    /// <summary>Reads a child's log.</summary>
    /// <param name="history">As known now, or as known at some moment.</param>
    public static CaseFile Of(EducationHistory history) => new(history);

    private void Take(LogLine line)
    {
        switch (line.Entry)
        {
            case Referred or ReferrerNamed or ReferralDecided:
                TakeReferral(line);
                break;
            case Triaged triaged when IsOpen:
                Enter(CaseState.Triaged, triaged.On);
                break;
            case Moved moved when IsOpen:
                Enter(moved.To, moved.On);
                break;
            case Assigned assigned:
                Worker = assigned.To;
                break;
            case TaskSet task:
                tasks.Add(new(task, null));
                break;
            case TaskDone done when tasks.FindIndex(task => task.Task.Key == done.Task) is >= 0 and var place:
                tasks[place] = tasks[place] with { Done = done };
                break;
            case Ranked ranked:
                RankSet = ranked;
                break;
            case Reviewed reviewed:
                LastReview = reviewed.On;
                break;
            case HoldPlaced hold:
                Hold = hold;
                break;
            case HoldLifted:
                Hold = null;
                break;
            case EnquiriesSigned signed:
                SignOff = signed;
                break;
            case OrderStepTaken step:
                LastOrderStep = step;
                break;
            case FairAccessTaken step:
                FairAccess = step;
                break;
            default:
                TakeEnding(line.Entry);
                break;
        }
    }

    private void TakeReferral(LogLine line)
    {
        switch (line.Entry)
        {
            case Referred referral:
                referrals.Add(new(referral, line.At, null, null));
                break;
            case ReferrerNamed named when Place(named.Referral) is >= 0 and var place:
                referrals[place] = referrals[place] with { Referrer = named };
                break;
            case ReferralDecided decided when Place(decided.Referral) is >= 0 and var place:
                referrals[place] = referrals[place] with { Decided = decided };
                if (decided.Outcome is ReferralOutcome.Accepted && !IsOpen)
                {
                    Open(decided.On);
                }

                break;
        }
    }

    private void TakeEnding(CaseEntry entry)
    {
        switch (entry)
        {
            case ClosureProposed proposal:
                Proposal = proposal;
                break;
            case ClosureDecided { Agreed: true } closed:
                (Closure, Proposal, Before) = (Proposal, null, State);
                Enter(CaseState.Closed, closed.On);
                break;
            case ClosureDecided:
                Proposal = null;
                break;
            case Reopened again:
                Open(again.On);
                break;
            case HandOverOffered offer:
                HandOver = offer;
                break;
            case HandOverAnswered answer:
                HandOver = null;
                if (answer.Accepted)
                {
                    Worker = null; // theirs to name
                }

                break;
        }
    }

    private int Place(string key) => referrals.FindIndex(referral => referral.Referral.Key == key);

    private void Open(DateOnly day)
    {
        Episodes++;
        (Opened, Closure, Proposal, LastOrderStep, FairAccess, SignOff, LastReview, RankSet) = (day, null, null, null, null, null, null, null);
        Enter(CaseState.Notified, day);
    }

    private void Enter(CaseState state, DateOnly day) => (State, Since) = (state, day);

    private EnquiryStanding Standing(Enquiry enquiry)
    {
        var since = Opened ?? DateOnly.MinValue;
        var made = log.Select(line => line.Entry).OfType<EnquiryMade>().Where(entry => entry.Enquiry == enquiry.Id && entry.On >= since.AddDays(-EnquiriesBefore(since)))
            .OrderByDescending(entry => entry.On).ToList();
        var excused = log.Select(line => line.Entry).OfType<EnquiryExcused>().LastOrDefault(entry => entry.Enquiry == enquiry.Id && entry.On >= since);
        return new(enquiry, made, made.Count > 0 && excused is not null && made[0].On > excused.On ? null : excused);
    }

    // A school's own enquiries come before its referral: those of the two months before count for the episode.
    private static int EnquiriesBefore(DateOnly since) => since == DateOnly.MinValue ? 0 : 60;
}
