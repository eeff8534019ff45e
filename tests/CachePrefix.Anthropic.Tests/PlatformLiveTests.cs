using CachePrefix.Anthropic.Tests.Support;
using CachePrefix.Emulator;
using Microsoft.Extensions.AI;

namespace CachePrefix.Anthropic.Tests;

/// <summary>The official clients of each platform over HTTP against the emulator's routes for it: what was written is read, and the bill is the results'.</summary>
public sealed class PlatformLiveTests
{
    public static TheoryData<string, string, bool> Calls
    {
        get
        {
            var calls = new TheoryData<string, string, bool>();
            foreach (var (platform, model) in new[] { ("api", "claude-haiku-4-5"), ("bedrock", "us.anthropic.claude-haiku-4-5-20251001-v1:0"), ("vertex", "claude-haiku-4-5@20251001"), ("foundry", "claude-haiku-4-5") })
            {
                calls.Add(platform, model, false);
                calls.Add(platform, model, true);
            }

            return calls;
        }
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task The_second_call_reads_the_prefix_and_the_bill_is_the_results(string platform, string model, bool streams)
    {
        await using var emulator = await ProviderEmulator.StartAsync(new EmulatorOptions { FirstTokenDelay = TimeSpan.Zero });
        using var client = PlatformClients.Create(platform, new PlatformClients.Redirect(emulator.BaseAddress)).AsIChatClient(model).WithAnthropicCaching();
        var concierge = new ConciergePromptClient(new PromptRuntime(new TierRegistry(new Tier("simple", client))));

        var first = await SendAsync(concierge, "May I check in early?", streams);
        var second = await SendAsync(concierge, "May I check out late?", streams);

        Assert.True(first.Usage.CacheWrite > 4_096, first.Usage.ToString());
        Assert.Equal((0L, first.Usage.CacheWrite, 0L), (first.Usage.CacheRead, second.Usage.CacheRead, second.Usage.CacheWrite));
        Assert.Equal(emulator.Stats.Total.CostUsd, first.Cost + second.Cost);
    }

    private static async Task<PromptResult<string>> SendAsync(ConciergePromptClient concierge, string question, bool streams)
    {
        var prompt = new ConciergePrompt { Handbook = Hotel.Handbook, Question = question };
        if (!streams)
            return await concierge.SendAsync(prompt);

        PromptResult<string>? result = null;
        await foreach (var update in concierge.StreamAsync(prompt))
            result = update.Result ?? result;
        return result!;
    }
}
