using System.Text.Json.Nodes;
using OnRoll.Domain.Access;

namespace OnRoll.Tests.Web;

/// <summary>An offered case, read by a program of the authority to which it is offered.</summary>
public sealed class OffersApiTests(WebSite site)
{
    [Fact]
    public async Task An_offer_is_read_with_the_version_that_its_answer_must_name_and_says_no_more_than_who_and_why()
    {
        var answer = await site.Caller(Role.Officer).Get($"/api/v1/offers/{site.Other}");

        var offer = JsonNode.Parse(answer.Body)!.AsObject();
        Assert.Equal((200, "206", "Offered Testling", "Said to live there"), (answer.Status, offer["from"]!.GetValue<string>(), offer["name"]!.GetValue<string>(), offer["why"]!.GetValue<string>()));
        Assert.Equal($"\"{offer["version"]!.GetValue<string>()}\"", answer.Response.Headers.ETag?.Tag);
        Assert.Equal(["born", "from", "id", "name", "offered", "version", "why"], offer.Select(property => property.Key).Order(StringComparer.Ordinal));
        var stale = await site.Caller(Role.Officer).Act(site.Other, "answer-hand-over", new Dictionary<string, string> { ["accepted"] = "no", ["why"] = "Not here" }, 1);
        Assert.Equal(409, stale.Status);
        Assert.Equal(404, (await site.Caller(Role.Officer).Get($"/api/v1/offers/{site.Own}")).Status);
    }
}
