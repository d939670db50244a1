using OnRoll.Domain.Access;
using OnRoll.Domain.Casework;
using OnRoll.Domain.Identifiers;

namespace OnRoll.Domain.Referrals;

/// <summary>Writes down that somebody told the authority of a child: the first referral opens nothing yet, a further one joins the case there is.</summary>
public sealed class AddReferral : Act
{
    public override string Name => "refer";

    public override string Title => "Add a referral";

    public override ActGroup Group => ActGroup.Referral;

    public override IReadOnlyList<GateAction> Needs => [GateAction.Refer];

    public override string Lead => "Write down what you were told, and by whom. Each referral keeps its own source and date; all of them belong to one case.";

    public override bool IsOffered(CaseView view) => true;

    public override IReadOnlyList<Question> Questions(CaseView view, Actor actor) => About;

    /// <summary>What is asked of a referral, whether the child is known already or not.</summary>
    public static IReadOnlyList<Question> About { get; } =
    [
        new("from", "Who is telling us?", AnswerForm.Choice, "Select who is telling us") { Choices = Spelling.Choices<Referrer>(ReferrerNames.NameOf) },
        new("referrer-name", "Their name and organisation", AnswerForm.Line, "Enter the name and organisation of whoever is telling us"),
        new("referrer-contact", "How to reach them", AnswerForm.Line, "Enter a telephone number or an e-mail address"),
        new("withheld", "Have they asked not to be named?", AnswerForm.YesOrNo, "Select yes if they have asked not to be named")
        {
            Hint = "Then only those who must ring back see who it was, and the family never does",
        },
        new("last-seen", "When did they last see the child?", AnswerForm.Day, "Enter the date the child was last seen") { IsOptional = true, Hint = "Leave this blank if they have not said" },
        new("harm", "Is there any suspicion of harm?", AnswerForm.YesOrNo, "Select yes if there is any suspicion of harm")
        {
            Hint = "If yes, refer to children's social care now, and to the police if needed: that comes before everything here",
        },
        new("account", "What did they say?", AnswerForm.Words, "Enter what they said") { Hint = "Why they think the child is not getting an education, since when, and where the family may be" },
    ];

    protected override Decision Decide(CaseView view, Answers answers, Actor actor) => Decision.Record(Entries(answers, actor));

    /// <summary>What a referral adds to a history, the child's particulars apart.</summary>
    public static IReadOnlyList<CaseEntry> Entries(Answers answers, Actor actor)
    {
        var key = actor.NewKey();
        var withheld = answers.Yes("withheld");
        return
        [
            new Referred(actor.Today, key, actor.Account, answers.Value<Referrer>("from"), answers.Day("last-seen"), answers.Yes("harm"), withheld, answers.Text("account")),
            new ReferrerNamed(actor.Today, actor.NewKey(), actor.Account, key, answers.Text("referrer-name"), answers.Text("referrer-contact"), withheld),
        ];
    }
}

/// <summary>Accepts a referral, returns it or sends it to another authority.</summary>
public sealed class DecideReferral : Act
{
    public override string Name => "decide-referral";

    public override string Title => "Decide on the referral";

    public override ActGroup Group => ActGroup.Referral;

    public override string Lead => "Accepting the first referral opens a case, and its clocks begin. A further one joins the case that is open.";

    public override bool IsOffered(CaseView view) => view.File.WaitingReferrals.Any();

    public override IReadOnlyList<Question> Questions(CaseView view, Actor actor)
    {
        var waiting = view.File.WaitingReferrals.ToList();
        var which = new Question("referral", "Which referral?", AnswerForm.Choice, "Select which referral")
        {
            Choices = [.. waiting.Select(each => new Choice(each.Referral.Key, $"{each.Referral.On:d MMMM yyyy}, {ReferrerNames.NameOf(each.Referral.From)}"))],
        };
        return
        [
            .. waiting.Count > 1 ? [which] : Array.Empty<Question>(),
            new("outcome", "What do you decide?", AnswerForm.Choice, "Select what you decide")
            {
                Choices =
                [
                    new("accepted", "Accept it"),
                    new("returned", "Return it to the referrer", "There is something they must do first, such as a home visit"),
                    new("redirected", "Send it to another authority", "The child lives in its area"),
                ],
            },
            new("to", "Which authority? (if sending it on)", AnswerForm.Authority, "Select the authority") { IsOptional = true },
            new("why", "Why?", AnswerForm.Words, "Enter why") { Hint = "If you return or redirect it, the referrer is told this: say what they should do" },
        ];
    }

    protected override Decision Decide(CaseView view, Answers answers, Actor actor)
    {
        var outcome = answers.Value<ReferralOutcome>("outcome");
        var to = answers.Authority("to");
        if (outcome is ReferralOutcome.Redirected && (to.IsNone || to == view.Owner))
        {
            return Refuse("to.required", "to", "Select the authority to send it to, other than your own");
        }

        var waiting = view.File.WaitingReferrals.ToList();
        var key = waiting.Count > 1 ? answers.Text("referral") : waiting[0].Referral.Key;
        var decided = new ReferralDecided(actor.Today, actor.NewKey(), actor.Account, key, outcome, outcome is ReferralOutcome.Redirected ? to : default, answers.Text("why"));
        var opensCase = outcome is ReferralOutcome.Accepted && !view.File.IsOpen;

        // Nobody is left without a name beside the case: until the lead says otherwise, it is whoever took it on.
        return opensCase && view.File.Worker is null
            ? Decision.Record(decided, new Assigned(actor.Today, actor.NewKey(), actor.Account, actor.Account))
            : Decision.Record(decided);
    }
}
