using CachePrefix;
using CachePrefix.Ledger.Reports;
using CachePrefix.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Shows the report of a live ledger.</summary>
public static class ReportEndpoints
{
    private const int DefaultDays = 7;
    private const int MostDays = 400;

    /// <summary>
    /// Maps the report of the program's ledger, the page that <c>cacheprefix report</c> writes. The query <c>?days=30</c> chooses how far back it goes.
    /// Where the program has an <see cref="IQualityVerdictSource"/> it shows the verdicts of evaluations beside the cost. It shows costs, prompt names and tenants: put the host's authorisation before it with <c>RequireAuthorization</c>.
    /// </summary>
    /// <param name="endpoints">The program's endpoints.</param>
    /// <param name="pattern">The path.</param>
    /// <returns>The endpoint, to configure further.</returns>
    public static IEndpointConventionBuilder MapCachePrefixReport(this IEndpointRouteBuilder endpoints, string pattern = "/cacheprefix")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        return endpoints.MapGet(pattern, (RequestDelegate)ShowAsync);
    }

    private static async Task ShowAsync(HttpContext context)
    {
        var days = int.TryParse(context.Request.Query["days"], System.Globalization.CultureInfo.InvariantCulture, out var asked) ? Math.Clamp(asked, 1, MostDays) : DefaultDays;
        var ledger = context.RequestServices.GetService<ICallLedger>()
            ?? throw new CachePrefixConfigurationException("MapCachePrefixReport found no ledger. Call services.AddSqliteLedger(path).");
        var to = (context.RequestServices.GetService<TimeProvider>() ?? TimeProvider.System).GetUtcNow();
        var report = await LedgerReport.ReadAsync(ledger, to.AddDays(-days), to, context.RequestServices.GetService<ModelCatalog>(), context.RequestAborted).ConfigureAwait(false);
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'";
        var quality = context.RequestServices.GetService<IQualityVerdictSource>() is { } source ? await source.ReadAsync(context.RequestAborted).ConfigureAwait(false) : null;
        await context.Response.WriteAsync(ReportPage.Render(report, verdicts: quality), context.RequestAborted).ConfigureAwait(false);
    }
}
