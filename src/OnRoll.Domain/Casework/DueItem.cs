using OnRoll.Domain.Clocks;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Orders;
using OnRoll.Domain.Placement;
using OnRoll.Domain.Settings;
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

    /// <summary>Whether it is a clock of law, guidance or practice, or a decision that the authority gives itself days for: what somebody noted for themselves climbs no ladder.</summary>
    public bool IsClock => Id is "closing" or "hand-over" || (Id.Length == 3 && Id[0] == 'D');

    /// <summary>Whether it waits for somebody outside the team.</summary>
    public bool WaitsForOthers => Id is "D17" or "D18" or "D19" or "D20" or "D21" or "D22" or "letter" or "hand-over" or "panel";
}

/// <summary>All that is due for a child, from the clocks of law and practice and from the tasks that people set.</summary>
public static class DueItems
{
    /// <summary>What is due for a child, the soonest first; what cannot be dated last.</summary>
    /// <param name="timeline">The child as known now.</param>
    /// <param name="settings">Those of the authority that owns the case; <c>null</c>: the usual ones.</param>
    public static IReadOnlyList<DueItem> Of(CaseFile file, Timeline timeline, Ranking ranking, DateOnly today, LocalSettings? settings = null)
    {
        var local = new LocalPeriods(settings ?? LocalSettings.Usual, timeline);
        var items = new List<DueItem>();
        var worker = file.Worker ?? "the team";
        items.AddRange(file.WaitingReferrals.Select(referral => local.Item("acknowledge", referral.Referral.On, worker, "Accept, return or redirect the referral")));
        if (file.IsOpen)
        {
            items.AddRange(OfCase(file, timeline, ranking, worker, local, today));
        }

        items.AddRange(file.Tasks.Where(task => task.Done is null).Select(task =>
            new DueItem("task", "A task that was set", task.Task.Due, task.Task.For.Length > 0 ? task.Task.For : worker, $"set by {task.Task.By}", task.Task.Key)));
        if (file.HandOver is { } offer)
        {
            items.Add(local.Item("hand-over-answer", offer.On, "the other authority") with { Id = "hand-over" });
        }

        if (file.IsOpen)
        {
            items.AddRange(RunningClock.For(timeline, today).Select(clock =>
                new DueItem(clock.Deadline.Rule.Id, Capital(clock.Deadline.Rule.Act), clock.Deadline.Due, clock.Deadline.Rule.Owner, clock.Deadline.Because)));
        }

        return [.. items.OrderBy(item => item.Due ?? DateOnly.MaxValue).ThenBy(item => item.Id, StringComparer.Ordinal)];
    }

    private static IEnumerable<DueItem> OfCase(CaseFile file, Timeline timeline, Ranking ranking, string worker, LocalPeriods local, DateOnly today)
    {
        if (file.State is CaseState.Notified or CaseState.Triaged or CaseState.CheckingPlace)
        {
            yield return local.Item("check-place", file.Opened!.Value, worker);
        }

        var reviewed = file.LastReview ?? file.Opened!.Value;
        yield return local.Item(LocalSetting.ReviewAt(ranking.Rank), reviewed, "the lead", "Supervisory review", $", at rank {Ranks.NameOf(ranking.Rank)}");
        if (file.State is CaseState.NotTraced)
        {
            var last = file.Enquiries.SelectMany(standing => standing.Made).Select(made => made.On).Append(file.Since).Max();
            yield return local.Item("look-up-again", last, worker, "Look the child up again");
        }

        if (file.LastOrderStep is { } step && OrderSteps.ClockOf(step.Step) is { } rule)
        {
            yield return rule == "D17" ? local.Item("evidence-reply", step.On, "the parent", "The parent's reply") : Clock(rule, step.On, "the parent", timeline);
        }

        if (file is { State: CaseState.OrderTrack } && (file.LastOrderStep is null || file.LastOrderStep.On < file.Since))
        {
            yield return local.Item("order-contact", file.Since, worker);
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
            yield return local.Item("closing-decision", proposal.On, "the lead", "Decide on closing") with { Id = "closing" };
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

    /// <summary>Counts what the law leaves to the authority, by its settings.</summary>
    private sealed class LocalPeriods(LocalSettings settings, Timeline timeline)
    {
        /// <param name="more">What else the figure rests on.</param>
        public DueItem Item(string name, DateOnly from, string whose, string? what = null, string more = "")
        {
            var setting = LocalSetting.Find(name)!;
            var (due, because) = settings.Count(name, from, timeline.Child.DaysFor("", from));
            return new(setting.Clock, what ?? setting.What, due, whose, $"{because}{more}");
        }
    }

    private static string Capital(string words) => string.Concat(char.ToUpperInvariant(words[0]).ToString(), words.AsSpan(1));

    private static string Small(string words) => string.Concat(char.ToLowerInvariant(words[0]).ToString(), words.AsSpan(1));
}
