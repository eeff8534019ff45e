using CachePrefix.Ledger.Tests.Bills;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace CachePrefix.Ledger.Tests.Telemetry;

/// <summary>What a collector is sent, by the real exporter.</summary>
public class OtlpTests
{
    private const string ClientSource = "hotel.client";

    [Theory]
    [InlineData(OtlpExportProtocol.HttpProtobuf, false)]
    [InlineData(OtlpExportProtocol.Grpc, false)]
    [InlineData(OtlpExportProtocol.Grpc, true)]
    public async Task Every_request_is_one_span_and_its_tokens_are_counted_once(OtlpExportProtocol protocol, bool usesOpenTelemetry)
    {
        await using var collector = await OtlpCollector.StartAsync();
        var bill = await RunAsync(collector, protocol, usesOpenTelemetry);

        var requests = collector.Spans.Where(span => span.Text(5)!.StartsWith("chat ", StringComparison.Ordinal)).ToList();
        Assert.Equal(bill.Requests, requests.Count);
        var attributes = requests.Select(span => span.Attributes(9)).ToList();
        Assert.Equal(bill.Tokens.TotalInput, attributes.Sum(each => (long)each["gen_ai.usage.input_tokens"]!));
        Assert.Equal(bill.Tokens.Output, attributes.Sum(each => (long)each["gen_ai.usage.output_tokens"]!));
        Assert.Equal(bill.Tokens.CacheRead, attributes.Sum(each => (long?)each.GetValueOrDefault("gen_ai.usage.cache_read.input_tokens") ?? 0));
        Assert.All(attributes, each => Assert.Equal("anthropic", each["gen_ai.provider.name"]));

        Assert.Equal(bill.Tokens.TotalInput + bill.Tokens.Output, Points(collector, "gen_ai.client.token.usage").Sum(point => point.Double(5)));
        Assert.Equal((double)bill.CostUsd, Points(collector, "cacheprefix.call.cost").Sum(point => point.Double(5)), precision: 9);
        Assert.Equal(bill.Requests, (long)Points(collector, "cacheprefix.cache.hit_rate").Sum(point => BitConverter.DoubleToInt64Bits(point.Double(4))));
        if (!usesOpenTelemetry)
            Assert.Equal(bill.Tokens.CacheWrite, attributes.Sum(each => (long)each["gen_ai.usage.cache_creation.input_tokens"]!));
    }

    private static async Task<Emulator.Billing.ModelBill> RunAsync(OtlpCollector collector, OtlpExportProtocol protocol, bool usesOpenTelemetry)
    {
        Uri Address(string path) => protocol == OtlpExportProtocol.Grpc ? collector.GrpcAddress : new Uri(collector.HttpAddress, path);
        using var traces = Sdk.CreateTracerProviderBuilder()
            .AddSource(CallTelemetry.SourceName, ClientSource)
            .AddOtlpExporter(options => (options.Protocol, options.Endpoint) = (protocol, Address("v1/traces")))
            .Build();
        using var metrics = Sdk.CreateMeterProviderBuilder()
            .AddMeter(CallTelemetry.SourceName, ClientSource)
            .AddOtlpExporter(options => (options.Protocol, options.Endpoint) = (protocol, Address("v1/metrics")))
            .Build();
        await using var program = await HotelProgram.StartAsync("", services => services.AddCallTelemetry(), client =>
            usesOpenTelemetry ? client.AsBuilder().UseOpenTelemetry(sourceName: ClientSource).Build() : client);

        var booking = program.Get<IBookingPromptClient>();
        for (var i = 0; i < 5; i++)
            await booking.SendAsync(new BookingPrompt { Handbook = HotelProgram.Handbook, Request = $"Book number {i}" });
        Assert.True(traces.ForceFlush() && metrics.ForceFlush());
        return program.Emulator.Stats.Total;
    }

    private static IEnumerable<ProtoMessage> Points(OtlpCollector collector, string metric) =>
        collector.Metrics.Where(each => each.Text(1) == metric).SelectMany(static each => each.All(9, 1));
}
