using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OnRoll.Data.Accounts;
using OnRoll.Web.Hosting;

namespace OnRoll.Web.Api;

/// <summary>A write that is sent again under the same key is answered as it was the first time, and done once.</summary>
/// <remarks>The key is claimed before the act and the answer kept after it. A process killed between the two leaves the key claimed: a caller that asks again is told so, and looks.</remarks>
internal sealed class Idempotency(GivenAnswers given, Asker asker) : IEndpointFilter
{
    private const int LongestKey = 100;
    private static readonly object Repeated = new();

    /// <summary>Whether what is asked was done before under the same key, and only its answer is wanted.</summary>
    public static bool IsRepeated(HttpContext http) => http.Items.ContainsKey(Repeated);

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (context.Arguments.OfType<ActRequest>().FirstOrDefault() is not { Answers: { } answers } || answers.Values.Any(answer => answer is null))
        {
            return TypedResults.Problem("Send the answers as an object, each a text", statusCode: StatusCodes.Status400BadRequest);
        }

        var key = http.Request.Headers["Idempotency-Key"].ToString();
        if (key.Length is 0 or > LongestKey || asker.Principal is not { } principal)
        {
            return TypedResults.Problem("Send an Idempotency-Key of up to 100 characters, a new one for each thing you want done", statusCode: StatusCodes.Status400BadRequest);
        }

        var request = SHA256.HashData(Encoding.UTF8.GetBytes($"{http.Request.Path} {http.Request.Headers.IfMatch} {JsonSerializer.Serialize(answers)}"));
        switch (given.Claim(principal.Account, key, request))
        {
            case null:
                break;
            case { IsSameRequest: false }:
                return TypedResults.Problem("That Idempotency-Key was used for something else", statusCode: StatusCodes.Status422UnprocessableEntity);
            case { Status: 0 }:
                return TypedResults.Problem("That is being done, or was cut off while it was; look at the record before you send it with another key", statusCode: StatusCodes.Status409Conflict);
            case var answer:
                http.Response.Headers["Idempotent-Replayed"] = "true";
                http.Items[Repeated] = true;
                return answer.Answer.Length > 0 ? TypedResults.Text(answer.Answer, "application/json", statusCode: answer.Status) : await next(context);
        }

        object? result;
        try
        {
            result = await next(context);
        }
        catch
        {
            given.Release(principal.Account, key);
            throw;
        }

        var inner = result is INestedHttpResult nested ? nested.Result : result;
        var status = inner is IStatusCodeHttpResult { StatusCode: { } code } ? code : StatusCodes.Status200OK;
        if (status < StatusCodes.Status300MultipleChoices)
        {
            // The record as it was is not kept a second time: whoever asks again is shown it as it is, or given what identifies it.
            given.Keep(principal.Account, key, status, inner is IValueHttpResult { Value: ReferralMade made } ? JsonSerializer.Serialize(made, JsonSerializerOptions.Web) : "");
        }
        else
        {
            given.Release(principal.Account, key);
        }

        return result;
    }
}
