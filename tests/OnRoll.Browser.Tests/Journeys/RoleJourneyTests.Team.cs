using Microsoft.Playwright;
using OnRoll.Domain.Access;
using OnRoll.Domain.Casework;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Browser.Tests.Journeys;

/// <content>The team for children missing education: manager, officers, and what two of them do at once.</content>
public abstract partial class RoleJourneyTests
{
    [Fact]
    public async Task A_manager_decides_a_closing_lowers_a_rank_with_the_reason_and_reassigns()
    {
        var closing = Child("Closa", CaseState.Located, CaseState.Placing);
        Do("officer", "start", closing, ("school", School), ("kind", "school"), ("on", Iso(0)), ("attended", "yes"), ("evidence", "The school rang (synthetic)"));
        Do("officer", "propose-closing", closing, ("code", "enrolled"), ("evidence", "New-pupil return (synthetic)"));
        var ranked = Child("Ranka", CaseState.Located);
        Do("officer", "set-rank", ranked, ("rank", "red"), ("why", "A fear that was not borne out"));
        await using var lead = await As("lead");

        await lead.Go("/");
        await lead.Follow("closings to decide");
        await lead.Follow("Closa Testling");
        await Act(lead, "Decide on closing", async () =>
        {
            await Says(lead, "New-pupil return (synthetic)");
            await lead.Choose("agreed", "yes");
            await lead.Fill("why", "Rang the school");
        });
        await Says(lead, "Closed, since");

        await using var officer = await As("officer");
        await OpenFromHomeList(officer, "open cases", "Ranka");
        await Refused(officer, "Change the rank", "only a lead can lower it", async () =>
        {
            await officer.Choose("rank", "green");
            await officer.Fill("why", "Seen twice");
        });
        await Find(lead, ranked);
        await Act(lead, "Change the rank", async () =>
        {
            await lead.Choose("rank", "green");
            await lead.Fill("why", "Seen twice, and well");
        });
        await Says(lead, "Rank: Green");
        await Says(lead, "Seen twice, and well");
        await Act(lead, "Assign the case", () => lead.Page.SelectOptionAsync("#to", "officer-2"));
        await using var other = await As("officer-2");
        await OpenFromHomeList(other, "open cases", "Ranka");
        Assert.Empty(lead.Complaints.Concat(officer.Complaints).Concat(other.Complaints));
    }

    [Fact]
    public async Task Two_officers_edit_one_case_and_the_second_is_told_what_changed_and_loses_nothing()
    {
        var child = Child("Twona", CaseState.Located);
        await using var one = await As("officer");
        await using var two = await As("officer-2");
        foreach (var visit in new[] { one, two })
        {
            await Find(visit, child);
            await visit.Follow("Add a note");
        }

        await one.Fill("note", "Rang the grandmother");
        await one.Press("Add a note");
        await Says(one, "Recorded: Add a note");
        await two.Fill("note", "Wrote to the landlord, at length");
        await two.Day("on", Today.AddDays(-2));
        await two.Press("Add a note");

        await Says(two, "Somebody has changed this record since you opened it");
        await Says(two, "Note, by officer");
        Assert.Equal("Wrote to the landlord, at length", await two.Page.InputValueAsync("#note"));
        Assert.Equal($"{Today.AddDays(-2).Day}", await two.Page.InputValueAsync("#on-day"));
        var (form, sent) = (two.Page.Url, await two.Page.EvalOnSelectorAsync<string>("main form", "form => new URLSearchParams(new FormData(form)).toString()"));
        await two.Press("Add a note"); // sendable as it stands
        await Says(two, "Rang the grandmother");
        await Says(two, "Wrote to the landlord, at length");

        // The same page once more, as after a lost answer: it is there already, and not twice.
        var again = await two.Context.APIRequest.PostAsync(form, new() { DataString = sent, Headers = [new("Content-Type", "application/x-www-form-urlencoded")], MaxRedirects = 0, Timeout = 10_000 });
        Assert.Equal((302, $"/children/{child}?done=note"), (again.Status, again.Headers["location"]));
        await two.Page.ReloadAsync();
        Assert.Equal(1, await two.Page.GetByText("Wrote to the landlord, at length", new() { Exact = true }).CountAsync());
        Assert.Empty(one.Complaints.Concat(two.Complaints));
    }

    [Fact]
    public async Task A_child_is_traced_by_the_checklist_with_visits_and_the_school_signs_off_with_the_authority()
    {
        var child = Child("Traca", CaseState.Locating);
        App.Operator.Record(GateAction.RecordFacts, child, (_, _) => Domain.Decision.Record(new Registered(new(Today.AddDays(-90)), School, SchoolKind.School, null)));
        await using var officer = await As("officer");
        await OpenFromHomeList(officer, "open cases", "Traca");
        await Enquire(officer, "E08", "authority", "no-trace");
        await Act(officer, "Leave an enquiry out", async () =>
        {
            await officer.Choose("enquiry", "E03");
            await officer.Fill("why", "No sibling of school age");
        });
        foreach (var left in new[] { "E01", "E02", "E04", "E05", "E07", "E10", "E12", "E17" })
        {
            Do("officer", "excuse-enquiry", child, ("enquiry", left), ("why", "Made before the referral (synthetic)"));
        }

        await officer.Follow("Share this child");
        await officer.Page.SelectOptionAsync("#account", "school-office");
        await officer.Press("Share the child");
        await officer.Page.SelectOptionAsync("#account", "head");
        await officer.Press("Share the child");
        await Says(officer, "head");

        await using var office = await As("school-office");
        await OpenFromHome(office, "Traca");
        await SaysNot(office, "Came to a clinic"); // what others said is not the school's
        await Enquire(office, "E06", "school", "no-trace");
        await using var head = await As("head");
        await OpenFromHome(head, "Traca");
        await Act(head, "Sign the enquiries off", async () =>
        {
            await head.Choose("result", "not-located");
            Assert.Equal("head", await head.Page.InputValueAsync("#school"));
        });
        await using var lead = await As("lead");
        await Find(lead, child);
        await Says(lead, "Enquiries signed off: not located");
        await Act(lead, "Record as not traced", () => lead.Fill("why", "All that can be asked was asked"));
        await Says(lead, "Not traced, since");
        await Says(lead, "Look the child up again");
        Assert.Empty(officer.Complaints.Concat(office.Complaints).Concat(head.Complaints).Concat(lead.Complaints));
    }

    [Fact]
    public async Task An_attendance_officer_works_a_case_given_by_the_lead_and_visits_the_home()
    {
        var child = Child("Atta");
        await using var lead = await As("lead");
        await Find(lead, child);
        await Act(lead, "Assign the case", () => lead.Page.SelectOptionAsync("#to", "attendance-officer"));

        await using var attendance = await As("attendance-officer");
        await OpenFromHome(attendance, "Atta");
        await Act(attendance, "Move the case on", async () =>
        {
            await attendance.Choose("to", "locating");
            await attendance.Fill("why", "Nobody answers");
        });
        await Enquire(attendance, "E06", "authority", "located");
        await Act(attendance, "Move the case on", async () =>
        {
            await attendance.Choose("to", "located");
            await attendance.Fill("why", "Seen at the door with the mother");
        });
        await Says(attendance, "Found, since");
        await Says(attendance, "Whereabouts known");
        Assert.Equal(404, (await attendance.Go("/cases"))!.Status); // the children of others are not listed
    }

    [Fact]
    public async Task A_receiving_authority_refuses_an_offer_and_the_case_stays_where_it_was()
    {
        var child = Child("Offra", CaseState.Located);
        Do("officer", "hand-over", child, ("to", "206"), ("why", "Said to live there (synthetic)"));
        await using var neighbour = await As("officer-next-door");
        await neighbour.Go("/");
        await neighbour.Follow("offered to us");
        await neighbour.Follow("Offra Testling");
        await Says(neighbour, "Said to live there (synthetic)");
        await neighbour.Choose("accepted", "no");
        await neighbour.Fill("why", "On no roll here, and nobody at the address");
        await neighbour.Press("Answer the hand-over");
        await SaysNot(neighbour, "Offra");
        Assert.Equal(404, (await neighbour.Go($"/children/{child}"))!.Status);

        await using var officer = await As("officer");
        await OpenFromHomeList(officer, "open cases", "Offra");
        await Says(officer, "On no roll here, and nobody at the address");
        await Says(officer, "Hand over to another authority"); // and can be offered elsewhere
    }

    [Fact]
    public async Task A_manager_opens_a_neighbours_record_in_an_emergency_and_the_neighbours_lead_reviews_it()
    {
        App.Operator.AddAccount("lead-next-door", Role.Lead, LaCode.FromNumber(206), "");
        var child = Child("Glassa", CaseState.Located);
        Do("officer", "hand-over", child, ("to", "206"), ("why", "Lives there (synthetic)"));
        Do("officer-next-door", "answer-hand-over", child, ("accepted", "yes"), ("why", "On a roll here (synthetic)"));
        await using var lead = await As("lead");
        await lead.Go("/");
        await lead.Fill("text", $"{child}");
        await lead.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Find", Exact = true }).ClickAsync();
        await SaysNot(lead, "Glassa");
        await lead.Follow("Open it in an emergency");
        await lead.Press("Open the record");
        await Says(lead, "Enter the reason");
        await lead.Fill("reason", "Police ask now who was with the child");
        await lead.Press("Open the record");
        Assert.Contains("Glassa Testling", await lead.Page.InnerTextAsync("h1"), StringComparison.Ordinal);
        await SaysNot(lead, "What you can do");

        await using var reviewer = await As("lead-next-door");
        await reviewer.Go("/");
        await reviewer.Follow("Access to review");
        await Says(reviewer, "Police ask now who was with the child");
        await reviewer.Fill("review-0", "Rang the police: so it was");
        await reviewer.Press("Record the review");
        await SaysNot(reviewer, "Police ask now who was with the child");
    }

    private static async Task OpenFromHomeList(Visit visit, string queue, string name)
    {
        await visit.Go("/");
        await visit.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = queue }).First.ClickAsync();
        while (await visit.Page.GetByRole(AriaRole.Link, new() { Name = $"{name} Testling" }).CountAsync() == 0)
        {
            await visit.Follow("Next page");
        }

        await visit.Follow($"{name} Testling");
    }

    private static Task Enquire(Visit visit, string enquiry, string side, string outcome) => Act(visit, "Record an enquiry or a visit", async () =>
    {
        await visit.Choose("enquiry", enquiry);
        await visit.Choose("side", side);
        await visit.Fill("asked", "By telephone, then at the door");
        await visit.Choose("outcome", outcome);
        await visit.Fill("evidence", "Two neighbours were asked");
    });
}
