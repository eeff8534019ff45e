using System.ClientModel;
using System.ClientModel.Primitives;
using CachePrefix.Emulator;
using CachePrefix.Gemini.Tests.Support;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;

namespace CachePrefix.Gemini.Tests;

/// <summary>Through the official SDK against the emulator, over HTTP.</summary>
public sealed class EmulatorTests
{
    private const string Rules =
        """
        {"rules":[{"match":{"afterTool":true},"reply":{"text":"The blue room."}},{"match":{"contains":"room"},"reply":{"toolCalls":[{"name":"find_room","input":{"guests":2}}]}},{"reply":{"text":"Gladly."}}]}
        """;

    private static readonly GuestPrompt Prompt = new() { Handbook = Lodge.Handbook, Guest = "Ms Meier", Question = "Is the pool open?" };

    [Fact]
    public async Task After_the_first_call_the_whole_prefix_is_read_and_the_bill_is_that_of_the_service()
    {
        await using var emulator = await StartAsync();
        using var client = Explicit(emulator);
        var guest = new GuestPromptClient(new PromptRuntime(new TierRegistry(new Tier("simple", client))));
        var results = new List<PromptResult<string>>();

        for (var i = 0; i < 8; i++)
            results.Add(await guest.SendAsync(Prompt with { Question = $"Question {i}?" }));

        var prefix = results[0].Usage.CacheWrite;
        Assert.True(prefix > 4_096);
        Assert.All(results, result => Assert.Equal(prefix, result.Usage.CacheRead));
        Assert.All(results.Skip(1), result => Assert.Equal(0, result.Usage.CacheWrite));
        var storage = emulator.Stats.Total.CostUsd - results.Sum(result => result.Cost);
        Assert.InRange(storage!.Value, 0, 0.00001m); // Storage runs on while the two are compared.
        Assert.InRange(client.Storage.Cost, 0, 0.00001m);
    }

    [Fact]
    public async Task Tools_in_the_cache_are_called_and_run()
    {
        await using var emulator = await StartAsync();
        using var client = Explicit(emulator);

        var result = await new GuestPromptClient(new PromptRuntime(new TierRegistry(new Tier("simple", client)))).SendAsync(Prompt with { Question = "A room?" });

        Assert.Equal("The blue room.", result.Value);
        Assert.Equal(3, emulator.Requests.Count);
    }

    [Fact]
    public async Task Without_explicit_caches_prefixes_are_read_implicitly()
    {
        await using var emulator = await StartAsync();
        var client = Plain(emulator).WithOpenAICaching();
        var guest = new GuestPromptClient(new PromptRuntime(new TierRegistry(new Tier("simple", client))));
        var results = new List<PromptResult<string>>();

        for (var i = 0; i < 4; i++)
            results.Add(await guest.SendAsync(Prompt with { Question = $"Question {i}?" }));

        Assert.DoesNotContain("prompt_cache", emulator.Requests[0].Text, StringComparison.Ordinal);
        Assert.All(results.Skip(1), result => Assert.True(result.Usage.CacheRead > 4_096));
        Assert.Equal(emulator.Stats.Total.CostUsd, results.Sum(result => result.Cost));
    }

    [Fact]
    public async Task Function_invocation_above_counts_every_request()
    {
        await using var emulator = await StartAsync();
        using var inner = Explicit(emulator);
        var client = inner.AsBuilder().UseFunctionInvocation().Build();

        var response = await client.GetResponseAsync(
            [new(ChatRole.System, [new TextContent(Lodge.Handbook).WithBreakpoint()]), new(ChatRole.User, "A room?")],
            new ChatOptions { Tools = [AIFunctionFactory.Create((int guests) => $"room for {guests}", "find_room")] });

        Assert.Equal("The blue room.", response.Text);
        Assert.Equal(emulator.Stats.Total.Tokens.CacheRead, response.Usage!.CachedInputTokenCount);
    }

    private static Task<ProviderEmulator> StartAsync() => ProviderEmulator.StartAsync(new EmulatorOptions { Rules = AnswerRules.Parse(Rules) });

    private static GeminiCachingChatClient Explicit(ProviderEmulator emulator) =>
        Plain(emulator).WithGeminiCaching(new GeminiCachingOptions { ApiKey = "any", BaseAddress = new Uri(emulator.BaseAddress, "v1beta/") });

    private static IChatClient Plain(ProviderEmulator emulator) => new ChatClient(
        "gemini-3.8-flash",
        new ApiKeyCredential("any"),
        new OpenAIClientOptions { Endpoint = new Uri(emulator.BaseAddress, "v1beta/openai"), RetryPolicy = new ClientRetryPolicy(0) }).AsIChatClient();
}
