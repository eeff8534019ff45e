using Anthropic;
using CachePrefix.Emulator;
using Microsoft.Extensions.AI;

namespace CachePrefix.Anthropic.Tests.Support;

/// <summary>Generated clients on the official SDK, over HTTP, against an emulator.</summary>
internal sealed class Hotel : IAsyncDisposable
{
    private const string Haiku = "claude-haiku-4-5";
    private const string Sonnet = "claude-sonnet-4-6";

    private readonly AnthropicClient _anthropic;

    private Hotel(ProviderEmulator emulator)
    {
        Emulator = emulator;
        _anthropic = new AnthropicClient { BaseUrl = emulator.BaseAddress.ToString().TrimEnd('/'), ApiKey = "test", MaxRetries = 0 };
        Client = CreateClient(Haiku);
        Runtime = new PromptRuntime(new TierRegistry(new Tier("simple", Client), new Tier("complex", CreateClient(Sonnet))));
    }

    /// <summary>Longer than the 4,096 tokens below which the small model caches nothing.</summary>
    public static string Handbook { get; } = string.Join(' ', Enumerable.Range(1, 6_000).Select(i => $"rule{i % 97}"));

    public ProviderEmulator Emulator { get; }

    public IChatClient Client { get; }

    public PromptRuntime Runtime { get; }

    public ConciergePromptClient Concierge => new(Runtime);

    public BookingPromptClient Booking => new(Runtime);

    public static async Task<Hotel> OpenAsync(string rules = """{"rules":[{"reply":{"text":"Gladly."}}]}""") =>
        new(await ProviderEmulator.StartAsync(new EmulatorOptions { Rules = AnswerRules.Parse(rules) }));

    public SentBody Sent(int request) => SentBody.Parse(Emulator.Requests[request].Text);

    public async ValueTask DisposeAsync()
    {
        _anthropic.Dispose();
        await Emulator.DisposeAsync();
    }

    /// <summary>A client of the official SDK for the small model, without caching.</summary>
    public IChatClient CreatePlainClient() => _anthropic.AsIChatClient(Haiku);

    private AnthropicCachingChatClient CreateClient(string model) => _anthropic.AsIChatClient(model).WithAnthropicCaching();
}
