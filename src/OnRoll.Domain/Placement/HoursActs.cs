using OnRoll.Domain.Access;
using OnRoll.Domain.Casework;
using OnRoll.Domain.Ledger;

namespace OnRoll.Domain.Placement;

/// <summary>The registers on which a child's name stands.</summary>
internal static class AtSchool
{
    public static IEnumerable<Registered> Standing(CaseView view) => view.History.All<Registered>().Where(name => name.Held.IsOpen);

    public static IReadOnlyList<Choice> Choices(CaseView view) => [.. Standing(view).Select(name => name.School).Distinct(StringComparer.Ordinal).Select(school => new Choice(school, school))];
}

/// <summary>Fewer hours than the school teaches, for a while.</summary>
public sealed class RecordTimetable : Act
{
    /// <summary>What the task to review it says.</summary>
    internal const string Review = "Review the part-time timetable";

    public override string Name => "timetable";

    public override string Title => "Record a part-time timetable";

    public override ActGroup Group => ActGroup.Education;

    public override IReadOnlyList<GateAction> Needs => [GateAction.ArrangeProvision];

    public override string Lead => "In exceptional circumstances alone, for the shortest time needed, agreed with the parent, with an end and a review (Working together to improve school attendance, statutory guidance of August 2024). A task to review it is set.";

    public override bool IsOffered(CaseView view) => AtSchool.Standing(view).Any() && !OpenReviews(view).Any();

    public override IReadOnlyList<Question> Questions(CaseView view, Actor actor) =>
    [
        new("school", "At which school?", AnswerForm.Choice, "Select the school") { Choices = AtSchool.Choices(view) },
        new("hours", "Hours a week", AnswerForm.Hours, "Enter the hours a week"),
        new("from", "First day", AnswerForm.Day, "Enter the first day") { Days = DayRule.Any },
        new("to", "Last day agreed", AnswerForm.Day, "Enter the last day agreed") { Days = DayRule.TodayOrFuture },
        new("review", "When is it reviewed?", AnswerForm.Day, "Enter the day of the review") { Days = DayRule.TodayOrFuture },
        new("why", "Why, and who agreed?", AnswerForm.Words, "Enter why, and who agreed"),
    ];

    protected override Decision Decide(CaseView view, Answers answers, Actor actor)
    {
        var (from, to, review) = (answers.Day("from")!.Value, answers.Day("to")!.Value, answers.Day("review")!.Value);
        return to < from ? Refuse("to.before", "to", "The last day must be on or after the first day")
            : review > to ? Refuse("review.after", "review", $"It must be reviewed by {to:d MMMM yyyy}, the last day agreed")
            : Decision.Record(
                new Timetabled(new(from, to), answers.Text("school"), answers.Hours("hours")),
                new Noted(actor.Today, actor.NewKey(), actor.Account, answers.Text("why")),
                new TaskSet(actor.Today, actor.NewKey(), actor.Account, Review, review, ""));
    }

    internal static IEnumerable<TaskSet> OpenReviews(CaseView view) => view.File.Tasks.Where(task => task.Done is null && task.Task.What == Review).Select(task => task.Task);
}

/// <summary>Looks at a part-time timetable again: it ends, or goes on until another day and is reviewed again.</summary>
public sealed class ReviewTimetable : Act
{
    public override string Name => "review-timetable";

    public override string Title => RecordTimetable.Review;

    public override ActGroup Group => ActGroup.Education;

    public override IReadOnlyList<GateAction> Needs => [GateAction.ArrangeProvision];

    public override bool IsOffered(CaseView view) => RecordTimetable.OpenReviews(view).Any() && Last(view) is not null;

    public override IReadOnlyList<Question> Questions(CaseView view, Actor actor) =>
    [
        new("outcome", "What was decided?", AnswerForm.Choice, "Select what was decided")
        {
            Choices = [new("ends", "The child goes back to full-time hours"), new("goes-on", "It goes on for a while")],
            Hint = Last(view)?.Words ?? "",
        },
        new("to", "Last day on the part-time timetable", AnswerForm.Day, "Enter the last day on the part-time timetable") { Days = DayRule.Any },
        new("hours", "Hours a week from now, if it goes on (optional)", AnswerForm.Hours, "Enter the hours a week") { IsOptional = true },
        new("review", "When is it reviewed again, if it goes on? (optional)", AnswerForm.Day, "Enter the day of the review") { IsOptional = true, Days = DayRule.TodayOrFuture },
        new("why", "What does it rest on?", AnswerForm.Words, "Enter what it rests on"),
    ];

    protected override Decision Decide(CaseView view, Answers answers, Actor actor)
    {
        var (last, to, review) = (Last(view)!, answers.Day("to")!.Value, answers.Day("review"));
        var goesOn = answers.Text("outcome") == "goes-on";
        if (to < last.Held.First)
        {
            return Refuse("to.before", "to", $"Enter a date on or after {last.Held.First:d MMMM yyyy}, the first day on it");
        }

        if (goesOn && (review is not { } again || again > to))
        {
            return Refuse("review.required", "review", "Enter the day of the next review, on or before the last day");
        }

        var added = new List<Assertion>();
        var hours = goesOn ? answers.Hours("hours") ?? last.TaughtHours : last.TaughtHours;
        if (hours == last.TaughtHours || last.Held.First >= actor.Today)
        {
            added.Add(last with { Held = new(last.Held.First, to), TaughtHours = hours });
        }
        else
        {
            added.Add(last with { Held = new(last.Held.First, actor.Today.AddDays(-1)) });
            added.Add(last with { Held = new(actor.Today, to), TaughtHours = hours });
        }

        added.Add(new Noted(actor.Today, actor.NewKey(), actor.Account, answers.Text("why")));
        added.AddRange(RecordTimetable.OpenReviews(view).Select(task => new TaskDone(actor.Today, actor.NewKey(), actor.Account, task.Key, "")));
        if (goesOn)
        {
            added.Add(new TaskSet(actor.Today, actor.NewKey(), actor.Account, RecordTimetable.Review, review!.Value, ""));
        }

        return Decision.Record(added);
    }

    private static Timetabled? Last(CaseView view) => view.History.All<Timetabled>().MaxBy(each => each.Held.First);
}

/// <summary>A suspension or a permanent exclusion: from its sixth school day the child is owed education elsewhere.</summary>
public sealed class RecordExclusion : Act
{
    public override string Name => "exclusion";

    public override string Title => "Record a suspension or exclusion";

    public override ActGroup Group => ActGroup.Education;

    public override IReadOnlyList<GateAction> Needs => [GateAction.ArrangeProvision];

    public override string Lead => "Full-time education is owed from the sixth school day: by the school in a suspension, by the authority in a permanent exclusion (Education and Inspections Act 2006, s 100; Education Act 1996, s 19). The name stays on the register until it is lawfully deleted.";

    public override bool IsOffered(CaseView view) => AtSchool.Standing(view).Any();

    public override IReadOnlyList<Question> Questions(CaseView view, Actor actor) =>
    [
        new("school", "From which school?", AnswerForm.Choice, "Select the school") { Choices = AtSchool.Choices(view) },
        new("kind", "Which is it?", AnswerForm.Choice, "Select which it is") { Choices = [new("suspension", "Suspension"), new("permanent", "Permanent exclusion")] },
        new("from", "First day", AnswerForm.Day, "Enter the first day"),
        new("to", "Last day, if it is a suspension (optional)", AnswerForm.Day, "Enter the last day") { IsOptional = true, Days = DayRule.Any },
    ];

    protected override Decision Decide(CaseView view, Answers answers, Actor actor)
    {
        var (kind, from, to) = (Slugs.Exclusion.Parse(answers.Text("kind")), answers.Day("from")!.Value, answers.Day("to"));
        return to < from ? Refuse("to.before", "to", "The last day must be on or after the first day")
            : kind is ExclusionKind.Suspension && to is null ? Refuse("to.required", "to", "Enter the last day of the suspension")
            : Decision.Record(new Excluded(new(from, kind is ExclusionKind.Permanent ? null : to), kind, answers.Text("school")));
    }
}
