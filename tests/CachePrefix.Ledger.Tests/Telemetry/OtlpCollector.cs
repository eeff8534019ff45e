using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace CachePrefix.Ledger.Tests.Telemetry;

/// <summary>Takes what OpenTelemetry exports, over HTTP and over gRPC.</summary>
internal sealed class OtlpCollector : IAsyncDisposable
{
    private const int GrpcHeader = 5;

    private readonly WebApplication _application;
    private readonly ConcurrentQueue<ProtoMessage> _traces = new();
    private readonly ConcurrentQueue<ProtoMessage> _metrics = new();

    private OtlpCollector(WebApplication application) => _application = application;

    public Uri HttpAddress { get; private set; } = null!;

    public Uri GrpcAddress { get; private set; } = null!;

    /// <summary>Exported spans: name, attributes.</summary>
    public IReadOnlyList<ProtoMessage> Spans => [.. _traces.SelectMany(static request => request.All(1, 2, 2))];

    /// <summary>The metrics of the last export: each export repeats the sums of the earlier ones.</summary>
    public IReadOnlyList<ProtoMessage> Metrics => [.. _metrics.Last().All(1, 2, 2)];

    public static async Task<OtlpCollector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static options =>
        {
            options.Listen(System.Net.IPAddress.Loopback, 0, static listen => listen.Protocols = HttpProtocols.Http1);
            options.Listen(System.Net.IPAddress.Loopback, 0, static listen => listen.Protocols = HttpProtocols.Http2);
        });
        var application = builder.Build();
        var collector = new OtlpCollector(application);
        application.MapPost("/v1/traces", context => TakeAsync(context, collector._traces, header: 0));
        application.MapPost("/v1/metrics", context => TakeAsync(context, collector._metrics, header: 0));
        application.MapPost("/opentelemetry.proto.collector.trace.v1.TraceService/Export", context => TakeAsync(context, collector._traces, GrpcHeader));
        application.MapPost("/opentelemetry.proto.collector.metrics.v1.MetricsService/Export", context => TakeAsync(context, collector._metrics, GrpcHeader));
        await application.StartAsync();
        var urls = application.Urls.Select(static url => new Uri(url)).ToList();
        (collector.HttpAddress, collector.GrpcAddress) = (urls[0], urls[1]);
        return collector;
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static async Task TakeAsync(HttpContext context, ConcurrentQueue<ProtoMessage> taken, int header)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        taken.Enqueue(ProtoMessage.Parse(body.ToArray().AsSpan(header)));
        if (header == 0)
        {
            context.Response.ContentType = "application/x-protobuf";
            return;
        }

        context.Response.ContentType = "application/grpc";
        context.Response.DeclareTrailer("grpc-status");
        await context.Response.Body.WriteAsync(new byte[GrpcHeader]);
        context.Response.AppendTrailer("grpc-status", "0");
    }
}
