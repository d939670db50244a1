using OnRoll.Domain.Clocks;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Orders;
using OnRoll.Domain.Placement;
using OnRoll.Domain.Status;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Casework;

/// <summary>Something owed for a child by a day.</summary>
/// <param name="Id">The clock's id, or <c>task</c> for what a person set.</param>
/// <param name="What">What is to be done; says nothing of the child.</param>
/// <param name="Due">The last day in time; <c>null</c> where the school days are not known so far.</param>
/// <param name="Whose">Who owes it: the worker's account, or the body by law.</param>
/// <param name="Because">How it was counted, and the source.</param>
/// <param name="Key">A task's key; empty for a clock.</param>
public sealed record DueItem(string Id, string What, DateOnly? Due, string Whose, string Because, string Key = "")
{
    public bool IsOverdueOn(DateOnly day) => Due < day;

    /// <summary>Whether it waits for somebody outside the team.</summary>
    public bool WaitsForOthers => Id is "D17" or "D18" or "D19" or "D20" or "D21" or "D22" or "letter" or "hand-over" or "panel";
}

/// <summary>All that is due for a child, from the clocks of law and practice and from the tasks that people set.</summary>
public static class DueItems
{
    /// <summary>What is due for a child, the soonest first; what cannot be dated last.</summary>
    /// <param name="timeline">The child as known now.</param>
    public static IReadOnlyList<DueItem> Of(CaseFile file, Timeline timeline, Ranking ranking, DateOnly today)
    {
        var items = new List<DueItem>();
        var worker = file.Worker ?? "the team";
        items.AddRange(file.WaitingReferrals.Select(referral => Clock("D14", referral.Referral.On, worker, timeline, "Accept, return or redirect the referral")));
        if (file.IsOpen)
        {
            items.AddRange(OfCase(file, timeline, ranking, worker, today));
        }

        items.AddRange(file.Tasks.Where(task => task.Done is null).Select(task =>
            new DueItem("task", "A task that was set", task.Task.Due, task.Task.For.Length > 0 ? task.Task.For : worker, $"set by {task.Task.By}", task.Task.Key)));
        if (file.HandOver is { } offer)
        {
            items.Add(new("hand-over", "The other authority's answer to a hand-over", CountedDays.Working.NthAfter(offer.On, 5), "the other authority", "5 working days, local practice"));
        }

        if (file.IsOpen)
        {
            items.AddRange(RunningClock.For(timeline, today).Select(clock =>
                new DueItem(clock.Deadline.Rule.Id, Capital(clock.Deadline.Rule.Act), clock.Deadline.Due, clock.Deadline.Rule.Owner, clock.Deadline.Because)));
        }

        return [.. items.OrderBy(item => item.Due ?? DateOnly.MaxValue).ThenBy(item => item.Id, StringComparer.Ordinal)];
    }

    private static IEnumerable<DueItem> OfCase(CaseFile file, Timeline timeline, Ranking ranking, string worker, DateOnly today)
    {
        if (file.State is CaseState.Notified or CaseState.Triaged or CaseState.CheckingPlace)
        {
            yield return Clock("D15", file.Opened!.Value, worker, timeline, "Check for a known school place");
        }

        var reviewed = file.LastReview ?? file.Opened!.Value;
        yield return new("D25", "Supervisory review", reviewed.AddDays(Ranks.ReviewEvery(ranking.Rank)), "the lead",
            $"{Ranks.ReviewEvery(ranking.Rank)} days at rank {Ranks.NameOf(ranking.Rank)}, local practice");
        if (file.State is CaseState.NotTraced)
        {
            var last = file.Enquiries.SelectMany(standing => standing.Made).Select(made => made.On).Append(file.Since).Max();
            yield return Clock("D26", last, worker, timeline, "Look the child up again");
        }

        if (file.LastOrderStep is { } step && OrderSteps.ClockOf(step.Step) is { } rule)
        {
            yield return Clock(rule, step.On, "the parent", timeline);
        }

        if (file.FairAccess is { Step: FairAccessStep.Accepted } accepted)
        {
            yield return Clock("D21", accepted.On, "the panel", timeline);
        }

        foreach (var attendance in ProvisionAttendance.On(file, today).Where(each => each.IsTooLittle && !IsFollowedUp(file, each.Last!)))
        {
            yield return new("provision", "Follow up attendance at the provision", CountedDays.Working.NthAfter(attendance.Last!.On, 5), worker,
                FormattableString.Invariant($"{attendance.Last.Attended} of {attendance.Last.Possible} sessions from {attendance.Last.From:d MMMM yyyy} to {attendance.Last.To:d MMMM yyyy}; 5 working days, local practice"));
        }

        foreach (var item in Panels.Waiting(file))
        {
            yield return new("panel", $"The {Panels.NameOf(item.Panel)}'s decision", item.Meets, "the panel", "the day on which it meets");
        }

        foreach (var standing in file.Enquiries.Where(standing => standing.Next is not null))
        {
            yield return new(standing.Enquiry.Id, $"Ask again: {Small(standing.Enquiry.Ask)}", standing.Next, worker, "as set when it was last asked");
        }

        foreach (var letter in file.Log.Select(line => line.Entry).OfType<LetterSent>().Where(letter => letter.Reply is not null && letter.On >= file.Opened && !IsAnswered(file, letter)))
        {
            yield return new("letter", $"An answer to the letter: {Small(Letters.NameOf(letter.Template))}", letter.Reply, "the parent", "as the letter asked");
        }

        if (file.Proposal is { } proposal)
        {
            yield return new("closing", "Decide on closing", CountedDays.Working.NthAfter(proposal.On, 5), "the lead", "5 working days, local practice");
        }
    }

    // Whatever is written in the log of a later day, a note or a move, shows that somebody has looked at what came back.
    private static bool IsAnswered(CaseFile file, LetterSent letter) => file.Log.Any(line => line.Entry is Moved or Noted && line.Entry.On > letter.On);

    // A note written after the attendance was recorded says what was done about it.
    private static bool IsFollowedUp(CaseFile file, ProvisionAttended said) => file.Log.SkipWhile(line => line.Entry != said).Any(line => line.Entry is Noted);

    private static DueItem Clock(string rule, DateOnly from, string whose, Timeline timeline, string? what = null)
    {
        var clock = ClockRules.Find(rule)!;
        var deadline = Deadline.Of(clock, from, timeline.Child.DaysFor("", from));
        return new(rule, what ?? Capital(clock.Act), deadline.Due, whose, deadline.Because);
    }

    private static string Capital(string words) => string.Concat(char.ToUpperInvariant(words[0]).ToString(), words.AsSpan(1));

    private static string Small(string words) => string.Concat(char.ToLowerInvariant(words[0]).ToString(), words.AsSpan(1));
}
