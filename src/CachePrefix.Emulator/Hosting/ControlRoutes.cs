using System.Net;
using System.Text;
using CachePrefix.Emulator.Billing;

namespace CachePrefix.Emulator.Hosting;

/// <summary>The emulator's own routes: the bill, and forgetting it.</summary>
internal static class ControlRoutes
{
    public static void Map(WebApplication application, ProviderEmulator emulator)
    {
        application.MapGet("/emulator/stats", context => StatsWriter.WriteAsync(context.Response, emulator.Stats));
        application.MapPost("/emulator/reset", context =>
        {
            if (!IsLocal(context))
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                context.Response.ContentType = "text/plain";
                return context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes("Only programs on this machine may reset the emulator; send no Origin header and call it by a loopback address.\n")).AsTask();
            }

            emulator.Reset();
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        });
    }

    /// <summary>Whether a program on this machine asks, and not a page in a browser that was led here.</summary>
    private static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && !context.Request.Headers.ContainsKey("Origin")
        && (string.Equals(context.Request.Host.Host, "localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(context.Request.Host.Host, out var host) && IPAddress.IsLoopback(host)));
}
