using System.ClientModel;
using System.ClientModel.Primitives;
using CachePrefix.Emulator;
using CachePrefix.Ledger.Tests.Ledgers;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;
using OpenAI.Responses;

namespace CachePrefix.Ledger.Tests.Bills;

/// <summary>What a request costs in another service tier, against the emulator's bill, through the official SDK.</summary>
public sealed class ServiceTierTests : IAsyncLifetime
{
    private readonly KeptRecords _kept = new();
    private ProviderEmulator _emulator = null!;

    public static TheoryData<string, string?, string, decimal?> Tiers => new()
    {
        { "gpt-5.6-sol", null, "default", 1m },
        { "gpt-5.6-sol", "auto", "default", 1m },
        { "gpt-5.6-sol", "flex", "flex", 0.5m },
        { "gpt-5.6-sol", "priority", "priority", 2m },
        { "gpt-5.5", "priority", "priority", 2.5m },
        { "gpt-5-mini", "priority", "priority", 1.8m },
        { "gpt-5.4-nano", "flex", "flex", 0.5m },
        { "gpt-5.4-nano", "priority", "priority", null },
        { "gpt-5.6-sol", "scale", "scale", null },
    };

    [Theory]
    [MemberData(nameof(Tiers))]
    public async Task A_request_costs_what_its_service_tier_costs(string model, string? asked, string processed, decimal? multiplier)
    {
        foreach (var isResponses in new[] { false, true })
        {
            foreach (var isStream in new[] { false, true })
            {
                _kept.Records.Clear();
                var before = _emulator.Stats.Total;
                using var client = Client(model, isResponses).WithOpenAICaching().WithMetering(new CallMeter([_kept]));
                if (isStream)
                    await client.GetStreamingResponseAsync("When is breakfast?", Options(asked, isResponses)).ToListAsync();
                else
                    await client.GetResponseAsync("When is breakfast?", Options(asked, isResponses));

                var record = Assert.Single(_kept.Records);
                var bill = _emulator.Stats.Total;
                Assert.Equal(processed, record.ServiceTier);
                Assert.Equal(record.WarmCost * multiplier, record.Cost);
                Assert.Equal(bill.CostUsd - before.CostUsd, record.Cost ?? 0);
                Assert.Equal(bill.UnpricedRequests - before.UnpricedRequests, record.Cost is null ? 1 : 0);
            }
        }
    }

    /// <summary>The tier of a generated client that asks for flex processing, and one whose client below runs the tools.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_prompt_on_a_flex_tier_costs_half(bool invokesFunctions)
    {
        var client = Client("gpt-5.6-sol", isResponses: false).WithOpenAICaching().AsBuilder()
            .ConfigureOptions(static options => options.RawRepresentationFactory = static _ => Raw("flex"));
        using var tier = (invokesFunctions ? client.UseFunctionInvocation() : client).Build();
        var faq = new FaqPromptClient(new PromptRuntime(new TierRegistry(new Tier("openai", tier)), observers: [new CallMeter([_kept])]));

        var result = await faq.SendAsync(new FaqPrompt { Question = "When is breakfast?" });

        var record = Assert.Single(_kept.Records);
        Assert.Equal((_emulator.Stats.Total.CostUsd, "flex"), (record.Cost, record.ServiceTier));
        Assert.Equal(record.WarmCost / 2, result.Cost);
    }

    public async Task InitializeAsync() => _emulator = await ProviderEmulator.StartAsync(new EmulatorOptions { FirstTokenDelay = TimeSpan.Zero });

    public async Task DisposeAsync() => await _emulator.DisposeAsync();

    private IChatClient Client(string model, bool isResponses) => isResponses
        ? new ResponsesClient(new ApiKeyCredential("any"), new ResponsesClientOptions { Endpoint = _emulator.OpenAIAddress, RetryPolicy = new ClientRetryPolicy(0) }).AsIChatClient(model)
        : new ChatClient(model, new ApiKeyCredential("any"), new OpenAIClientOptions { Endpoint = _emulator.OpenAIAddress, RetryPolicy = new ClientRetryPolicy(0) }).AsIChatClient();

    private static ChatOptions? Options(string? serviceTier, bool isResponses) => serviceTier is null ? null : new ChatOptions
    {
        RawRepresentationFactory = isResponses ? _ => new CreateResponseOptions { ServiceTier = serviceTier } : _ => Raw(serviceTier),
    };

    private static ChatCompletionOptions Raw(string serviceTier) => new() { ServiceTier = serviceTier };
}
