using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using OnRoll.Data.Access;
using OnRoll.Data.Store;

namespace OnRoll.Web.Hosting;

/// <summary>Turns what the store refuses into the answer a page gives. In one place, so that no page tells absence from refusal.</summary>
internal sealed class RefusalsOnPages : IExceptionFilter
{
    public void OnException(ExceptionContext context)
    {
        if (StatusOf(context.Exception) is { } status)
        {
            context.Result = new StatusCodeResult(status);
            context.ExceptionHandled = true;
        }
    }

    /// <summary>The status that stands for a refusal of the store; <c>null</c>: it is a fault of ours.</summary>
    internal static int? StatusOf(Exception fault) => fault switch
    {
        GateClosedException => StatusCodes.Status404NotFound,
        StaleHistoryException => StatusCodes.Status409Conflict,
        UnkeptTextException => StatusCodes.Status422UnprocessableEntity,
        StoreException => StatusCodes.Status503ServiceUnavailable,
        _ => null,
    };
}
