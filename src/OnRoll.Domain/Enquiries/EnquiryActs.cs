using OnRoll.Domain.Access;
using OnRoll.Domain.Casework;

namespace OnRoll.Domain.Enquiries;

/// <summary>Records that somebody was asked, or a home visited.</summary>
public sealed class RecordEnquiry : Act
{
    public override string Name => "enquiry";

    public override string Title => "Record an enquiry or a visit";

    public override ActGroup Group => ActGroup.Enquiries;

    public override IReadOnlyList<GateAction> Needs => [GateAction.Enquire];

    public override string Lead => "Who asked what of whom, when, by what right, and what came of it. Every step is kept.";

    public override bool IsOffered(CaseView view) => view.File.IsOpen || view.File.WaitingReferrals.Any();

    public override IReadOnlyList<Question> Questions(CaseView view, Actor actor) =>
    [
        new("enquiry", "Which enquiry?", AnswerForm.Choice, "Select the enquiry") { Choices = [.. Enquiry.All.Select(each => new Choice(each.Id, $"{each.Id} {each.Ask}", each.Route))] },
        new("side", "Made by", AnswerForm.Choice, "Select who made it") { Choices = [new("school", "The school"), new("authority", "The authority")] },
        new("on", "When?", AnswerForm.Day, "Enter the date") { Given = $"{actor.Today:yyyy-MM-dd}" },
        new("asked", "Who was asked, and how?", AnswerForm.Line, "Enter who was asked, and how"),
        new("outcome", "What came of it?", AnswerForm.Choice, "Select what came of it") { Choices = Spelling.Choices<EnquiryOutcome>(EnquiryOutcomes.NameOf) },
        new("evidence", "What exactly was said or seen?", AnswerForm.Words, "Enter what was said or seen"),
        new("next", "Ask again on (optional)", AnswerForm.Day, "Enter the date") { IsOptional = true, Days = DayRule.TodayOrFuture },
    ];

    protected override Decision Decide(CaseView view, Answers answers, Actor actor)
    {
        var touchesFamily = answers.Text("enquiry") is "E01" or "E05" or "E06";
        if (view.File.DoNotContact && touchesFamily && answers.Day("on") > view.File.Hold!.On)
        {
            return Refuse("enquiry.hold", "enquiry", "The family must not be contacted: a safeguarding hold says so. Speak to social care");
        }

        return Decision.Record(new EnquiryMade(answers.Day("on")!.Value, actor.NewKey(), actor.Account, answers.Text("enquiry"), answers.Value<EnquirySide>("side"),
            answers.Text("asked"), answers.Value<EnquiryOutcome>("outcome"), answers.Text("evidence"), answers.Day("next")));
    }
}

/// <summary>Says that a usual enquiry does not apply, and why.</summary>
public sealed class ExcuseEnquiry : Act
{
    public override string Name => "excuse-enquiry";

    public override string Title => "Leave an enquiry out";

    public override ActGroup Group => ActGroup.Enquiries;

    public override IReadOnlyList<GateAction> Needs => [GateAction.Enquire];

    public override bool IsOffered(CaseView view) => view.File.IsOpen && view.File.EnquiriesLeft.Any();

    public override IReadOnlyList<Question> Questions(CaseView view, Actor actor) =>
    [
        new("enquiry", "Which enquiry?", AnswerForm.Choice, "Select the enquiry")
        {
            Choices = [.. view.File.EnquiriesLeft.Select(each => new Choice(each.Enquiry.Id, $"{each.Enquiry.Id} {each.Enquiry.Ask}"))],
        },
        new("why", "Why does it not apply?", AnswerForm.Words, "Enter why it does not apply"),
    ];

    protected override Decision Decide(CaseView view, Answers answers, Actor actor) =>
        Decision.Record(new EnquiryExcused(actor.Today, actor.NewKey(), actor.Account, answers.Text("enquiry"), answers.Text("why")));
}

/// <summary>Signs the joint enquiries off, for the authority, with who agreed for the school.</summary>
public sealed class SignEnquiries : Act
{
    public override string Name => "sign-enquiries";

    public override string Title => "Sign the enquiries off";

    public override ActGroup Group => ActGroup.Enquiries;

    public override IReadOnlyList<GateAction> Needs => [GateAction.SignEnquiries];

    public override string Lead => "One plan, with at least one step of the school and one of the authority, and an agreed result. Before a deletion for long absence or after leave the law wants both to have enquired.";

    public override bool IsOffered(CaseView view) => view.File.IsOpen && view.File.SignOff is null && view.File.Enquiries.Any(standing => standing.Made.Count > 0);

    public override IReadOnlyList<Question> Questions(CaseView view, Actor actor) =>
    [
        new("result", "What is the result?", AnswerForm.Choice, "Select the result") { Choices = Spelling.Choices<EnquiryResult>(EnquiryOutcomes.NameOf) },
        new("school", "Who agreed for the school?", AnswerForm.Line, "Enter who agreed for the school, or that no school is involved") { Given = actor.Principal.Role is Role.Head ? actor.Account : "" },
        Note(),
    ];

    protected override Decision Decide(CaseView view, Answers answers, Actor actor)
    {
        var left = view.File.EnquiriesLeft.Select(standing => standing.Enquiry.Id).ToList();
        var made = view.File.Enquiries.SelectMany(standing => standing.Made).ToList();
        var result = answers.Value<EnquiryResult>("result");
        if (result is EnquiryResult.NotLocated && left.Count > 0)
        {
            return Refuse("enquiries.left", "result", $"These are neither made nor left out with a reason: {string.Join(", ", left)}");
        }

        return !made.Exists(entry => entry.Side is EnquirySide.Authority) || !made.Exists(entry => entry.Side is EnquirySide.School)
            ? Refuse("enquiries.joint", "", "The plan is joint: record at least one enquiry of the school and one of the authority first")
            : Decision.Record(new EnquiriesSigned(actor.Today, actor.NewKey(), actor.Account, result, answers.Text("school"), answers.Text("note")));
    }
}
