using OnRoll.Domain.Access;
using OnRoll.Domain.Enquiries;
using OnRoll.Domain.Ledger;
using OnRoll.Shared;

namespace OnRoll.Tests.Web;

/// <summary>Schools and services that were asked about a child answer by a page, and are shown nothing of the case.</summary>
public sealed class EnquiryPageTests(WebSite site)
{
    [Theory]
    [InlineData(Role.SchoolOffice, "E02", "school")]
    [InlineData(Role.Police, "E11", "authority")]
    [InlineData(Role.HealthVisitor, "E10", "authority")]
    [InlineData(Role.GeneralPractice, "E10", "authority")]
    [InlineData(Role.Housing, "E09", "authority")]
    public async Task Whoever_was_asked_finds_the_form_at_home_and_what_they_record_is_in_the_log(Role role, string enquiry, string side)
    {
        var child = Asked(WebSite.AccountOf(role));
        var visitor = await Visitor.As(site.App, WebSite.AccountOf(role));

        Assert.Contains($"/enquiries/{child}", (await visitor.Get("/")).Body, StringComparison.Ordinal);
        var form = await visitor.Fetch($"/enquiries/{child}");
        var seen = form.Page.QuerySelector("input[name=seen]")!.GetAttribute("value")!;
        (string, string)[] answers = [("seen", seen), ("enquiry", enquiry), ("side", side), ("on", Today), ("asked", "Our own records (synthetic)"), ("outcome", "no-trace"), ("evidence", "Not known here (synthetic)")];
        var refused = await visitor.Post($"/enquiries/{child}", answers[..^1]);
        var sent = await visitor.Post($"/enquiries/{child}", answers);

        Assert.Equal((200, 422, 302, $"/enquiries/{child}?done=yes"), (form.Status, refused.Status, sent.Status, sent.Location));
        Assert.DoesNotContain("Testling", form.Body, StringComparison.Ordinal);
        var made = Assert.Single(site.App.Operator.OpenCase(child).View.File.Log.Select(line => line.Entry).OfType<EnquiryMade>());
        Assert.Equal((enquiry, WebSite.AccountOf(role), "Not known here (synthetic)"), (made.Enquiry, made.By, made.Evidence));
        Assert.Contains("It was recorded", (await visitor.Get($"/enquiries/{child}?done=yes")).Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_was_not_asked_or_asks_about_a_closed_matter_is_told_as_of_what_is_not_there()
    {
        var child = Asked("somebody-else");
        var police = await site.Visitor(Role.Police);
        var nothing = (await police.Get("/enquiries/202-99999999")).Main;

        Assert.Equal((404, nothing), await police.Get($"/enquiries/{child}") is var answer ? (answer.Status, answer.Main) : default);
        Assert.DoesNotContain($"/enquiries/{child}", (await police.Get("/")).Body, StringComparison.Ordinal);
        site.App.Operator.Tie(child, WebSite.AccountOf(Role.Police), Ties.Sent);
        Assert.Equal(200, (await police.Get($"/enquiries/{child}")).Status);
        Assert.False(site.App.Lead.Do(Domain.Casework.Acts.Find("decide-referral")!, child, new Dictionary<string, string> { ["outcome"] = "returned", ["why"] = "On a roll" }).IsRefused);
        Assert.Equal((404, nothing), await police.Get($"/enquiries/{child}") is var closed ? (closed.Status, closed.Main) : default);
    }

    private static string Today => new Domain.Time.Moment(TimeProvider.System.GetUtcNow()).Day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A synthetic child who is being looked for, and about whom an account was asked.</summary>
    private RecordId Asked(string account)
    {
        var child = site.App.Lead.Refer(WebSite.Referral("Asked")).Record;
        site.App.Operator.Record(GateAction.RecordFacts, child, (_, now) => Domain.Decision.Record(new Registered(new(now.Day), WebSite.School, SchoolKind.School, null)));
        site.App.Operator.Tie(child, account, Ties.Sent);
        return child;
    }
}
