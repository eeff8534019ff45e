using Anthropic;
using CachePrefix.Emulator;
using CachePrefix.Ledger.Reports;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Time.Testing;

namespace CachePrefix.Ledger.Tests.Watches;

[Prompt(Feature = "support", MaxOutputTokens = 100), Tier("simple")]
public sealed partial record SupportPrompt : IPrompt<string>
{
    [CachedPrefix]
    public const string Role = "You answer questions about a small hotel.";

    [CachedPrefix(Stability.Deployment)]
    public required string Context { get; init; }

    [PromptInput]
    public required string Question { get; init; }
}

/// <summary>A deployment that puts a clock into a prompt, from the call to the file for the compiler.</summary>
public sealed class DeploymentTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("ledger").FullName;
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_clock_in_a_prompt_is_named_within_twenty_calls_and_exported_with_the_dollars()
    {
        await using var emulator = await ProviderEmulator.StartAsync(new EmulatorOptions { TimeProvider = _time, FirstTokenDelay = TimeSpan.Zero, RecordRequests = false });
        using var anthropic = new AnthropicClient { BaseUrl = emulator.BaseAddress.ToString().TrimEnd('/'), ApiKey = "any", MaxRetries = 0 };
        var path = Path.Combine(_directory, "calls.db");
        var alerts = new List<CallAlert>();
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(_time)
            .AddCachePrefix(options => options.AddTier("simple", _ => anthropic.AsIChatClient("claude-haiku-4-5").WithAnthropicCaching().WithPrefixGuard()))
            .AddSqliteLedger(path)
            .AddCallWatches(options => options.OnAlert = alerts.Add)
            .AddSupportPrompt()
            .BuildServiceProvider();
        var client = services.GetRequiredService<ISupportPromptClient>();

        for (var i = 0; i < 30; i++)
            await SendAsync(client, Bills.HotelProgram.Handbook);
        Assert.Empty(alerts);
        Assert.Equal(HealthStatus.Healthy, (await HealthAsync(services)).Status);

        var calls = 0;
        while (alerts.Count == 0 && calls < 20)
        {
            calls++;
            await SendAsync(client, $"It is {_time.GetUtcNow():O}. {Bills.HotelProgram.Handbook}");
        }

        Assert.NotEmpty(alerts);
        Assert.Equal(("SupportPrompt", "Context"), (alerts[0].Prompt, alerts[0].Segment));
        Assert.Contains("segment Context changes", alerts[0].Cause, StringComparison.Ordinal);
        Assert.Contains("SupportPrompt", (await HealthAsync(services)).Entries["cacheprefix"].Description!, StringComparison.Ordinal);

        for (var i = 0; i < 40; i++)
            await SendAsync(client, $"It is {_time.GetUtcNow():O}. {Bills.HotelProgram.Handbook}");
        await services.GetRequiredService<LedgerWriter>().FlushAsync();
        var report = await LedgerReport.ReadAsync(SqliteCallLedger.OpenRead(path), _time.GetUtcNow().AddDays(-7), _time.GetUtcNow().AddSeconds(1));
        var prompt = Assert.Single(report.Prompts);
        Assert.InRange(prompt.HitRate!.Value, 0.3, 0.5);
        Assert.True(prompt.WastePerMonth > 1, $"{prompt.WastePerMonth}");
        var usage = UsageExport.Write(report);
        Assert.Contains("\"changedSegment\": \"Context\"", usage, StringComparison.Ordinal);
        Assert.Contains("\"cause\": \"segment Context changes between calls\"", usage, StringComparison.Ordinal);
        var warning = Assert.Single(await EditorBuild.WarningsAsync(
            "using CachePrefix; [Prompt, Tier(\"simple\")] public partial record SupportPrompt { [CachedPrefix(Stability.Deployment)] public string Context { get; init; } = \"\"; }", usage));
        Assert.Contains("warning CPA7001: Prompt 'SupportPrompt' read", warning, StringComparison.Ordinal);
        Assert.Matches(@"segment Context changes between calls; that costs \$[0-9.,]+ a month", warning);
        Assert.DoesNotContain("rule1", usage, StringComparison.Ordinal);
        Assert.Contains("Move what changes in Context", ReportPage.Render(report), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private async Task SendAsync(ISupportPromptClient client, string context)
    {
        _time.Advance(TimeSpan.FromSeconds(2));
        await client.SendAsync(new SupportPrompt { Context = context, Question = "When is breakfast?" });
    }

    private static Task<HealthReport> HealthAsync(IServiceProvider services) => services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
}
