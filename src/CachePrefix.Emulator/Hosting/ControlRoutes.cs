using System.Net;
using System.Text;
using CachePrefix.Emulator.Billing;

namespace CachePrefix.Emulator.Hosting;

/// <summary>The emulator's own routes: the bill, forgetting it, and what goes wrong.</summary>
internal static class ControlRoutes
{
    public static void Map(WebApplication application, ProviderEmulator emulator)
    {
        application.MapGet("/emulator/stats", context => StatsWriter.WriteAsync(context.Response, emulator.Stats));
        application.MapPost("/emulator/reset", context => ChangeAsync(context, () =>
        {
            emulator.Reset();
            return Task.CompletedTask;
        }));
        application.MapPost("/emulator/faults", context => ChangeAsync(context, async () =>
        {
            using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
            emulator.Faults = FaultPlan.Parse(await reader.ReadToEndAsync(context.RequestAborted));
        }));
    }

    private static async Task ChangeAsync(HttpContext context, Func<Task> change)
    {
        if (!IsLocal(context))
        {
            await RefuseAsync(context, StatusCodes.Status403Forbidden, "Only programs on this machine may change the emulator; send no Origin header and call it by a loopback address.");
            return;
        }

        try
        {
            await change();
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        }
        catch (AnswerRulesException exception)
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, exception.Message);
        }
    }

    private static Task RefuseAsync(HttpContext context, int status, string message)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain";
        return context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(message + "\n")).AsTask();
    }

    /// <summary>Whether a program on this machine asks, and not a page in a browser that was led here.</summary>
    private static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && !context.Request.Headers.ContainsKey("Origin")
        && (string.Equals(context.Request.Host.Host, "localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(context.Request.Host.Host, out var host) && IPAddress.IsLoopback(host)));
}
