using System.Diagnostics;
using System.Globalization;
using System.Text;
using CachePrefix.Benchmarks.Suite;
using CachePrefix.Emulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace CachePrefix.Benchmarks.Emulation;

/// <summary>Requests to the emulator against requests to a server that reads them and answers with a text.</summary>
internal sealed class EmulatorPart : ISuitePart
{
    private const int Clients = 4;
    private const int Requests = 500;

    /// <summary>Some 5,000 tokens.</summary>
    private static readonly string Prefix = string.Concat(Enumerable.Range(0, 5_000 / 13).Select(static number => string.Create(CultureInfo.InvariantCulture, $"Section {number}: the warranty covers parts and labour for two years. ")));

    public string Name => "emulator";

    public async IAsyncEnumerable<Measure> RunAsync(SuiteSize size)
    {
        await using var emulator = await ProviderEmulator.StartAsync(new EmulatorOptions { RecordRequests = false });
        await using var echo = await EchoAsync();
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Add("x-api-key", "any");
        client.DefaultRequestHeaders.Add("anthropic-version", "2023-06-01");
        foreach (var (name, prefix, isGoal) in new[] { ("a prefix of 5,000 tokens", Prefix, true), ("a short prompt", "You answer briefly.", false) })
        {
            var body = Encoding.UTF8.GetBytes(
                $$$"""{"model":"claude-haiku-4-5","max_tokens":100,"system":[{"type":"text","text":"{{{prefix}}}","cache_control":{"type":"ephemeral"}}],"messages":[{"role":"user","content":"What does the warranty cover?"}]}""");
            List<double> own = [], plain = [];
            Task<double> AskAsync() => SendAsync(client, new Uri(emulator.BaseAddress, "v1/messages"), body);
            Task<double> EchoedAsync() => SendAsync(client, new Uri(echo.Urls.First()), body);
            await Contest.WarmAsync(size, AskAsync, EchoedAsync);
            for (var round = 0; round < (size == SuiteSize.Short ? 5 : 15); round++)
            {
                own.Add(await AskAsync());
                plain.Add(await EchoedAsync());
            }

            var (seconds, other) = (Medians.Of(own), Medians.Of(plain));
            var detail = string.Create(CultureInfo.InvariantCulture, $"{Requests / seconds:#,0} and {Requests / other:#,0} requests a second");
            yield return new Measure($"Emulator: {name}, against a plain echo", seconds / other, 2, detail);
            if (isGoal)
                yield return new Measure($"Emulator: 2,000 requests with {name}, against one second", seconds * 2_000 / Requests, 1, detail);
        }
    }

    private static async Task<double> SendAsync(HttpClient client, Uri address, byte[] body)
    {
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(async _ =>
        {
            for (var i = 0; i < Requests / Clients; i++)
            {
                using var content = new ByteArrayContent(body);
                content.Headers.ContentType = new("application/json");
                using var response = await client.PostAsync(address, content).ConfigureAwait(false);
                response.EnsureSuccessStatusCode();
                await response.Content.ReadAsByteArrayAsync().ConfigureAwait(false);
            }
        }));
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static async Task<WebApplication> EchoAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var echo = builder.Build();
        echo.MapPost("/", static async (HttpContext context) =>
        {
            using var copy = new MemoryStream();
            await context.Request.Body.CopyToAsync(copy, context.RequestAborted);
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync("""{"type":"message","content":[{"type":"text","text":"fine"}]}""", context.RequestAborted);
        });
        await echo.StartAsync();
        return echo;
    }
}
