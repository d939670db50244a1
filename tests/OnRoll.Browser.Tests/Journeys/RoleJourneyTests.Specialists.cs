using OnRoll.Domain.Casework;

namespace OnRoll.Browser.Tests.Journeys;

/// <content>Those who see the children shared with them: social care, admissions, home education, exclusions and provision.</content>
public abstract partial class RoleJourneyTests
{
    [Fact]
    public async Task A_social_worker_places_and_lifts_a_hold_and_meanwhile_nobody_writes_to_the_family()
    {
        var child = Child("Holda", CaseState.Located);
        await using var lead = await As("lead");
        await Find(lead, child);
        await lead.Follow("Share this child");
        await lead.Page.SelectOptionAsync("#account", "social-worker");
        await lead.Press("Share the child");
        await Says(lead, "social-worker");

        await using var social = await As("social-worker");
        await OpenFromHome(social, "Holda");
        await Act(social, "Place a safeguarding hold", async () =>
        {
            await social.Choose("referred", "yes");
            await social.Choose("contact", "no");
        });
        await Says(social, "Do not contact the family");
        await social.Go("/");
        await Says(social, "Do not contact the family"); // on the list too

        await using var officer = await As("officer");
        await Find(officer, child);
        await Says(officer, "Do not contact the family");
        await officer.Follow("Write a letter");
        await officer.Choose("template", "enquiry");
        await officer.Choose("to", "the parent or carer");
        await officer.Press("Write a letter");
        await officer.Choose("to", "the parent or carer");
        await officer.Press("Write a letter");
        await Says(officer, "The family must not be contacted: a safeguarding hold says so");

        await OpenFromHome(social, "Holda");
        await Act(social, "Lift the safeguarding hold", () => social.Fill("why", "Seen alone; no harm found"));
        await SaysNot(social, "Do not contact the family");
        await Find(officer, child);
        await SaysNot(officer, "Do not contact the family");

        await lead.Press("End the sharing with social-worker");
        await social.Go("/");
        await SaysNot(social, "Holda");
        Assert.Equal(404, (await social.Go($"/children/{child}"))!.Status);
    }

    [Fact]
    public async Task An_admissions_officer_brings_a_child_from_application_over_refusal_and_panel_to_the_first_day()
    {
        var child = Child("Admita", CaseState.Located, CaseState.Placing);
        Share(child, "admissions-officer");
        await using var admissions = await As("admissions-officer");
        await OpenFromHome(admissions, "Admita");
        Task Application(string kind, string school, DateOnly? start = null) => Act(admissions, "Record an application or its outcome", async () =>
        {
            await admissions.Choose("kind", kind);
            await admissions.Fill("school", school);
            if (start is { } first)
            {
                await admissions.Day("start", first);
            }
        });

        await Application("submitted", "100049");
        await Application("refused", "100049");
        await Act(admissions, "Fair access", async () =>
        {
            await admissions.Choose("step", "accepted");
            await admissions.Choose("ground", "four-weeks");
            await admissions.Fill("why", "Out of education since the summer");
        });
        await Says(admissions, "Missing education since");
        await admissions.Follow("Panel page");
        await SaysNot(admissions, "Admita");
        await admissions.Page.Locator("main").GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Fair access" }).ClickAsync();
        await admissions.Choose("step", "school-named");
        await admissions.Fill("school", School);
        await admissions.Fill("why", "Nearest with a place in the year");
        await admissions.Press("Fair access");
        await Application("offered", School, Today.AddDays(3));
        await Says(admissions, "Place offered, not yet started");
        await Act(admissions, "Record the start at a school", async () =>
        {
            await admissions.Fill("school", School);
            await admissions.Choose("kind", "school");
            await admissions.Day("on", Today);
            await admissions.Choose("attended", "yes");
            await admissions.Fill("evidence", "New-pupil return, and a call");
        });
        await Says(admissions, "Not missing education");
    }

    [Fact]
    public async Task A_home_education_officer_takes_a_notification_to_a_judgement_that_it_is_suitable()
    {
        var child = Child("Homa", CaseState.Located, CaseState.HomeEducationReview);
        Share(child, "home-education-officer");
        await using var home = await As("home-education-officer");
        await OpenFromHome(home, "Homa");
        await Judge(home, "not-yet", Today.AddDays(-10), "The parent wrote");
        await Says(home, "Not known whether missing education");
        await Judge(home, "suitable", Today, "A full week's work was seen");
        await Says(home, "Not missing education");
    }

    [Fact]
    public async Task Home_education_found_unsuitable_goes_by_notice_and_intention_to_an_order_its_breach_and_its_end()
    {
        var child = Child("Orda", CaseState.Located, CaseState.HomeEducationReview);
        Share(child, "home-education-officer");
        await using var home = await As("home-education-officer");
        await OpenFromHome(home, "Orda");
        await Judge(home, "unsuitable", Today.AddDays(-60), "No work could be shown, twice");
        await Says(home, "Missing education since");
        await using var officer = await As("officer");
        await Find(officer, child);
        await Act(officer, "Move the case on", async () =>
        {
            await officer.Choose("to", "order-track");
            await officer.Fill("why", "It appears that no suitable education is given");
        });

        await OpenFromHome(home, "Orda");
        await Step(home, "Record a step towards an order", "notice-served", Today.AddDays(-50));
        await Says(home, "Notice to satisfy the authority served (s 437(1))");
        await Refused(home, "Record a step towards an order", "The parent has 15 days beginning with the day of service", () => FillStep(home, "intention-served", Today.AddDays(-36)));
        await Step(home, "Record a step towards an order", "intention-served", Today.AddDays(-35));
        await SaysNot(home, "Serve, change or revoke an order"); // the lead's
        await using var lead = await As("lead");
        await Find(lead, child);
        await Step(lead, "Serve, change or revoke an order", "order-served", Today.AddDays(-15));
        await Step(lead, "Serve, change or revoke an order", "not-complied", Today.AddDays(-1));
        await Says(lead, "prosecution to be considered (s 443)");
        await Step(lead, "Serve, change or revoke an order", "revoked", Today);
        await Says(lead, "Order revoked (s 442)");
    }

    [Fact]
    public async Task An_exclusions_officer_finds_what_is_owed_from_the_sixth_day_and_reviews_a_part_time_timetable()
    {
        var child = Child("Excla", CaseState.Located, CaseState.Placing);
        Do("officer", "start", child, ("school", School), ("kind", "school"), ("on", Iso(-30)), ("attended", "yes"), ("evidence", "The school rang (synthetic)"));
        Share(child, "exclusions-officer");
        await using var exclusions = await As("exclusions-officer");
        await OpenFromHome(exclusions, "Excla");
        await Act(exclusions, "Record a suspension or exclusion", async () =>
        {
            await exclusions.Choose("school", School);
            await exclusions.Choose("kind", "permanent");
            await exclusions.Day("from", Today.AddDays(-14));
        });
        await Says(exclusions, "Full-time education from that day");
        await Says(exclusions, "home authority"); // owes it
        await Act(exclusions, "Record provision", async () =>
        {
            await exclusions.Choose("kind", "ap");
            await exclusions.Fill("place", "A unit (synthetic)");
            await exclusions.Day("from", Today.AddDays(-6));
            await exclusions.Fill("hours", "25");
            await exclusions.Choose("judged", "suitable");
        });
        await SaysNot(exclusions, "Full-time education from that day");

        await Act(exclusions, "Record a part-time timetable", async () =>
        {
            await exclusions.Choose("school", School);
            await exclusions.Fill("hours", "12");
            await exclusions.Day("from", Today.AddDays(-7));
            await exclusions.Day("to", Today.AddDays(21));
            await exclusions.Day("review", Today.AddDays(7));
            await exclusions.Fill("why", "Coming back by steps; the parent agreed");
        });
        await Says(exclusions, "A task that was set");
        await Act(exclusions, "Review the part-time timetable", async () =>
        {
            await exclusions.Choose("outcome", "ends");
            await exclusions.Day("to", Today);
            await exclusions.Fill("why", "Managed every lesson for a week");
        });
        await SaysNot(exclusions, "A task that was set");
        await Says(exclusions, "Record a part-time timetable"); // a new one would be a new decision
    }

    private static Task Judge(Visit visit, string kind, DateOnly on, string why) => Act(visit, "Record home education", async () =>
    {
        await visit.Choose("kind", kind);
        await visit.Day("on", on);
        await visit.Fill("why", why);
    });

    private static Task Step(Visit visit, string title, string step, DateOnly on) => Act(visit, title, () => FillStep(visit, step, on));

    private static async Task FillStep(Visit visit, string step, DateOnly on)
    {
        await visit.Choose("step", step);
        await visit.Day("on", on);
        await visit.Fill("school", School);
        await visit.Fill("why", "What was seen and said (synthetic)");
    }
}
