using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using OnRoll.Data.Access;
using OnRoll.Domain;
using OnRoll.Domain.Access;
using OnRoll.Domain.Casework;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Referrals;
using OnRoll.Web.Hosting;
using OnRoll.Web.Pages;

namespace OnRoll.Web.Api;

/// <summary>The same operations for programs. A published version only ever grows.</summary>
internal static class ApiV1
{
    private const string Purpose = "casework by a program, Education Act 1996 s 436A";

    public static void AddApi(this IServiceCollection services)
    {
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, TokenSignIn>(TokenSignIn.SchemeName, null);
        services.AddProblemDetails();
        // What looks like markup is escaped: an answer that ends up in a page is text there.
        services.ConfigureHttpJsonOptions(options => options.SerializerOptions.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All));
        services.AddOpenApi("v1", options => options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "OnRoll";
            document.Info.Version = "1";
            document.Info.Description = "Children missing education: the operations of casework. Every call names an account by its token, is ruled on by the same gate as the pages, and is audited.";
            document.Servers?.Clear();
            return Task.CompletedTask;
        }));
    }

    public static void MapApi(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        var api = app.MapGroup("/api/v1").RequireAuthorization(policy => policy.AddAuthenticationSchemes(TokenSignIn.SchemeName).RequireAuthenticatedUser())
            .AddEndpointFilter<ApiRefusals>().ProducesProblem(401).ProducesProblem(404).ProducesProblem(503).DisableAntiforgery(); // no browser's session counts here: there is nothing to forge
        api.MapGet("/cases", Cases).ProducesProblem(400).WithSummary("Cases of the caller's authority, the soonest due first");
        api.MapGet("/children/{id}", Child).WithSummary("A child's record");
        api.MapGet("/offers/{id}", Offer).WithSummary("A case that another authority offers");
        api.MapGet("/children/{id}/acts/{act}", Questions).WithSummary("What an act asks");
        Written(api.MapPost("/children/{id}/acts/{act}", Do)).ProducesProblem(428).WithSummary("Does something in a case");
        api.MapGet("/referrals/questions", ReferralQuestions).WithSummary("What a referral asks");
        Written(api.MapPost("/referrals", Refer)).WithSummary("Refers a child that the register does not hold");
        api.MapGet("/panels", Panels).ProducesProblem(400).WithSummary("Cases put to panels that meet on or after a day");
        api.MapGet("/without-education", Without).WithSummary("Children with days without any education this school year, those without the longest first");
        api.MapGet("/filters", Filters).WithSummary("Filters of cases that the caller keeps, and those that the team shares");
        api.MapGet("/matches", Matches).WithSummary("Records that may be one child, of which nobody has decided");
        api.MapGet("/changes", Changes).ProducesProblem(400).WithSummary("What has changed since");
        api.MapGet("/settings", SettingsApi.All).WithSummary("The authority's own figures, where the law leaves them to it");
        Written(api.MapPost("/settings", SettingsApi.Set)).WithSummary("Sets one of the authority's own figures from a day on");
        api.Map("/{**nothing}", () => ApiRefusals.NotThere).ExcludeFromDescription();
    }

    /// <summary>What every operation that writes can answer, beside its own.</summary>
    private static RouteHandlerBuilder Written(RouteHandlerBuilder operation) => operation.AddEndpointFilter<Idempotency>()
        .ProducesProblem(400).ProducesProblem(409).ProducesProblem(413).ProducesProblem(415).ProducesValidationProblem(422);

    /// <param name="list">Which list; see the pages' filters. Left out: all open.</param>
    /// <param name="after">Where the page before ended.</param>
    /// <param name="size">How many at most, to 200.</param>
    private static Ok<CaseList> Cases(Asker asker, string? list, string? worker, string? state, string? rank, string? after, int? size)
    {
        var page = asker.Door(Purpose).Cases(CasesAddress.Read(list, worker, state, rank, after) with { Size = size ?? 50 });
        return TypedResults.Ok(new CaseList([.. page.Cases.Select(each => ApiShapes.Of(each.Line))], page.Next.Length > 0 ? page.Next : null));
    }

    private static Ok<ChildResource> Child(HttpContext http, Asker asker, string id)
    {
        var found = asker.Door(Purpose).OpenCase(Id(id));
        http.Response.Headers.ETag = $"\"{ApiShapes.Version(found.Child)}\"";
        var isFamily = RoleTable.IsFamily(asker.Principal!.Role);
        return TypedResults.Ok(ApiShapes.Of(found, asker.Door(Purpose).OpenHousehold(found.Child.Id), isFamily, asker.Today));
    }

    private static Ok<OfferResource> Offer(HttpContext http, Asker asker, string id)
    {
        var offer = asker.Door(Purpose).OpenOffer(Id(id));
        http.Response.Headers.ETag = $"\"{ApiShapes.Version(offer.Version)}\"";
        return TypedResults.Ok(ApiShapes.Of(offer));
    }

    private static Results<Ok<List<QuestionResource>>, ProblemHttpResult> Questions(Asker asker, TimeProvider time, string id, string act)
    {
        var found = asker.Door(Purpose).OpenCase(Id(id));
        return Acts.Find(act) is { } known && found.Acts.Contains(known)
            ? TypedResults.Ok(known.Questions(found.View, new(asker.Principal!, new(time.GetUtcNow()))).Select(ApiShapes.Of).ToList()) : ApiRefusals.NotThere;
    }

    private static Results<Ok<ChildResource>, NoContent, ProblemHttpResult> Do(
        HttpContext http, Asker asker, string id, string act, ActRequest body, [FromHeader(Name = "If-Match")] string? ifMatch)
    {
        if (Acts.Find(act) is not { } known)
        {
            return ApiRefusals.NotThere;
        }

        if (!long.TryParse(ifMatch?.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var seen))
        {
            return TypedResults.Problem("Send the version of the record that you have seen, from its ETag, as If-Match", statusCode: StatusCodes.Status428PreconditionRequired);
        }

        // Sent a second time under the same key, it was done the first time: the record is shown, and nothing done.
        if (!Idempotency.IsRepeated(http) && asker.Door(Purpose).Do(known, Id(id), body.Answers, seen) is { IsRefused: true } decision)
        {
            return Invalid(decision.Problems);
        }

        try
        {
            return Child(http, asker, id);
        }
        catch (GateClosedException)
        {
            return TypedResults.NoContent(); // done, by somebody who may do it and not read the record, such as a service that answers an enquiry
        }
    }

    private static Ok<List<QuestionResource>> ReferralQuestions() => TypedResults.Ok(ReferChild.Questions.Select(ApiShapes.Of).ToList());

    private static Results<Created<ReferralMade>, ProblemHttpResult> Refer(Asker asker, ActRequest body)
    {
        var (decision, record) = asker.Door(Purpose).Refer(body.Answers);
        return decision.IsRefused ? Invalid(decision.Problems) : TypedResults.Created($"/api/v1/children/{record}", new ReferralMade(record.ToString()));
    }

    /// <param name="from">The first day of a meeting; left out: today.</param>
    private static Ok<List<PanelCaseItem>> Panels(Asker asker, DateOnly? from) =>
        TypedResults.Ok(asker.Door(Purpose).Agendas(from ?? asker.Today).Select(ApiShapes.Of).ToList());

    private static Ok<List<WithoutItem>> Without(Asker asker) =>
        TypedResults.Ok(asker.Door(Purpose).WithoutEducation(asker.Today).Select(ApiShapes.Of).ToList());

    private static Ok<List<FilterItem>> Filters(Asker asker) => asker.MayListCases ? TypedResults.Ok(asker.Door(Purpose).KeptFilters().Select(ApiShapes.Of).ToList()) : throw GateClosedException.NoSuchChild;

    private static Ok<List<MatchItem>> Matches(Asker asker) => TypedResults.Ok(asker.Door(Purpose).PossibleMatches().Select(ApiShapes.Of).ToList());

    /// <param name="since">The cursor of the call before; left out: from the beginning.</param>
    private static Ok<ChangeList> Changes(Asker asker, string? since, int? size)
    {
        var changes = asker.Door(Purpose).Changes(since ?? "", size ?? 200);
        return TypedResults.Ok(new ChangeList([.. changes.Items.Select(change => new ChangeItem(change.Record.ToString(), change.At.At, change.To.IsNone ? "case" : "handed-over", change.To.IsNone ? null : change.To.ToString()))], changes.Next));
    }

    internal static ProblemHttpResult Invalid(IReadOnlyList<Problem> problems) => TypedResults.Problem(new HttpValidationProblemDetails(
        problems.GroupBy(problem => problem.Field, StringComparer.Ordinal).ToDictionary(field => field.Key, field => field.Select(problem => problem.Sentence).ToArray(), StringComparer.Ordinal))
    {
        Status = StatusCodes.Status422UnprocessableEntity, // understood, and refused
        Extensions = { ["codes"] = problems.Select(problem => problem.Code).ToArray() },
    });

    private static RecordId Id(string text) => RecordId.TryParse(text, out var id) ? id : throw GateClosedException.NoSuchChild;
}
