using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace OnRoll.Web.Hosting;

/// <summary>Refuses what a page has no handler for. The framework would show the page all the same, with nothing in it and nobody asked.</summary>
internal sealed class OfferedMethods : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var method = context.HttpContext.Request.Method;
        var isRead = HttpMethods.IsGet(method) || HttpMethods.IsHead(method);
        if (context.HandlerMethod is not null || context.ActionDescriptor is not CompiledPageActionDescriptor page || page.ModelTypeInfo?.AsType() == typeof(Pages.ErrorModel))
        {
            return;
        }

        if (!isRead)
        {
            context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
        }
        else if (page.HandlerMethods.Any(handler => HttpMethods.IsGet(handler.HttpMethod)) || context.HttpContext.Request.Query.ContainsKey("handler"))
        {
            context.Result = new NotFoundResult();
        }
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }
}
