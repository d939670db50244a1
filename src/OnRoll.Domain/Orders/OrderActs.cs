using OnRoll.Domain.Access;
using OnRoll.Domain.Casework;

namespace OnRoll.Domain.Orders;

/// <summary>What comes before an order: the letter, the notices, and being satisfied.</summary>
public sealed class WorkTowardsOrder : Act
{
    public override string Name => "order-step";

    public override string Title => "Record a step towards an order";

    public override ActGroup Group => ActGroup.Orders;

    public override IReadOnlyList<GateAction> Needs => [GateAction.WorkOrder];

    public override string Lead => "The period of a notice is at least 15 days beginning with the day of service; the system counts it.";

    public override bool IsOffered(CaseView view) => view.File.State is CaseState.OrderTrack && Steps(view).Any();

    public override IReadOnlyList<Question> Questions(CaseView view, Actor actor) => Asked(Steps(view));

    protected override Decision Decide(CaseView view, Answers answers, Actor actor) => Take(view, answers, actor);

    internal static IReadOnlyList<Question> Asked(IEnumerable<OrderStep> steps) =>
    [
        new("step", "Which step?", AnswerForm.Choice, "Select the step") { Choices = [.. steps.Select(step => new Choice(Spelling.Of(step), OrderSteps.NameOf(step)))] },
        new("on", "When was it served or done?", AnswerForm.Day, "Enter the date"),
        new("school", "The school named (optional)", AnswerForm.School, "Enter the school's URN") { IsOptional = true },
        new("why", "What does it rest on?", AnswerForm.Words, "Enter what it rests on"),
    ];

    internal static Decision Take(CaseView view, Answers answers, Actor actor)
    {
        var (step, on) = (answers.Value<OrderStep>("step"), answers.Day("on")!.Value);
        if (view.File.LastOrderStep is { } last)
        {
            if (on < last.On)
            {
                return Refuse("on.before", "on", $"Enter a date on or after {last.On:d MMMM yyyy}, the day of the step before");
            }

            var period = OrderSteps.ClockOf(last.Step) is "D18" or "D19" ? last.On.AddDays(14) : (DateOnly?)null;
            if (period is { } end && on <= end && step is OrderStep.IntentionServed or OrderStep.OrderServed)
            {
                return Refuse("on.period", "on", $"The parent has 15 days beginning with the day of service, to the end of {end:d MMMM yyyy}: the next step can be taken the day after (Education Act 1996, s 437(2) and s 438)");
            }
        }

        return step is OrderStep.IntentionServed or OrderStep.OrderServed or OrderStep.SchoolSubstituted && answers.Text("school").Length == 0
            ? Refuse("school.required", "school", "Enter the URN of the school that is named")
            : Decision.Record(new OrderStepTaken(on, actor.NewKey(), actor.Account, step, answers.Text("school"), answers.Text("why")));
    }

    private static IEnumerable<OrderStep> Steps(CaseView view) => OrderSteps.After(view.File.LastOrderStep?.Step).Where(step => !IssueOrder.Steps.Contains(step));
}

/// <summary>The order itself and what follows it: a lead's to issue.</summary>
public sealed class IssueOrder : Act
{
    internal static IReadOnlyList<OrderStep> Steps { get; } = [OrderStep.OrderServed, OrderStep.SchoolSubstituted, OrderStep.Revoked, OrderStep.NotComplied];

    public override string Name => "issue-order";

    public override string Title => "Serve, change or revoke an order";

    public override ActGroup Group => ActGroup.Orders;

    public override IReadOnlyList<GateAction> Needs => [GateAction.IssueOrder];

    public override bool IsOffered(CaseView view) => view.File.State is CaseState.OrderTrack && OrderSteps.After(view.File.LastOrderStep?.Step).Any(Steps.Contains);

    public override IReadOnlyList<Question> Questions(CaseView view, Actor actor) => WorkTowardsOrder.Asked(OrderSteps.After(view.File.LastOrderStep?.Step).Where(Steps.Contains));

    protected override Decision Decide(CaseView view, Answers answers, Actor actor) => WorkTowardsOrder.Take(view, answers, actor);
}
