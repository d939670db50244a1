using Microsoft.AspNetCore.Http.HttpResults;
using OnRoll.Data.Access;
using OnRoll.Data.Store;
using OnRoll.Web.Hosting;

namespace OnRoll.Web.Api;

/// <summary>Turns what the store refuses into problem details (RFC 9457), in the one place.</summary>
internal sealed class ApiRefusals : IEndpointFilter
{
    /// <summary>The one answer to whatever is not there, or not for the caller.</summary>
    public static ProblemHttpResult NotThere => TypedResults.Problem("There is nothing here, or nothing that this account may see or do", statusCode: StatusCodes.Status404NotFound);

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (Exception fault) when (RefusalsOnPages.StatusOf(fault) is { } status)
        {
            // A refusal says no more than an absence would, whatever the reason that the audit has.
            return fault switch
            {
                GateClosedException => NotThere,
                StoreException => TypedResults.Problem("The register cannot be reached; nothing is half done", statusCode: status),
                _ => TypedResults.Problem(fault.Message, statusCode: status),
            };
        }
    }
}
