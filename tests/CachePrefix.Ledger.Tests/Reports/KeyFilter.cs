using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CachePrefix.Ledger.Tests.Reports;

/// <summary>Stands for a host's authorisation.</summary>
internal static class KeyFilter
{
    public static void AddEndpointFilterForKey(this IEndpointConventionBuilder endpoint) => endpoint.Add(static builder =>
    {
        var inner = builder.RequestDelegate!;
        builder.RequestDelegate = context =>
        {
            if (context.Request.Query["key"] == "any")
                return inner(context);
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        };
    });
}
