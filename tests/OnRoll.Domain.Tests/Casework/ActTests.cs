using OnRoll.Domain.Access;
using OnRoll.Domain.Casework;
using OnRoll.Domain.Enquiries;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Referrals;
using OnRoll.Domain.Status;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Tests.Casework;

/// <summary>What can be done in a case, in what state, by whom, and what it adds.</summary>
public sealed class ActTests : CaseTests
{
    private static readonly DateOnly Today = new(2026, 11, 25);

    public ActTests()
        : base("officer", "lead")
    {
        Add(new Born(new DateOnly(2015, 3, 27), Sex.Female));
        Add(new Resident(new(new(2015, 3, 27)), Camden, IsConfirmed: true, ""));
    }

    [Fact]
    public void A_case_goes_from_referral_to_closing_and_a_second_person_closes_it()
    {
        Do("refer", "officer", ("from", "school"), ("referrer-name", "A school"), ("referrer-contact", "1"), ("withheld", "no"), ("harm", "no"), ("account", "Gone"));
        Assert.Equal(CaseState.None, View.File.State);
        Do("decide-referral", "officer", ("outcome", "accepted"), ("why", "Ours"));
        Assert.Equal((CaseState.Notified, "officer", 1), (View.File.State, View.File.Worker, View.File.Episodes));
        Do("triage", "officer", ("searched", "yes"), ("harm", "no"), ("contact", "yes"));
        Do("move-on", "officer", ("to", "located"), ("on", Iso(0)), ("why", "Seen"));
        Do("move-on", "officer", ("to", "placing"), ("on", Iso(0)), ("why", "Wants a place"));
        Assert.Equal("closing.facts", Refused("propose-closing", "officer", ("code", "enrolled"), ("evidence", "A word")));
        Do("start", "officer", ("school", "100053"), ("kind", "school"), ("on", Iso(0)), ("attended", "yes"), ("evidence", "The school's return"));
        Assert.Equal(CaseState.Started, View.File.State);
        Do("propose-closing", "officer", ("code", "enrolled"), ("evidence", "The school's return"));
        Assert.Equal("closing.own", Refused("decide-closing", "officer", ("agreed", "yes"), ("why", "Looked")));
        Do("decide-closing", "lead", ("agreed", "yes"), ("why", "Looked"));
        Assert.Equal((CaseState.Closed, ClosureCode.Enrolled), (View.File.State, View.File.Closure!.Code));
        Do("reopen", "lead", ("why", "Left again"));
        Assert.Equal((CaseState.Notified, 2), (View.File.State, View.File.Episodes));
    }

    [Fact]
    public void Looking_for_a_child_makes_the_whereabouts_unknown_and_finding_makes_them_known()
    {
        Open();
        Do("move-on", "officer", ("to", "locating"), ("on", Iso(-3)), ("why", "Not at home"));
        Assert.Equal(Whereabouts.Unknown, View.Timeline.Child.On(Today).Whereabouts.Latest!.Kind);

        Do("move-on", "officer", ("to", "located"), ("on", Iso(0)), ("why", "Seen"));

        Assert.Equal(Whereabouts.Known, View.Timeline.Child.On(Today).Whereabouts.Latest!.Kind);
    }

    [Fact]
    public void Not_traced_takes_every_usual_enquiry_by_both_sides_and_stays_open()
    {
        Open();
        Do("move-on", "officer", ("to", "locating"), ("on", Iso(-3)), ("why", "Not at home"));
        Assert.Equal("enquiries.unsigned", Refused("not-traced", "lead", ("why", "All done")));
        foreach (var enquiry in Enquiry.All.Where(each => each.IsUsual && each.Id != "E02"))
        {
            Do("enquiry", "officer", ("enquiry", enquiry.Id), ("side", enquiry.Side is EnquirySide.School ? "school" : "authority"), ("on", Iso(-1)), ("asked", "Somebody"), ("outcome", "no-trace"), ("evidence", "Nothing"));
        }

        Assert.Equal("enquiries.left", Refused("sign-enquiries", "lead", ("result", "not-located"), ("school", "The head")));
        Do("excuse-enquiry", "officer", ("enquiry", "E02"), ("why", "Never at a school"));
        Do("sign-enquiries", "lead", ("result", "not-located"), ("school", "The head"));
        Do("not-traced", "lead", ("why", "All done"));

        Assert.True(View.File.IsOpen);
        Assert.Equal(Tri.True, Answer.Of(View.Timeline, Definitions.Cme, Today).Result);
        Assert.Contains(Due(), item => item.Id == "D26");
    }

    [Fact]
    public void A_hold_keeps_letters_visits_and_closing_back_until_social_care_lifts_it()
    {
        Open();
        Do("place-hold", "officer", ("referred", "yes"), ("contact", "no"));
        Assert.Equal("letter.hold", Refused("letter", "officer", ("template", "enquiry"), ("to", "the parent or carer"), ("body", "Dear")));
        Assert.Equal("closing.hold", Refused("propose-closing", "officer", ("code", "duplicate"), ("evidence", "Another")));
        Assert.Null(Acts.Find("lift-hold")!.NeedOf(Role.Lead, isTied: true));

        Do("lift-hold", "social-worker", Role.SocialWorker, ("why", "No harm found"));

        Assert.Null(View.File.Hold);
    }

    [Fact]
    public void A_rank_is_raised_by_an_officer_and_lowered_by_a_lead_alone()
    {
        Open();
        Do("set-rank", "officer", ("rank", "red"), ("why", "Worried"));
        Assert.Equal(Rank.Red, Ranks.Of(View.Timeline, View.File, Today).Rank);
        Assert.Equal("rank.lower", Refused("set-rank", "officer", ("rank", "green"), ("why", "Calm")));

        Do("set-rank", "lead", ("rank", "amber"), ("why", "Seen"));

        Assert.Equal(Rank.Amber, Ranks.Of(View.Timeline, View.File, Today).Rank);
    }

    [Theory]
    [InlineData(-14, false)] // the fifteenth day, counted from the day of service itself
    [InlineData(-15, true)]
    public void The_next_notice_waits_for_the_fifteen_days_of_the_one_before(int served, bool allowed)
    {
        Open();
        Do("move-on", "officer", ("to", "located"), ("on", Iso(-30)), ("why", "Seen"));
        Do("move-on", "officer", ("to", "assessing-need"), ("on", Iso(-29)), ("why", "Need"));
        Do("move-on", "officer", ("to", "order-track"), ("on", Iso(-20)), ("why", "No education"));
        Do("order-step", "officer", ("step", "notice-served"), ("on", Iso(served)), ("why", "No answer"));

        var code = Refused("order-step", "officer", ("step", "intention-served"), ("on", Iso(0)), ("school", "100053"), ("why", "Not satisfied"));

        Assert.Equal(allowed ? null : "on.period", code);
    }

    [Fact]
    public void Several_referrals_make_one_case_and_each_keeps_its_source()
    {
        Open();
        Do("refer", "officer", ("from", "health"), ("referrer-name", "A surgery"), ("referrer-contact", "2"), ("withheld", "yes"), ("harm", "no"), ("account", "Seen here"));
        Do("decide-referral", "officer", ("outcome", "accepted"), ("why", "The same child"));

        Assert.Equal(2, View.File.Referrals.Count);
        Assert.Equal(1, View.File.Episodes);
        Assert.Equal(RecordPart.SafeguardingDetail, View.File.Referrals[1].Referrer!.Part);
    }

    [Fact]
    public void A_form_says_all_that_is_wrong_with_it_at_once()
    {
        var decision = Acts.Find("refer")!.Decide(View, new Dictionary<string, string> { ["last-seen"] = Iso(1), ["from"] = "nobody" }, ActorOf("officer", Role.Officer));

        Assert.Equal(["from.choice", "referrer-name.required", "referrer-contact.required", "withheld.required", "last-seen.future", "harm.required", "account.required"], decision.Problems.Select(problem => problem.Code));
    }

    [Fact]
    public void Every_act_has_a_name_of_its_own_and_asks_questions_with_names_of_their_own()
    {
        Open();
        Assert.Equal(Acts.All.Count, Acts.All.Select(act => act.Name).Distinct(StringComparer.Ordinal).Count());
        foreach (var act in Acts.All.Where(act => act.IsOffered(View)))
        {
            var questions = act.Questions(View, ActorOf("lead", Role.Lead));
            Assert.Equal(questions.Count, questions.Select(question => question.Name).Distinct(StringComparer.Ordinal).Count());
            Assert.All(questions, question => Assert.True(question.IsOptional || question.Missing.StartsWith("Enter", StringComparison.Ordinal) || question.Missing.StartsWith("Select", StringComparison.Ordinal), $"{act.Name} {question.Name}"));
        }
    }

    [Fact]
    public void Every_state_can_be_reached_from_the_first_and_none_leads_nowhere_but_the_last()
    {
        var reached = new HashSet<CaseState> { CaseState.Notified };
        for (var before = 0; before < reached.Count;)
        {
            before = reached.Count;
            reached.UnionWith([.. reached.SelectMany(CaseStates.After)]);
        }

        Assert.Equal(CaseStates.Open.Order(), reached.Order());
        Assert.All(CaseStates.Open, state => Assert.NotEmpty(CaseStates.After(state)));
    }

    [Fact]
    public void Reviews_fall_due_by_rank_and_a_referral_within_two_working_days()
    {
        Do("refer", "officer", ("from", "school"), ("referrer-name", "A school"), ("referrer-contact", "1"), ("withheld", "no"), ("harm", "no"), ("account", "Gone"));
        Assert.Equal(new(2026, 11, 27), Assert.Single(Due()).Due); // Wednesday, then two working days
        Do("decide-referral", "officer", ("outcome", "accepted"), ("why", "Ours"));

        Assert.Equal(Today.AddDays(14), Assert.Single(Due(), item => item.Id == "D25").Due); // amber: missing for more than a year
        Do("set-rank", "officer", ("rank", "red"), ("why", "Worried"));
        Assert.Equal(Today.AddDays(7), Assert.Single(Due(), item => item.Id == "D25").Due);
    }

    private IReadOnlyList<DueItem> Due() => DueItems.Of(View.File, View.Timeline, Ranks.Of(View.Timeline, View.File, Today), Today);

    private void Open()
    {
        Add(new Referred(Today.AddDays(-40), "r", "officer", Referrer.School, null, false, false, "Gone"));
        Add(new ReferralDecided(Today.AddDays(-40), "d", "officer", "r", ReferralOutcome.Accepted, default, "Ours"));
        Add(new Triaged(Today.AddDays(-40), "t", "officer", true, false, ""));
    }

    private Actor ActorOf(string account, Role role) => new(new(account, role, Camden), new(new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero).AddMicroseconds(Next())));

    private static Role RoleOf(string account) => account == "lead" ? Role.Lead : Role.Officer;

    private void Do(string act, string account, params (string Name, string Value)[] answers) => Do(act, account, RoleOf(account), answers);

    private void Do(string act, string account, Role role, params (string Name, string Value)[] answers)
    {
        var decision = Acts.Find(act)!.Decide(View, answers.ToDictionary(each => each.Name, each => each.Value, StringComparer.Ordinal), ActorOf(account, role));
        Assert.True(!decision.IsRefused, $"{act}: {string.Join(' ', decision.Problems.Select(problem => problem.Code))}");
        Add(decision);
    }

    private string? Refused(string act, string account, params (string Name, string Value)[] answers) =>
        Acts.Find(act)!.Decide(View, answers.ToDictionary(each => each.Name, each => each.Value, StringComparer.Ordinal), ActorOf(account, RoleOf(account))).Problems is [var first, ..] ? first.Code : null;

    private static string Iso(int days) => Today.AddDays(days).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
