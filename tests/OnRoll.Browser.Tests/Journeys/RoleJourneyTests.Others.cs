using Microsoft.Playwright;
using OnRoll.Domain.Casework;

namespace OnRoll.Browser.Tests.Journeys;

/// <content>Schools, administrators, those who oversee, and files.</content>
public abstract partial class RoleJourneyTests
{
    [Fact]
    public async Task A_school_finds_its_pupil_refers_and_the_officer_has_the_referral()
    {
        await using var office = await As("school-office");
        await office.Go("/");
        await office.Follow("The pupils of your school");
        var pupil = await office.Page.Locator("main ul.govuk-list a").First.InnerTextAsync();
        await office.Follow(pupil);
        Assert.Contains(pupil, await office.Page.InnerTextAsync("h1"), StringComparison.Ordinal);
        var child = new Uri(office.Page.Url).AbsolutePath;
        await office.Follow("Add a referral");
        await office.Choose("from", "school");
        await office.Fill("referrer-name", "The office (synthetic)");
        await office.Fill("referrer-contact", "020 7946 0002");
        await office.Choose("withheld", "no");
        await office.Choose("harm", "no");
        await office.Fill("account", "Has not come for ten days, and nobody answers");
        await office.Press("Add a referral");
        await Says(office, "Recorded: Add a referral");
        await SaysNot(office, "nobody answers"); // a school sees that it was received, and not the case

        await using var head = await As("head");
        await head.Go("/");
        await head.Follow("The pupils of your school");
        Assert.True(await head.Page.Locator("main ul.govuk-list a").CountAsync() > 5);
        Assert.Equal(404, (await head.Go("/cases"))!.Status);

        await using var lead = await As("lead");
        await lead.Go("/");
        await lead.Follow("new referrals");
        while (await lead.Page.Locator($"main a[href='{child}']").CountAsync() == 0)
        {
            await lead.Follow("Next page");
        }

        await lead.Page.Locator($"main a[href='{child}']").ClickAsync();
        await Act(lead, "Decide on the referral", async () =>
        {
            await lead.Choose("outcome", "returned");
            await lead.Fill("why", "Visit the home first, please");
        });
        await Says(lead, "Visit the home first, please");
    }

    [Fact]
    public async Task An_administrator_makes_an_account_gives_it_a_password_and_ends_it()
    {
        await using var administrator = await As("administrator");
        await administrator.Go("/");
        await administrator.Follow("Accounts");
        await administrator.Fill("name", "officer");
        await administrator.Page.SelectOptionAsync("#role", "officer");
        await administrator.Press("Make the account");
        await Says(administrator, "There is an account of that name already");
        await administrator.Fill("name", "officer-3");
        await administrator.Page.SelectOptionAsync("#authority", "202");
        await administrator.Press("Make the account");
        await using var officer = await As("officer-3");
        await officer.Go("/cases");
        await Says(officer, "Cases");

        await administrator.Press("Give a first password to officer-3");
        Assert.Matches("^[a-z2-9]{5}(-[a-z2-9]{5}){3}$", await administrator.Page.InnerTextAsync("#given"));
        await administrator.Press("End the account officer-3");
        await officer.Go("/cases");
        Assert.DoesNotContain("Sign out", await officer.Page.InnerTextAsync("body"), StringComparison.Ordinal);
        Assert.Equal(404, (await administrator.Go("/cases"))!.Status);
    }

    [Fact]
    public async Task A_lead_names_the_contact_and_who_covers()
    {
        await using var lead = await As("lead");
        await lead.Go("/");
        await lead.Follow("Named contact");
        await lead.Page.SelectOptionAsync("#account", "officer");
        await lead.Page.SelectOptionAsync("#cover", "officer-2");
        await lead.Fill("phone", "020 7946 0003");
        await lead.Fill("email", "cme@example.org");
        await lead.Press("Name the contact");
        await Says(lead, "020 7946 0003");
        await using var officer = await As("officer");
        await officer.Go("/contact");
        await Says(officer, "officer-2");
        Assert.Equal(0, await officer.Page.GetByRole(AriaRole.Button, new() { Name = "Name the contact" }).CountAsync());
    }

    [Theory]
    [InlineData("inspector")]
    [InlineData("senior-officer")]
    public async Task Those_who_oversee_read_lists_children_and_the_register_and_can_do_nothing(string account)
    {
        var child = Child("Reada", CaseState.Located);
        await using var visit = await As(account);
        await visit.Go("/");
        await visit.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "overdue" }).Last.ClickAsync();
        Assert.Contains("list=overdue", visit.Page.Url, StringComparison.Ordinal);
        await Find(visit, child);
        await Says(visit, "Reada Testling");
        await Says(visit, "Missing education");
        await SaysNot(visit, "What you can do");
        foreach (var act in new[] { "note", "decide-closing", "assign", "share" })
        {
            Assert.Equal(404, (await visit.Go($"/children/{child}/{act}"))!.Status);
        }

        await visit.Go("/");
        await visit.Follow("Children not in school");
        await visit.Page.Locator("main .onroll-tile").First.ClickAsync();
        await Says(visit, "Children not in school");
        Assert.Equal(404, (await visit.Go("/referrals/new?step=who"))!.Status);
    }

    [Fact]
    public async Task A_file_is_sent_reviewed_and_taken_in_and_its_children_are_there()
    {
        await using var officer = await As("officer");
        await officer.Go("/");
        await officer.Follow("Files");
        await officer.Page.SelectOptionAsync("#kind", "referrals");
        await officer.Fill("source", "a journey");
        await officer.Page.SetInputFilesAsync("#file", new FilePayload
        {
            Name = "referrals.csv",
            MimeType = "text/csv",
            Buffer = "id,given_name,surname,date_of_birth,referred_on\nJ1,Filea,Testling,2015-03-01,2026-09-28\nJ2,Fileb,Testling,not a day,2026-09-28\n"u8.ToArray(),
        });
        await officer.Press("Review the file");
        await Says(officer, "Could not be read");
        await officer.Press("Take the file in");
        await Says(officer, "Taken in:");
        await Says(officer, "1 children are new");

        await officer.Follow("Search");
        await officer.Fill("text", "Filea Testling");
        await officer.Day("born", new(2015, 3, 1));
        await officer.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Find", Exact = true }).ClickAsync();
        await officer.Follow("Filea Testling");
        await Says(officer, "1 March 2015");
    }
}
