using OnRoll.Domain.Access;
using OnRoll.Domain.Casework;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Placement;

/// <summary>How an application for a school place stands.</summary>
public sealed class RecordApplication : Act
{
    public override string Name => "application";

    public override string Title => "Record an application or its outcome";

    public override ActGroup Group => ActGroup.Education;

    public override IReadOnlyList<GateAction> Needs => [GateAction.ArrangePlace];

    public override string Lead => "An application in the year is to be answered within 15 school days, ten if possible (School Admissions Code 2021, para 2.28). A child with an offer is still missing education until the first day.";

    public override bool IsOffered(CaseView view) => view.File.IsOpen;

    public override IReadOnlyList<Question> Questions(CaseView view, Actor actor) =>
    [
        new("kind", "What has happened?", AnswerForm.Choice, "Select what has happened")
        {
            Choices = [new("submitted", "An application was made"), new("offered", "A place was offered"), new("declined", "The parent declined the place"), new("refused", "The school refused")],
        },
        new("school", "Which school?", AnswerForm.School, "Enter the school's URN"),
        new("on", "When?", AnswerForm.Day, "Enter the date") { Given = $"{actor.Today:yyyy-MM-dd}" },
        new("start", "First day at the school, if a place was offered (optional)", AnswerForm.Day, "Enter the first day") { IsOptional = true, Days = DayRule.Any },
    ];

    protected override Decision Decide(CaseView view, Answers answers, Actor actor)
    {
        var (kind, school, on) = (answers.Value<ApplicationKind>("kind"), answers.Text("school"), answers.Day("on")!.Value);
        var start = answers.Day("start");
        if (kind is ApplicationKind.Offered && (start is not { } day || day <= on))
        {
            return Refuse("start.required", "start", "Enter the first day at the school, after the day of the offer");
        }

        var added = new List<Assertion>();
        added.AddRange(view.History.All<Applied>().Where(open => open.Held.Contains(on) && open.Place.Equals(school, StringComparison.OrdinalIgnoreCase) && open.Held.First < on)
            .Select(open => open with { Held = new(open.Held.First, on.AddDays(-1)) }));
        added.Add(new Applied(kind is ApplicationKind.Offered ? new(on, start!.Value.AddDays(-1)) : new DateSpan(on), kind, school));
        if (kind is ApplicationKind.Offered && CaseStates.After(view.File.State).Contains(CaseState.Offered))
        {
            added.Add(new Moved(actor.Today, actor.NewKey(), actor.Account, CaseState.Offered, "A place was offered"));
        }

        return Decision.Record(added);
    }
}

/// <summary>The child's name is on a school's register, and the child has come.</summary>
public sealed class RecordStart : Act
{
    public override string Name => "start";

    public override string Title => "Record the start at a school";

    public override ActGroup Group => ActGroup.Education;

    public override IReadOnlyList<GateAction> Needs => [GateAction.ArrangePlace];

    public override bool IsOffered(CaseView view) => view.File.IsOpen;

    public override IReadOnlyList<Question> Questions(CaseView view, Actor actor) =>
    [
        new("school", "Which school?", AnswerForm.School, "Enter the school's URN"),
        new("kind", "What kind of school?", AnswerForm.Choice, "Select the kind of school")
        {
            Choices = [new("school", "School or academy"), new("special", "Special school"), new("pru", "Pupil referral unit or alternative provision academy"), new("independent", "Independent school")],
        },
        new("on", "First day on the register", AnswerForm.Day, "Enter the first day on the register"),
        new("attended", "Has the child attended?", AnswerForm.YesOrNo, "Select yes if the child has attended"),
        new("hours", "Hours a week, if not full-time (optional)", AnswerForm.Hours, "Enter the hours a week") { IsOptional = true },
        new("evidence", "Who confirmed it?", AnswerForm.Words, "Enter who confirmed it"),
    ];

    protected override Decision Decide(CaseView view, Answers answers, Actor actor)
    {
        var kind = Slugs.School.Parse(answers.Text("kind"));
        var added = new List<Assertion>
        {
            new Registered(new(answers.Day("on")!.Value), answers.Text("school"), kind, answers.Hours("hours")),
            new Noted(actor.Today, actor.NewKey(), actor.Account, answers.Text("evidence")),
        };
        if (answers.Yes("attended") && (CaseStates.After(view.File.State).Contains(CaseState.Started) || view.File.State is CaseState.Placing or CaseState.Located or CaseState.CheckingPlace))
        {
            added.Add(new Moved(actor.Today, actor.NewKey(), actor.Account, CaseState.Started, answers.Text("evidence")));
        }

        return Decision.Record(added);
    }
}

/// <summary>The child's name came off a school's register.</summary>
public sealed class RecordLeaving : Act
{
    public override string Name => "leave";

    public override string Title => "Record leaving a school";

    public override ActGroup Group => ActGroup.Education;

    public override bool IsOffered(CaseView view) => AtSchool.Standing(view).Any();

    public override IReadOnlyList<Question> Questions(CaseView view, Actor actor) =>
    [
        new("school", "Which school?", AnswerForm.Choice, "Select the school") { Choices = AtSchool.Choices(view) },
        new("last", "Last day on the register", AnswerForm.Day, "Enter the last day on the register"),
    ];

    protected override Decision Decide(CaseView view, Answers answers, Actor actor)
    {
        var last = answers.Day("last")!.Value;
        var entry = AtSchool.Standing(view).Last(name => name.School == answers.Text("school"));
        return last < entry.Held.First ? Refuse("last.before", "last", $"Enter a date on or after {entry.Held.First:d MMMM yyyy}, the first day on the register")
            : Decision.Record(entry with { Held = new(entry.Held.First, last) });
    }
}

/// <summary>Education other than at a school.</summary>
public sealed class RecordProvision : Act
{
    public override string Name => "provision";

    public override string Title => "Record provision";

    public override ActGroup Group => ActGroup.Education;

    public override IReadOnlyList<GateAction> Needs => [GateAction.ArrangeProvision];

    public override string Lead => "Full-time education, unless for reasons of physical or mental health less is in the child's interests (Education Act 1996, s 19(3A) and (3AA)). Hours against what is due show on the child's page.";

    public override bool IsOffered(CaseView view) => view.File.IsOpen || AtSchool.Standing(view).Any();

    public override IReadOnlyList<Question> Questions(CaseView view, Actor actor) =>
    [
        new("kind", "What kind?", AnswerForm.Choice, "Select the kind")
        {
            Choices = [.. Enum.GetValues<ProvisionKind>().Select(kind => new Choice(Slugs.Provision.Of(kind), Provided.NameOf(kind)))],
        },
        new("place", "Who provides it?", AnswerForm.Line, "Enter who provides it"),
        new("from", "First day", AnswerForm.Day, "Enter the first day") { Days = DayRule.Any },
        new("to", "Last day, if known (optional)", AnswerForm.Day, "Enter the last day") { IsOptional = true, Days = DayRule.Any },
        new("hours", "Hours a week", AnswerForm.Hours, "Enter the hours a week"),
        new("judged", "Is it suitable?", AnswerForm.Choice, "Select whether it is suitable")
        {
            Choices =
            [
                new("not-judged", "Not judged yet"), new("suitable", "Suitable"), new("unsuitable", "Not suitable"),
                new("part-time-for-health", "Part-time, in the child's interests for reasons of health", "The authority's decision under s 19(3AA), with the evidence"),
            ],
        },
        new("why", "If part-time: why, and when is it reviewed? (optional)", AnswerForm.Words, "Enter why") { IsOptional = true },
    ];

    protected override Decision Decide(CaseView view, Answers answers, Actor actor)
    {
        var (from, to) = (answers.Day("from")!.Value, answers.Day("to"));
        var judged = answers.Value<Judgement>("judged");
        if (to < from)
        {
            return Refuse("to.before", "to", "The last day must be on or after the first day");
        }

        if (judged is Judgement.PartTimeForHealth && answers.Text("why").Length == 0)
        {
            return Refuse("why.required", "why", "Enter the reason of health, the evidence, and when it is reviewed");
        }

        var kind = Slugs.Provision.Parse(answers.Text("kind"));
        var provided = new Provided(new(from, to), kind, answers.Text("place"), answers.Hours("hours"), judged);
        return answers.Text("why").Length == 0 ? Decision.Record(provided)
            : Decision.Record(provided, new Noted(actor.Today, actor.NewKey(), actor.Account, answers.Text("why")));
    }
}

/// <summary>The fair access protocol, from who qualifies to the school that is named.</summary>
public sealed class PlaceByFairAccess : Act
{
    public override string Name => "fair-access";

    public override string Title => "Fair access";

    public override ActGroup Group => ActGroup.Education;

    public override IReadOnlyList<GateAction> Needs => [GateAction.ArrangePlace];

    public override string Lead => "Once a child is accepted, a place is to be allocated within 20 school days (School Admissions Code 2021, section 3).";

    public override bool IsOffered(CaseView view) => view.File.IsOpen;

    public override IReadOnlyList<Question> Questions(CaseView view, Actor actor) => view.File.FairAccess is null or { Step: FairAccessStep.NotEligible }
        ? [
            new("step", "Does the child qualify?", AnswerForm.Choice, "Select whether the child qualifies") { Choices = [new("accepted", "Yes: accepted under the protocol"), new("not-eligible", "No")] },
            new("ground", "On what ground?", AnswerForm.Choice, "Select the ground") { IsOptional = true, Choices = [.. FairAccess.Grounds.Select(ground => new Choice(ground.Word, ground.Name))] },
            new("why", "Why?", AnswerForm.Words, "Enter why"),
        ]
        : [
            new("step", "What has happened?", AnswerForm.Choice, "Select what has happened")
            {
                Choices = [new("school-named", "The panel named a school"), new("refused", "The school refused"), new("directed", "A direction was given")],
            },
            new("school", "Which school?", AnswerForm.School, "Enter the school's URN"),
            new("why", "What did the panel consider?", AnswerForm.Words, "Enter what the panel considered"),
        ];

    protected override Decision Decide(CaseView view, Answers answers, Actor actor)
    {
        var step = answers.Value<FairAccessStep>("step");
        if (step is FairAccessStep.Accepted && answers.Text("ground").Length == 0)
        {
            return Refuse("ground.required", "ground", "Select the ground on which the child qualifies");
        }

        var ground = FairAccess.Grounds.FirstOrDefault(each => each.Word == answers.Text("ground")).Name;
        return Decision.Record(new FairAccessTaken(actor.Today, actor.NewKey(), actor.Account, step, answers.Text("school"), ground is null ? answers.Text("why") : $"{ground}. {answers.Text("why")}"));
    }
}
